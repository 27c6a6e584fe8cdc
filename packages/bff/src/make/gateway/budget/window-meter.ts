import { adaptedLimit, assumeLimit, lowerLimit, type AdaptiveLimit } from './adaptive-limit.js'
import { keptBack, type WindowAllowance } from './budget.js'
import type { Priority } from '../../port/call.js'
import { reserveFor, turnClock, type Meter } from './meter.js'
import { spread, spreadRoom, spreadWait, type SpreadState } from './spread.js'

const windowMs = 60_000
/** No plan of Make allows more. */
const mostPerMinute = 1000
/** So many different times are kept apart; beyond that they are rounded up, so that what is stored stays small. */
const mostPlaces = 256
const coarseMs = 500

/** `count` places in the window that come free at a time; `foreign`: taken by somebody else, as far as we can tell. */
interface Places {
  freeAt: number
  count: number
  readonly foreign: boolean
}

/** A rolling window; see {@link windowMeter}. */
export interface WindowState extends SpreadState {
  readonly kind: 'window'
  allowance: WindowAllowance
  /** What the upstream's headers tell; `null`: nothing yet. */
  told: number | null
  /** The limit that is felt for; `null` as long as what is known holds. */
  adaptive: AdaptiveLimit | null
  /** Sorted by their time. */
  places: Places[]
  /**
   * Whether answers tell how many requests are left, and so of other programs; absent: none has. Until one does the window
   * is silent.
   */
  tells?: boolean
  /** How many requests had been drawn at the last refusal: those were refused with it. */
  refusedAt: number
}

const sum = (places: readonly Places[]) => places.reduce((all, { count }) => all + count, 0)

function ceilingOf({ allowance, told }: WindowState): number {
  if (told !== null) return allowance.known ? Math.min(allowance.perMinute, told) : told
  return allowance.known ? allowance.perMinute : mostPerMinute
}

function limitOf(state: WindowState): number {
  const ceiling = ceilingOf(state)
  const felt = state.adaptive ? adaptedLimit(state.adaptive, state.at ?? 0) : ceiling
  return Math.min(ceiling, felt)
}

/** Whether nobody has said how many requests a minute there are. */
const isUnknown = ({ allowance, told }: WindowState) => !allowance.known && told === null

/**
 * What background work leaves of the limit: to people's clicks, and where nothing tells of other programs to them too, who
 * may use a third.
 */
const toPeople = 1 / 5
const toPeopleAndOthers = 2 / 5

function reserveOf(state: WindowState): number {
  return Math.ceil(limitOf(state) * (state.tells ? toPeople : toPeopleAndOthers) - 1e-9)
}

/** How many requests a minute a priority has, where it has the limit to itself. */
const shareOf = (state: WindowState, priority: Priority) =>
  limitOf(state) - keptBack - reserveFor(priority, reserveOf(state))

/** Up to when what a priority was given would last at its pace; of what is not spread there is no pace. */
const untilOf = (state: WindowState, priority: Priority) =>
  priority === 'live' ? state.liveUntil : state.spreadUntil

/** Whether a priority is spread over the minute: people never are, the others as long as nothing tells of other programs. */
const isSpread = (state: WindowState, priority: Priority) =>
  !state.tells && priority !== 'interactive'

/** Sorts places, and makes one of those that are alike. */
function joined(places: readonly Places[]): Places[] {
  const kept: Places[] = []
  for (const place of [...places].sort((a, b) => a.freeAt - b.freeAt)) {
    const same = kept.findLast(({ foreign }) => foreign === place.foreign)
    if (same?.freeAt === place.freeAt) same.count += place.count
    else kept.push({ ...place })
  }
  return kept
}

function add(state: WindowState, places: readonly Places[]): void {
  const kept = joined([...state.places, ...places].filter(({ freeAt }) => freeAt > (state.at ?? 0)))
  if (kept.length > mostPlaces) {
    for (const place of kept) place.freeAt = Math.ceil(place.freeAt / coarseMs) * coarseMs
  }
  state.places = kept.length > mostPlaces ? joined(kept) : kept
}

/**
 * The live dialect's limit. A request takes its place from the moment at which it is held until 60 s after its answer,
 * which covers the 60 s after its arrival, whenever that was.
 */
