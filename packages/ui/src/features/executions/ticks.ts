import { dayMs, startOfDay, startOfNextDay, timeOfWall, wallClock } from './time-zone.js'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** The steps that a clock or calendar is read in, in milliseconds. */
const niceSteps = [
  second,
  2 * second,
  5 * second,
  10 * second,
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  20 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  dayMs,
  2 * dayMs,
  7 * dayMs,
  14 * dayMs,
  28 * dayMs,
] as const

/** The shortest of {@link niceSteps} that is at least as long; the longest of them for more. */
export function niceStep(atLeastMs: number): number {
  return niceSteps.find((step) => step >= atLeastMs) ?? 28 * dayMs
}

/** A mark on the time axis. */
export interface Tick {
  readonly time: number
  /** A day begins here: it is labelled by its date. */
  readonly isDay: boolean
}

/** A part of the time axis. Times are milliseconds since 1970. */
export interface TimeSpan {
  readonly from: number
  readonly to: number
}

/**
 * The marks of a time axis, on full steps of the clock on the wall there. Hours that a change of the clock leaves out get none.
 * @param span of the axis
 * @param most how many marks there is room for, at most
 * @param timeZone IANA name; `undefined`: the browser's own
 */
export function buildTicks(span: TimeSpan, most: number, timeZone: string | undefined): Tick[] {
  const step = niceStep((span.to - span.from) / Math.max(1, most))
  const ticks: Tick[] = []
  const last = wallClock(span.to, timeZone)
  for (
    let wall = Math.ceil(wallClock(span.from, timeZone) / step) * step;
    wall <= last;
    wall += step
  ) {
    const time = timeOfWall(wall, timeZone)
    const isDay = wall % dayMs === 0
    const isLeftOut = !isDay && wallClock(time, timeZone) !== wall
    if (!isLeftOut && time >= span.from && time <= span.to) ticks.push({ time, isDay })
  }
  return ticks
}

/** A day, cut to the axis. */
export interface DayBand extends TimeSpan {
  /** Every other day: its ground is drawn darker. */
  readonly isOdd: boolean
}

/** The days that the axis covers. */
export function buildDays(span: TimeSpan, timeZone: string | undefined): DayBand[] {
  const days: DayBand[] = []
  for (let start = startOfDay(span.from, timeZone); start < span.to;) {
    const next = startOfNextDay(start, timeZone)
    const number = Math.floor(wallClock(start, timeZone) / dayMs)
    days.push({
      from: Math.max(start, span.from),
      to: Math.min(next, span.to),
      isOdd: number % 2 !== 0,
    })
    start = next
  }
  return days
}
