const hour = 3_600_000

/** The stretches of time that a timeline offers, up to now; `all`: without a beginning. */
export const timelineRanges = ['hour', 'day', 'week', 'month', 'all'] as const

/** One of {@link timelineRanges}. */
export type TimelineRange = (typeof timelineRanges)[number]

const lengths: Readonly<Record<Exclude<TimelineRange, 'all'>, number>> = {
  hour,
  day: 24 * hour,
  week: 7 * 24 * hour,
  month: 30 * 24 * hour,
}

/** How long a range is, in milliseconds; `undefined` for `all`. */
export function rangeLength(range: TimelineRange): number | undefined {
  return range === 'all' ? undefined : lengths[range]
}

/**
 * From when on runs are asked for: a little before the range, on a full step, so that the question stays the same
 * for a while and a timeline that is mounted again finds its answer in the cache.
 * @returns ISO 8601 UTC; `undefined` for `all`
 */
export function rangeStart(range: TimelineRange, now: number): string | undefined {
  const length = rangeLength(range)
  if (length === undefined) return undefined
  const step = length / 24
  return new Date(Math.floor((now - length) / step) * step).toISOString()
}
