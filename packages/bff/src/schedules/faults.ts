import type { Schedule } from '@inlaykit/shared'
import type { InputFault } from '../core/errors.js'
import { cronFields, isCron } from './cron.js'
import { nextRuns } from './next-runs.js'
import { canonicalZone } from './time-zone.js'

/** February counts with its leap day. */
const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function hasSuchDay(months: readonly number[], days: readonly number[]): boolean {
  return months.some((month) => Math.min(...days) <= longestMonths[month - 1]!)
}

/** Whether one of these days ever comes; true where days and months don't tell. */
function mayCome(expression: string): boolean {
  const fields = cronFields(expression)
  // A day or a weekday is enough where both are named.
  if (!fields?.monthDays || fields.weekdays) return true
  return hasSuchDay(fields.months, fields.monthDays)
}

function* ownFaults(schedule: Schedule, now: number): Generator<InputFault> {
  if ('timeZone' in schedule && schedule.timeZone !== undefined) {
    if (canonicalZone(schedule.timeZone) === null) {
      yield { path: 'timeZone', message: 'must be a time zone such as America/New_York' }
    }
  }
  if (schedule.kind === 'cron') {
    if (!isCron(schedule.expression)) {
      yield {
        path: 'expression',
        message:
          'must be five fields of cron: minute, hour, day of the month, month and weekday, such as 0 9 * * 1-5',
      }
    } else if (!mayCome(schedule.expression)) {
      yield {
        path: 'expression',
        message: 'never comes, since none of its months has such a day: choose another day',
      }
    }
  }
  if (schedule.kind === 'once' && Date.parse(schedule.at) <= now) {
    yield { path: 'at', message: 'lies in the past: choose a time to come' }
  }
  if (schedule.kind === 'yearly' && !hasSuchDay(schedule.months, schedule.days)) {
    yield {
      path: 'days',
      message: 'never comes, since none of the months has such a day: choose another day',
    }
  }
}

function* boundFaults(schedule: Schedule, now: number): Generator<InputFault> {
  if (!('between' in schedule || 'restrict' in schedule)) return
  const { between, restrict = [] } = schedule
  if (between && Date.parse(between.to) < Date.parse(between.from)) {
    yield { path: 'between.to', message: 'must not be before between.from: exchange the two' }
  } else if (between && Date.parse(between.to) <= now) {
    yield { path: 'between.to', message: 'lies in the past: choose a time to come' }
  }
  for (const [index, { time }] of restrict.entries()) {
    if (time && time.to < time.from) {
      yield {
        path: `restrict.${index}.time.to`,
        message: 'must not be before time.from: make two windows of one that goes over midnight',
      }
    }
  }
}

/**
 * What is wrong with a schedule that somebody asks for, beyond its form: zones and expressions that can't be read, and
 * whatever would never start. `path` is below the schedule, and empty where it is the whole.
 * @param context `now` in ms since the epoch · `timeZone` the organisation's, which must be one
 */
export function scheduleFaults(
  schedule: Schedule,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): InputFault[] {
  const faults = [...ownFaults(schedule, now), ...boundFaults(schedule, now)]
  if (faults.length > 0 || schedule.kind === 'on-demand' || schedule.kind === 'immediately') {
    return faults
  }
  const { runs, complete } = nextRuns(schedule, { after: now, timeZone, count: 1 })
  if (runs.length > 0 || !complete) return []
  const isCron = schedule.kind === 'cron'
  return [
    {
      path: isCron ? 'expression' : '',
      message: isCron
        ? 'never comes: choose other days'
        : 'never comes within its bounds: widen between or restrict',
    },
  ]
}
