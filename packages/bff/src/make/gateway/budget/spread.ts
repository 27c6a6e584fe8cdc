import type { MeterState } from './meter.js'

/** So much of a minute's share of background work may go at once; the rest is spread. */
const atOnce = 1 / 6
/** What anybody sent is forgotten after this time, in ms: by then it has left the window. */
const longestMs = 60_000

/** How far background work has gone ahead of an even pace. */
export interface SpreadState extends MeterState {
  /** Up to when what was given would last at an even pace, in ms since the epoch; absent: nothing was given yet. */
  spreadUntil?: number
}

/** What a pace is counted by: the time between two, and how far ahead of it one may be, in ms. */
function paceOf(perMinute: number) {
  const everyMs = longestMs / Math.max(1, perMinute)
  return { everyMs, aheadMs: everyMs * Math.max(1, Math.floor(perMinute * atOnce)) }
}

/**
 * The time in ms until `count` more may go, when `perMinute` are spread over a minute: a sixth of them at once, then one
 * after the other. The generic cell rate algorithm (ITU-T I.371).
 */
export function spreadWait(state: SpreadState, perMinute: number, count: number): number {
  const now = state.at ?? 0
  const { everyMs, aheadMs } = paceOf(perMinute)
  const until = Math.max(now, state.spreadUntil ?? now) + count * everyMs
  return Math.max(0, Math.ceil(until - aheadMs - now - 1e-6))
}

/** How many may go now at that pace, whole. */
export function spreadRoom(state: SpreadState, perMinute: number): number {
  const now = state.at ?? 0
  const { everyMs, aheadMs } = paceOf(perMinute)
  const ahead = Math.max(0, (state.spreadUntil ?? now) - now)
  return Math.max(0, Math.floor((aheadMs - ahead) / everyMs + 1e-6))
}

/** `count` were given, to whomever. */
export function spread(state: SpreadState, perMinute: number, count: number): void {
  const now = state.at ?? 0
  const until = Math.max(now, state.spreadUntil ?? now) + count * paceOf(perMinute).everyMs
  state.spreadUntil = Math.min(until, now + longestMs)
}
