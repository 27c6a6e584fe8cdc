import type { MeterState } from './meter.js'

/** So much of a minute's share may go at once; the rest is spread. */
const atOnce = 1 / 6
/** What was sent is forgotten after this time, in ms: by then it has left the window. */
const longestMs = 60_000

/**
 * How far a priority has gone ahead of an even pace: up to when what was given would last at that pace, in ms since the
 * epoch; absent: nothing was given yet.
 */
export interface SpreadState extends MeterState {
  /** Of background work, by what was given to anybody. */
  spreadUntil?: number
  /** Of live updates, by what was given to them. */
  liveUntil?: number
}

/** What a pace is counted by: the time between two, and how far ahead of it one may be, in ms. */
function paceOf(perMinute: number) {
  const everyMs = longestMs / Math.max(1, perMinute)
  return { everyMs, aheadMs: everyMs * Math.max(1, Math.floor(perMinute * atOnce)) }
}

/**
 * The time in ms until `count` more may go, when `perMinute` are spread over a minute: a sixth of them at once, then one
 * after the other. The generic cell rate algorithm (ITU-T I.371).
 * @param until up to when what was given would last
 */
export function spreadWait(
  until: number | undefined,
  now: number,
  perMinute: number,
  count: number,
): number {
  const { everyMs, aheadMs } = paceOf(perMinute)
  const then = Math.max(now, until ?? now) + count * everyMs
  return Math.max(0, Math.ceil(then - aheadMs - now - 1e-6))
}

/** How many may go now at that pace, whole. */
export function spreadRoom(until: number | undefined, now: number, perMinute: number): number {
  const { everyMs, aheadMs } = paceOf(perMinute)
  const ahead = Math.max(0, (until ?? now) - now)
  return Math.max(0, Math.floor((aheadMs - ahead) / everyMs + 1e-6))
}

/** Up to when it lasts once `count` more were given. */
export function spread(
  until: number | undefined,
  now: number,
  perMinute: number,
  count: number,
): number {
  const then = Math.max(now, until ?? now) + count * paceOf(perMinute).everyMs
  return Math.min(then, now + longestMs)
}
