import type { Execution } from '@inlaykit/shared'
import { useMemo } from 'react'
import { presetLength } from '../../client/time-presets.js'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useNow } from '../../parts/useNow.js'
import { startTime } from './start-time.js'
import { spanOfRange, type TimelineRange } from './range.js'
import type { TimeSpan } from './ticks.js'
import { buildTimeline, type Timeline } from './timeline.js'

const minute = 60_000
const hour = 60 * minute
/** What lies right of now, so that the newest bars keep clear of the edge: a part of the range. */
const ahead = 0.015

/** What the axis shows, and all that it could. */
export interface TimelineAxis {
  readonly timeline: Timeline
  /** The whole range: where zooming out ends. */
  readonly whole: TimeSpan
}

/**
 * The timeline of a range, which moves on with the clock if it ends now; `undefined` until the width and the time are known.
 * @param view the part of the range that is shown; `undefined`: all of it
 * @param width of the axis in CSS pixels
 */
export function useTimeline(
  executions: readonly Execution[],
  range: TimelineRange,
  view: TimeSpan | undefined,
  width: number,
): TimelineAxis | undefined {
  const { timeZone } = useFormat()
  const time = useNow(1_000)
  const fixed = spanOfRange(range)
  const length =
    fixed === undefined
      ? lengthOf(range, executions, Math.ceil((time ?? 0) / minute) * minute)
      : fixed.to - fixed.from
  // Drawn anew when now has moved by half a pixel, not with each second.
  const step = width === 0 ? 1 : (view === undefined ? length : view.to - view.from) / width / 2
  const now = time === undefined ? undefined : Math.ceil(time / step) * step
  const from = fixed?.from ?? (now === undefined ? undefined : now - length)
  const to = fixed?.to ?? (now === undefined ? undefined : now + length * ahead)
  const shownFrom = view?.from ?? from
  const shownTo = view?.to ?? to
  // Where the present is out of view, its going on changes nothing.
  const until = shownTo !== undefined && now !== undefined && now > shownTo ? shownTo + 1 : now

  const timeline = useMemo(
    () =>
      until === undefined || shownFrom === undefined || shownTo === undefined || width === 0
        ? undefined
        : buildTimeline(executions, { from: shownFrom, to: shownTo, now: until, width, timeZone }),
    [executions, shownFrom, shownTo, timeZone, until, width],
  )
  if (timeline === undefined || from === undefined || to === undefined) return undefined
  return { timeline, whole: { from, to } }
}

function lengthOf(range: TimelineRange, executions: readonly Execution[], now: number): number {
  const length = typeof range === 'string' ? presetLength(range) : undefined
  if (length !== undefined) return length
  const oldest = executions.findLast((each) => startTime(each) > -Infinity)
  return oldest === undefined ? hour : Math.max(hour, (now - startTime(oldest)) * 1.02)
}
