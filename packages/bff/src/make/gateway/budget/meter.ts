import type { Priority } from '../../port/call.js'
import type { Allowance, BudgetState, ToldLimit } from './budget.js'

/** What every meter keeps. Plain data, since it is stored; times are in ms since the epoch. */
export interface MeterState {
  /** When it was last looked at; `null`: never. */
  at: number | null
  /** Nothing may be sent before. */
  blockedUntil: number
}

/** An answer that tells of the limit. */
export interface Told extends ToldLimit {
  /** How long ago it came, in ms. */
  readonly agoMs: number
  /** The number of the request that it answers, see `Ledger.drawn`. */
  readonly number: number
}

/**
 * Counts an organisation's requests the way its upstream does.
 *
 * Between sending and answer nobody knows when the upstream counts a request, so it weighs from the moment at which
 * somebody holds the right to send it, and begins to be forgotten only when it is spent, which is when it was answered.
 * That way our count is never below the upstream's, however long requests travel. `held` is how many are held.
 */
export interface Meter<S extends MeterState, A extends Allowance> {
  open(allowance: A): S
  /** The allowance has become another; what is used stays used. */
  allow(state: S, allowance: A): void
  /** Goes on to `now`. A clock that was set back makes nobody wait for the difference. */
  turn(state: S, held: number, now: number): void
  /** How many more may be held, were nothing blocked; may be a fraction, and below zero. */
  room(state: S, held: number): number
  /** The least time in ms until there is room for `count` more, as long as nobody else takes it. */
  waitFor(state: S, held: number, count: number): number
  /** How many requests background work leaves to people. */
  reserve(state: S): number
  /** How many rights a priority may have now, were there room: fewer than there is room for where it is spread. */
  pace(state: S, priority: Priority): number
  /** The least time in ms until the pace lets a priority have `count` more. */
  paceFor(state: S, priority: Priority, count: number): number
  /** Rights were given. */
  give(state: S, priority: Priority, count: number): void
  /** A request was answered, or can have reached the upstream at least. @param agoMs how long ago */
  spend(state: S, agoMs: number): void
  /** Learns from the headers of an answer: somebody else may use the organisation too. @param drawn see `Ledger.drawn` */
  learn(state: S, held: number, told: Told, drawn: number): void
  /** The upstream has refused a request for its limit: nothing may be sent for `waitMs`. */
  refuse(state: S, held: number, waitMs: number, told: Told, drawn: number): void
  view(state: S, held: number): BudgetState
}

/**
 * How many requests a priority leaves to those above it; what is on screen leaves half as many to people's own clicks as
 * background work.
 * @param background how many that leaves
 */
export function reserveFor(priority: Priority, background: number): number {
  if (priority === 'interactive') return 0
  return priority === 'background' ? background : Math.floor(background / 2)
}

/** @returns by how much the clock was set back, in ms; the state then stands at `now` */
export function turnClock(state: MeterState, now: number): number {
  const back = Math.max(0, (state.at ?? now) - now)
  if (back > 0) state.blockedUntil -= back
  state.at = now
  return back
}
