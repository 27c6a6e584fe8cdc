import type { Execution } from '@inlaykit/shared'
import { startTime } from './filter.js'
import { startOfDay, startOfNextDay } from './time-zone.js'

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

/**
 * The lines of the list: each day's heading, then its runs.
 * @param executions newest first, those without a start last
 * @param timeZone IANA name; `undefined`: the browser's own
 */
export function groupByDay(
  executions: readonly Execution[],
  timeZone: string | undefined,
): RunRow[] {
  const groups: { start: number | undefined; next: number; runs: Execution[] }[] = []
  for (const execution of executions) {
    const time = startTime(execution)
    const last = groups.at(-1)
    if (time === -Infinity) {
      if (last !== undefined && last.start === undefined) last.runs.push(execution)
      else groups.push({ start: undefined, next: -Infinity, runs: [execution] })
    } else if (last?.start !== undefined && time >= last.start && time < last.next) {
      last.runs.push(execution)
    } else {
      const start = startOfDay(time, timeZone)
      const group = groups.find((each) => each.start === start)
      if (group !== undefined) group.runs.push(execution)
      else groups.push({ start, next: startOfNextDay(time, timeZone), runs: [execution] })
    }
  }
  const rows: RunRow[] = []
  for (const { start, runs } of groups) {
    const count = runs.length
    rows.push({ kind: 'day', key: `day ${start ?? 'unknown'}`, start, count })
    for (const [index, execution] of runs.entries()) {
      rows.push({ kind: 'run', key: execution.id, execution, place: index + 1, count })
    }
  }
  return rows
}
