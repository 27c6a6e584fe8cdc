import { Cron, CronPattern } from 'croner'
import type { Schedule } from '@inlaykit/shared'
import { LRUCache } from 'lru-cache'

const mode = '5-part'
const crons = new LRUCache<string, Cron>({ max: 200 })

/** A schedule whose times of day stand in it. */
export type ClockSchedule = Extract<Schedule, { time: string }>

/** What a cron expression names, field by field; the days in ascending order. */
export interface CronFields {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  /** 1 to 31; `null`: it leaves them open. */
  readonly monthDays: readonly number[] | null
  /** 1 to 12. */
  readonly months: readonly number[]
  /** 0 (Sunday) to 6; `null`: it leaves them open. */
  readonly weekdays: readonly number[] | null
}

/**
 * The runs of a cron expression in a zone.
 * @throws Error when either can't be read
 */
export function cronOf(expression: string, timeZone: string): Cron {
  const key = `${timeZone} ${expression}`
  const known = crons.get(key)
  if (known) return known
  const cron = new Cron(expression, { timezone: timeZone, mode })
  crons.set(key, cron)
  return cron
}

function indexesOf(flags: readonly number[]): number[] {
  return flags.flatMap((flag, index) => (flag ? [index] : []))
}

function readPattern(expression: string): CronPattern | null {
  // Names for whole expressions (`@daily`) are no five fields; the reader would let them pass.
  if (expression.includes('@')) return null
  try {
    return new CronPattern(expression, 'UTC', { mode })
  } catch {
    return null
  }
}

/** Whether an expression of five fields can be read. */
export function isCron(expression: string): boolean {
  return readPattern(expression) !== null
}

/**
 * What an expression names. `null` when it can't be read, and for what days and weekdays alone don't tell: the last day
 * of a month (`L`), the working day nearest to one (`W`), the nth weekday (`#`).
 */
export function cronFields(expression: string): CronFields | null {
  const [, , day = '', , weekday = ''] = expression.trim().split(/\s+/)
  const pattern = readPattern(expression)
  if (!pattern || /[LW#]/i.test(day) || /#|L(?=,|$)/i.test(weekday)) return null
  return {
    minutes: indexesOf(pattern.minute),
    hours: indexesOf(pattern.hour),
    monthDays: pattern.starDOM ? null : indexesOf(pattern.day).map((index) => index + 1),
    months: indexesOf(pattern.month).map((index) => index + 1),
    weekdays: pattern.starDOW ? null : indexesOf(pattern.dayOfWeek),
  }
}

function list(values: readonly number[]): string {
  return [...new Set(values)].sort((a, b) => a - b).join(',')
}

/** A schedule with a time of day as a cron expression, for whatever zone it is meant in. */
export function clockCron(schedule: ClockSchedule): string {
  const [hour, minute] = schedule.time.split(':').map(Number)
  const at = `${minute} ${hour}`
  switch (schedule.kind) {
    case 'daily':
      return `${at} * * *`
    case 'weekly':
      return `${at} * * ${list(schedule.days)}`
    case 'monthly':
      return `${at} ${list(schedule.days)} * *`
    // `yearly`
    default:
      return `${at} ${list(schedule.days)} ${list(schedule.months)} *`
  }
}
