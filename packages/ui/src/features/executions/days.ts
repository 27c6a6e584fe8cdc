import type { Execution } from '@inlaykit/shared'
import { startTime } from './start-time.js'
import { startOfDay } from './time-zone.js'

/** One line of the list of runs. */
export type RunRow =
  | {
      readonly kind: 'day'
      readonly key: string
      /** When the day began, in milliseconds since 1970; `undefined` over runs whose start is not told. */
      readonly start: number | undefined
      readonly count: number
    }
  | {
      readonly kind: 'run'
      /** The run's id. */
      readonly key: string
      readonly execution: Execution
      /** Its place within the day, from 1. */
      readonly place: number
      /** How many runs the day holds. */
      readonly count: number
    }

/** The lines of the list: each day's heading, then its runs. They are worked out when they are asked for. */
export interface RunRows {
  readonly length: number
  readonly at: (index: number) => RunRow | undefined
  /** The line of a run; -1: it has none. */
  readonly indexOf: (executionId: string) => number
  /** The line of the heading that a line stands below, or is. */
  readonly headingOf: (index: number) => number
  /** How many headings there are from a line on. */
  readonly headingsFrom: (index: number) => number
}

interface Day {
  readonly key: string
  readonly start: number | undefined
  /** The line of its heading. */
  readonly at: number
  /** Its first run, among all. */
  readonly first: number
  readonly count: number
}

/**
 * Divides runs by days. Of a long list only the ends of the days are looked for: what it takes grows with the days.
 * @param executions newest first, those without a start last
 * @param timeZone IANA name; `undefined`: the browser's own
 */
export function groupByDay(
  executions: readonly Execution[],
  timeZone: string | undefined,
): RunRows {
  const days = daysOf(executions, timeZone)
  const dayAt = (index: number): Day | undefined =>
    days[firstWhere(days.length, (at) => (days[at]?.at ?? Infinity) > index) - 1]

  return {
    length: executions.length + days.length,
    at(index) {
      const day = dayAt(index)
      if (day === undefined || index > day.at + day.count) return undefined
      const { key, start, count, first } = day
      const place = index - day.at
      if (place === 0) return { kind: 'day', key, start, count }
      const execution = executions[first + place - 1]
      return execution && { kind: 'run', key: execution.id, execution, place, count }
    },
    indexOf(executionId) {
      const found = executions.findIndex(({ id }) => id === executionId)
      const day = days.findLast(({ first }) => first <= found)
      return found < 0 || day === undefined ? -1 : day.at + 1 + found - day.first
    },
    headingOf: (index) => dayAt(index)?.at ?? -1,
    headingsFrom: (index) =>
      days.length - firstWhere(days.length, (at) => (days[at]?.at ?? Infinity) >= index),
  }
}

function daysOf(executions: readonly Execution[], timeZone: string | undefined): Day[] {
  const days: Day[] = []
  let first = 0
  for (let run = executions[0]; run !== undefined; run = executions[first]) {
    const time = startTime(run)
    const start = time === -Infinity ? undefined : startOfDay(time, timeZone)
    const end =
      first +
      firstWhere(executions.length - first, (at) => {
        const next = executions[first + at]
        return next !== undefined && startTime(next) < (start ?? -Infinity)
      })
    // Where rows are out of order after all, a day comes twice.
    const isKnown = days.some((day) => day.start === start)
    const key = `day ${start ?? 'unknown'}${isKnown ? ` from ${first}` : ''}`
    days.push({ key, start, at: first + days.length, first, count: end - first })
    first = end
  }
  return days
}

/** The first number below `count` for which something holds that holds for all after it too; `count`: none. */
export function firstWhere(count: number, holds: (at: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