export const windowMeter: Meter<WindowState, WindowAllowance> = {
  open: (allowance) => ({
    kind: 'window',
    at: null,
    blockedUntil: 0,
    allowance,
    told: null,
    adaptive: null,
    places: [],
    refusedAt: 0,
  }),
  allow(state, allowance) {
    if (allowance.known && !state.allowance.known) state.adaptive = null
    state.allowance = allowance
    state.told = null
  },
  turn(state, held, now) {
    const before = state.at
    const back = turnClock(state, now)
    if (back > 0) {
      for (const place of state.places) place.freeAt -= back
      if (state.adaptive) state.adaptive.plateauAt -= back
      if (state.spreadUntil !== undefined) state.spreadUntil -= back
      if (state.liveUntil !== undefined) state.liveUntil -= back
    }
    if (state.adaptive && before !== null) {
      const grownMs = now - Math.max(before, state.adaptive.plateauAt)
      const isPressed = 2 * (sum(state.places) + held) >= limitOf(state)
      if (grownMs > 0 && !isPressed) state.adaptive.plateauAt += grownMs
    }
    state.places = state.places.filter(({ freeAt }) => freeAt > now)
    if (isUnknown(state)) state.adaptive ??= assumeLimit(state.allowance.perMinute, now)
    // Once it is back where it was, what is known holds again.
    else if (state.adaptive && adaptedLimit(state.adaptive, now) >= ceilingOf(state)) {
      state.adaptive = null
    }
  },
  room: (state, held) => limitOf(state) - keptBack - sum(state.places) - held,
  waitFor(state, held, count) {
    const now = state.at ?? 0
    let missing = count - this.room(state, held)
    if (missing <= 0) return 0
    for (const place of state.places) {
      missing -= place.count
      if (missing <= 0) return place.freeAt - now
    }
    return windowMs
  },
  reserve: reserveOf,
  pace(state, priority) {
    if (!isSpread(state, priority)) return Infinity
    return spreadRoom(untilOf(state, priority), state.at ?? 0, shareOf(state, priority))
  },
  paceFor(state, priority, count) {
    if (!isSpread(state, priority)) return 0
    return spreadWait(untilOf(state, priority), state.at ?? 0, shareOf(state, priority), count)
  },
  give(state, priority, count) {
    if (state.tells) return
    const now = state.at ?? 0
    // Background work gives way to everything; what is on screen doesn't wait for the clicks that it shows the outcome of.
    state.spreadUntil = spread(state.spreadUntil, now, shareOf(state, 'background'), count)
    if (priority === 'live') {
      state.liveUntil = spread(state.liveUntil, now, shareOf(state, 'live'), count)
    }
  },
  spend(state, agoMs) {
    add(state, [{ freeAt: (state.at ?? 0) - agoMs + windowMs, count: 1, foreign: false }])
  },
  learn(state, held, { limit, remaining, agoMs, number }, drawn) {
    if (limit !== undefined && limit > 0) {
      state.told = limit
      if (!state.allowance.known) state.adaptive = null
    }
    if (remaining === undefined) return
    state.tells = true
    if (!isUnknown(state)) state.adaptive = null
    const freeAt = (state.at ?? 0) - agoMs + windowMs
    // Whatever was sent after this request, or is on its way, may not have been counted yet when it was answered.
    const leftAtLeast = remaining - Math.max(drawn - number, held)
    const leftAtMost = remaining - held
    const ours = limitOf(state) - sum(state.places) - held
    if (ours > leftAtMost) {
      const unknown = Math.min(limitOf(state), ours - leftAtMost)
      if (unknown > 0) add(state, [{ freeAt, count: unknown, foreign: true }])
    } else if (ours < leftAtLeast) {
      let wrong = leftAtLeast - ours
      for (const place of state.places) {
        if (!place.foreign) continue
        const less = Math.min(place.count, wrong)
        place.count -= less
        wrong -= less
      }
      state.places = state.places.filter(({ count }) => count > 0)
    }
  },
  refuse(state, held, waitMs, { remaining, number }, drawn) {
    const now = state.at ?? 0
    state.blockedUntil = Math.max(state.blockedUntil, now + waitMs)
    if (number <= state.refusedAt) return
    state.refusedAt = drawn
    // Headers tell how much others use, answer by answer. Without them a lower limit is all that leaves room for others.
    if (remaining === undefined) {
      state.tells = false
      const ours = sum(state.places.filter(({ foreign }) => !foreign)) + held
      const limit = limitOf(state)
      // Who was refused after a few requests has learnt little of how many there are.
      state.adaptive = lowerLimit(2 * ours >= limit ? Math.min(ours, limit) : limit, now)
    }
    // The window is full, though not by us. When its places come free isn't known, so they come one by one; at first two,
    // since one is kept back.
    const unknown = Math.max(0, Math.floor(this.room(state, held) + keptBack))
    const step = Math.max(0, windowMs - waitMs) / Math.max(1, unknown)
    add(
      state,
      Array.from({ length: unknown }, (_, index) => ({
        freeAt: now + waitMs + Math.max(0, index - 1) * step,
        count: 1,
        foreign: true,
      })),
    )
  },
  view(state, held) {
    const now = state.at ?? 0
    const wholeAt = Math.max(
      state.places.at(-1)?.freeAt ?? 0,
      held > 0 ? now + windowMs : 0,
      state.blockedUntil,
    )
    const room = now < state.blockedUntil ? 0 : this.room(state, held)
    return {
      limit: limitOf(state),
      remaining: Math.max(0, room),
      resetAt: wholeAt > now ? wholeAt : null,
    }
  },
}
