import { z } from 'zod'
import { Schedule, type ScheduleWindow } from '@inlaykit/shared'
import { cronFields, type CronFields } from '../../schedules/cron.js'
import { canonicalZone } from '../../schedules/time-zone.js'
import { refused, type Translation } from '../../schedules/translation.js'

const pair = z.tuple([z.string(), z.string()])
const LiveWindow = z.object({
  days: z.array(z.number()).nullish(),
  months: z.array(z.number()).nullish(),
  time: pair.nullish(),
})
const LiveScheduling = z.object({
  type: z.string(),
  interval: z.number().optional().catch(undefined),
  date: z.string().optional().catch(undefined),
  time: z.string().optional().catch(undefined),
  days: z.array(z.number()).optional().catch(undefined),
  months: z.array(z.number()).optional().catch(undefined),
  maximum_runs_per_minute: z.number().nullish().catch(undefined),
  between: pair.nullish().or(z.tuple([])),
  restrict: z.array(LiveWindow).nullish(),
})
type LiveScheduling = z.infer<typeof LiveScheduling>

/** Make's `scheduling`, as it is written. */
export type LiveWire = Readonly<Record<string, unknown>>

/** Blueprints carry the schedule as an object, and where one is written it is JSON in a text. */
function unwrap(scheduling: unknown): unknown {
  if (typeof scheduling !== 'string') return scheduling
  try {
    return JSON.parse(scheduling) as unknown
  } catch {
    return null
  }
}

function readWindow({ days, months, time }: z.infer<typeof LiveWindow>) {
  return {
    ...(days && { days }),
    ...(months && { months }),
    ...(time && { time: { from: time[0], to: time[1] } }),
  }
}

function readBounds({ between, restrict }: LiveScheduling) {
  return {
    ...(between?.length && { between: { from: readDate(between[0]), to: readDate(between[1]) } }),
    ...(restrict?.length && { restrict: restrict.map(readWindow) }),
  }
}

function translate(scheduling: LiveScheduling): unknown {
  const { type, interval, date, time, days, months, maximum_runs_per_minute: most } = scheduling
  const bounds = readBounds(scheduling)
  switch (type) {
    case 'on-demand':
      return { kind: type, ...bounds }
    case 'immediately':
      return { kind: type, ...(most && { maxRunsPerMinute: most }), ...bounds }
    case 'indefinitely':
      return { kind: 'interval', seconds: interval, ...bounds }
    case 'once':
      return { kind: 'once', at: readDate(date), ...bounds }
    case 'daily':
      return { kind: 'daily', time, ...bounds }
    case 'weekly':
      return { kind: 'weekly', days, time, ...bounds }
    case 'monthly':
      return { kind: 'monthly', days, time, ...bounds }
    case 'yearly':
      return { kind: 'yearly', months, days, time, ...bounds }
    default:
      return null
  }
}

