import { presetLength, type TimePreset } from '../../client/time-presets.js'
import type { TimeSpan } from './ticks.js'

/** A stretch of time up to now. */
export type TimelinePreset = TimePreset

/** A stretch of time with a fixed beginning and end, both inclusive, as ISO 8601 texts: a link can carry them. */
export interface TimelineSpan {
  readonly from: string
  readonly to: string
}

/** Which time a timeline shows: up to now, or a stretch of its own. */
export type TimelineRange = TimelinePreset | TimelineSpan

/** The fixed stretch of a range, in milliseconds since 1970; `undefined` for the presets, which move on with the clock. */
export function spanOfRange(range: TimelineRange): TimeSpan | undefined {
  return typeof range === 'string'
    ? undefined
    : { from: Date.parse(range.from), to: Date.parse(range.to) }
}

/** The stretch of time as a range: on full seconds, which a link can carry, and none of it left out. */
export function rangeOfSpan({ from, to }: TimeSpan): TimelineSpan {
  const second = 1_000
  return {
    from: new Date(Math.floor(from / second) * second).toISOString(),
    to: new Date(Math.ceil(to / second) * second).toISOString(),
  }
}

/** The range as it can be used: what a link or host got wrong becomes `all`, or is turned round. */
export function soundRange(range: TimelineRange): TimelineRange {
  const span = spanOfRange(range)
  if (span === undefined) return range
  if (Number.isNaN(span.from) || Number.isNaN(span.to)) return 'all'
  return rangeOfSpan({ from: Math.min(span.from, span.to), to: Math.max(span.from, span.to) })
}

/** What tells a range from others: equal ranges have the same. */
export function rangeKey(range: TimelineRange): string {
  return typeof range === 'string' ? range : `${range.from} ${range.to}`
}

/**
 * From when on the runs of a preset are asked for: a little before its beginning, on a full step, so that the question
 * stays the same for a while and a timeline that is mounted again finds its answer in the cache.
 * @returns ISO 8601 UTC, where there is a beginning
 */
export function rangeBounds(range: TimelinePreset, now: number): { readonly from?: string } {
  const length = presetLength(range)
  if (length === undefined) return {}
  const step = length / 24
  return { from: new Date(Math.floor((now - length) / step) * step).toISOString() }
}
