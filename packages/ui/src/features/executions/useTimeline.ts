import type { Execution } from '@inlaykit/shared'
import { useMemo } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useNow } from '../../parts/useNow.js'
import { startTime } from './filter.js'
import { rangeLength, type TimelineRange } from './range.js'
import { buildTimeline, type Timeline } from './timeline.js'

const hour = 3_600_000
/** What lies right of now, so that the newest bars keep clear of the edge: a part of the range. */
const ahead = 0.015

/**
 * The timeline of a range that ends now and moves on with it; `undefined` until the width and the time are known.
 * @param width of the axis in CSS pixels
 */
export function useTimeline(
  executions: readonly Execution[],
  range: TimelineRange,
  width: number,
): Timeline | undefined {
  const { timeZone } = useFormat()
  const time = useNow(1_000)
  const oldest = executions.findLast((each) => startTime(each) > -Infinity)
  const length =
    rangeLength(range) ??
    Math.max(hour, ((time ?? 0) - (oldest === undefined ? Infinity : startTime(oldest))) * 1.02)
  // Drawn anew when now has moved by half a pixel, not with each second.
  const step = width === 0 ? 1 : length / width / 2
  const now = time === undefined ? undefined : Math.ceil(time / step) * step

  return useMemo(
    () =>
      now === undefined || width === 0 || !Number.isFinite(length)
        ? undefined
        : buildTimeline(executions, {
            from: now - length,
            to: now + length * ahead,
            now,
            width,
            timeZone,
          }),
    [executions, length, now, timeZone, width],
  )
}
