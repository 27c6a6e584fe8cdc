import { keptBack, lowAt, type BucketAllowance } from './budget.js'
import { turnClock, type Meter, type MeterState } from './meter.js'

/** A bucket as a debt that drains; see {@link bucketMeter}. */
export interface BucketState extends MeterState {
  readonly kind: 'bucket'
  allowance: BucketAllowance
  /** By how many requests it fills up a minute: the allowance's, or what the upstream told. */
  perMinute: number
  /** What we have spent. */
  own: number
  /** What is spent in all, as far as the upstream tells; never less than `own`. */
  debt: number
  /** The number of the request whose answer told of `debt` last. */
  toldBy: number
}

function burstOf({ allowance, perMinute }: BucketState): number {
  return Math.max(keptBack + 1, Math.round((allowance.burst * perMinute) / allowance.perMinute))
}

const perMs = ({ perMinute }: BucketState) => perMinute / 60_000

/** What was spent of a larger bucket weighs no more than all that a smaller one holds. */
function setRate(state: BucketState, perMinute: number): void {
  if (perMinute === state.perMinute) return
  state.perMinute = perMinute
  state.own = Math.min(state.own, burstOf(state))
  state.debt = Math.min(state.debt, burstOf(state))
}

/** The guide's limit. */
export const bucketMeter: Meter<BucketState, BucketAllowance> = {
  open: (allowance) => ({
    kind: 'bucket',
    at: null,
    blockedUntil: 0,
    allowance,
    perMinute: allowance.perMinute,
    own: 0,
    debt: 0,
    toldBy: 0,
  }),
  allow(state, allowance) {
    state.allowance = allowance
    setRate(state, allowance.perMinute)
  },
  turn(state, _held, now) {
    const passed = Math.max(0, now - (state.at ?? now))
    turnClock(state, now)
    state.own = Math.max(0, state.own - passed * perMs(state))
    state.debt = Math.max(0, state.debt - passed * perMs(state))
  },
  room: (state, held) => burstOf(state) - keptBack - state.debt - held,
  waitFor(state, held, count) {
    const missing = count - this.room(state, held)
    return Math.max(0, Math.ceil(missing / perMs(state) - 1e-6))
  },
  reserve: () => lowAt,
  pace: () => Infinity,
  paceFor: () => 0,
  give: () => undefined,
  spend(state) {
    // When it was spent doesn't matter: the bucket drains as fast with it as without.
    state.own += 1
    state.debt += 1
  },
  learn(state, _held, { limit, remaining, agoMs, number }) {
    if (limit !== undefined && limit > 0) {
      setRate(state, state.allowance.known ? Math.min(state.allowance.perMinute, limit) : limit)
    }
    if (remaining === undefined) return
    const used = Math.max(state.own, burstOf(state) - remaining - agoMs * perMs(state))
    // An answer counts requests that are still held here, so it may tell too much, which a later one puts right.
    if (used < state.debt && number <= state.toldBy) return
    state.debt = used
    state.toldBy = number
  },
  refuse(state, _held, waitMs) {
    state.blockedUntil = Math.max(state.blockedUntil, (state.at ?? 0) + waitMs)
  },
  view(state, held) {
    const now = state.at ?? 0
    const wholeIn = Math.max((state.debt + held) / perMs(state), state.blockedUntil - now)
    const room = now < state.blockedUntil ? 0 : this.room(state, held)
    return {
      limit: state.perMinute,
      remaining: Math.max(0, Math.min(state.perMinute, Math.floor(room + 1e-9))),
      resetAt: wholeIn > 0 ? now + wholeIn : null,
    }
  },
}