/** A moment with its zone; one without is in the organisation's own zone, which isn't told here. */
function readDate(date: string | undefined): string | undefined {
  const at = date !== undefined && /(z|[+-]\d\d:?\d\d)$/i.test(date) ? Date.parse(date) : Number.NaN
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/**
 * Make's `scheduling` in the contract's words. `null` for whatever the contract can't say in full: a kind that isn't known,
 * missing parts, and bounds that can't be read, since without them it would promise runs that don't come.
 */
export function toSchedule(scheduling: unknown): Schedule | null {
  const told = LiveScheduling.safeParse(unwrap(scheduling))
  if (!told.success) return null
  const schedule = Schedule.safeParse(translate(told.data))
  return schedule.success ? schedule.data : null
}

function writeWindow({ days, months, time }: ScheduleWindow) {
  return {
    ...(days && { days }),
    ...(months && { months }),
    ...(time && { time: [time.from, time.to] }),
  }
}

function writeBounds(schedule: Exclude<Schedule, { kind: 'on-demand' | 'cron' }>) {
  const { between, restrict } = schedule
  return {
    ...(between && { between: [between.from, between.to] }),
    ...(restrict && {
      restrict: restrict.map(writeWindow),
    }),
  }
}

/** Where a schedule names its zone it must be the organisation's, since Make means all times of day in that. */
function foreignZone(timeZone: string, ownZone: string | null) {
  if (ownZone === null) {
    return refused(
      'zone',
      'Make means times of day in the time zone of the organisation, which it does not tell to this connection. Name no time zone, and give the time as it is there.',
    )
  }
  if (canonicalZone(timeZone) === canonicalZone(ownZone)) return null
  return refused(
    'zone',
    `Make means times of day in the time zone of the organisation, ${ownZone}. Give the time as it is there.`,
  )
}

/** So often an hour must be cut that the minutes lie evenly, from its beginning on; `null`: they don't. */
function evenMinutes(minutes: readonly number[]): number | null {
  const distance = 60 / minutes.length
  return minutes.every((minute, index) => minute === index * distance) ? distance : null
}

/** An interval keeps the distance of runs, not the time of day: it says only what leaves hours and days open. */
function toInterval({
  minutes,
  hours,
  monthDays,
  months,
  weekdays,
}: CronFields): Translation<LiveWire> | null {
  if (hours.length < 24 || monthDays || weekdays || months.length < 12) return null
  const distance = evenMinutes(minutes)
  return distance === null ? null : { wire: { type: 'indefinitely', interval: distance * 60 } }
}

const everyDay = Array.from({ length: 31 }, (_, index) => index + 1)

function toClock({ minutes, hours, monthDays, months, weekdays }: CronFields): LiveWire | null {
  const [minute, ...otherMinutes] = minutes
  const [hour, ...otherHours] = hours
  if (minute === undefined || hour === undefined) return null
  if (otherMinutes.length > 0 || otherHours.length > 0 || (monthDays && weekdays)) return null
  const two = (value: number) => String(value).padStart(2, '0')
  const time = `${two(hour)}:${two(minute)}`
  const isAnyMonth = months.length === 12
  if (weekdays) return isAnyMonth ? { type: 'weekly', days: weekdays, time } : null
  if (!isAnyMonth) return { type: 'yearly', months, days: monthDays ?? everyDay, time }
  return monthDays ? { type: 'monthly', days: monthDays, time } : { type: 'daily', time }
}

function fromCron(
  { expression, timeZone }: Extract<Schedule, { kind: 'cron' }>,
  ownZone: string | null,
): Translation<LiveWire> {
  const fields = cronFields(expression)
  const interval = fields && toInterval(fields)
  if (interval) return interval
  const clock = fields && toClock(fields)
  if (!clock) {
    return refused(
      'days-and-times',
      `Make has no schedule that starts at the moments of the cron expression ${expression}. Ask for an interval, or for one time a day: daily, weekly, monthly or yearly.`,
    )
  }
  return foreignZone(timeZone, ownZone) ?? { wire: clock }
}

/**
 * A schedule in Make's own words. Cron, which Make doesn't know, is translated where both start at the same moments; of an
 * interval that is the same distance, counted from when the scenario is switched on.
 * @param ownZone the organisation's zone; `null`: it isn't known. What hangs on it is refused for `zone` then
 */
export function toScheduling(schedule: Schedule, ownZone: string | null): Translation<LiveWire> {
  if (schedule.kind === 'on-demand') return { wire: { type: 'on-demand' } }
  if (schedule.kind === 'cron') return fromCron(schedule, ownZone)
  const bounds = writeBounds(schedule)
  switch (schedule.kind) {
    case 'immediately': {
      const { maxRunsPerMinute: most } = schedule
      return {
        wire: { type: 'immediately', ...(most && { maximum_runs_per_minute: most }), ...bounds },
      }
    }
    case 'interval':
      if (schedule.seconds < 60) {
        return refused(
          'distance',
          'Make has no interval of less than a minute. Ask for 60 seconds or more.',
        )
      }
      return { wire: { type: 'indefinitely', interval: schedule.seconds, ...bounds } }
    case 'once':
      return { wire: { type: 'once', date: schedule.at, ...bounds } }
    default: {
      const { kind, timeZone, between: _b, restrict: _r, ...parts } = schedule
      const isForeign = timeZone === undefined ? null : foreignZone(timeZone, ownZone)
      return isForeign ?? { wire: { type: kind, ...parts, ...bounds } }
    }
  }
}
