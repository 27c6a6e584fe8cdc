import { Cron } from 'croner'

/** When a scenario may not start, all the same: only within one of these windows. */
interface ScheduleRestriction {
  /** 0 (Sunday) to 6. */
  readonly days?: readonly number[]
  /** 1 to 12. */
  readonly months?: readonly number[]
  /** From and to, `HH:MM`. */
  readonly time?: readonly [string, string]
}

interface Bounds {
  /** From and to, ISO 8601: outside it nothing starts. */
  readonly between?: readonly [string, string]
  readonly restrict?: readonly ScheduleRestriction[]
}

/**
 * When a scenario starts by itself, in the words of the live API (`@makehq/sdk`, type `Scheduling`), and `cron`, which
 * only the guide can say. Times of day are `HH:MM` in the organisation's zone; `interval` is in seconds, 60 at least.
 */
export type Scheduling =
  | ({ readonly type: 'immediately' | 'on-demand' } & Bounds)
  | ({ readonly type: 'indefinitely'; readonly interval: number } & Bounds)
  | ({ readonly type: 'once'; readonly date: string } & Bounds)
  | ({ readonly type: 'daily'; readonly time: string } & Bounds)
  | ({ readonly type: 'weekly'; readonly days: readonly number[]; readonly time: string } & Bounds)
  | ({ readonly type: 'monthly'; readonly days: readonly number[]; readonly time: string } & Bounds)
  | ({
      readonly type: 'yearly'
      readonly months: readonly number[]
      readonly days: readonly number[]
      readonly time: string
    } & Bounds)
  | ({ readonly type: 'cron'; readonly expression: string; readonly timeZone: string } & Bounds)

/** What else the next start hangs on. */
export interface ScheduleContext {
  /** The organisation's zone. */
  readonly timeZone: string
  /** From when an interval is counted, in ms since the epoch. */
  readonly anchor: number
}

const minute = 60_000

/** The next start strictly after `after`, or `null` if there is none. */
export function nextStart(
  scheduling: Scheduling,
  after: number,
  context: ScheduleContext,
): number | null {
  let at = nextUnbounded(scheduling, after, context)
  // A window may lie far off; an interval of a minute meets any yearly window within this many steps.
  for (let step = 0; at !== null && step < 550_000; step++) {
    const bound = withinBounds(scheduling, at, context.timeZone)
    if (bound === 'inside') return at
    if (bound === 'over') return null
    at = nextUnbounded(scheduling, Math.max(at, bound - 1), context)
  }
  return null
}

function nextUnbounded(
  scheduling: Scheduling,
  after: number,
  { timeZone, anchor }: ScheduleContext,
): number | null {
  switch (scheduling.type) {
    case 'immediately':
    case 'on-demand':
      return null
    case 'indefinitely': {
      const step = scheduling.interval * 1000
      return anchor + (Math.floor((after - anchor) / step) + 1) * step
    }
    case 'once': {
      const at = Date.parse(scheduling.date)
      return at > after ? at : null
    }
    default: {
      const cron = toCron(scheduling, { timeZone, anchor })
      if (!cron) return null
      return readCron(cron).nextRun(new Date(after))?.getTime() ?? null
    }
  }
}

const crons = new Map<string, Cron>()

function readCron({ expression, timeZone }: { expression: string; timeZone: string }): Cron {
  const key = `${timeZone} ${expression}`
  let cron = crons.get(key)
  if (!cron) {
    cron = new Cron(expression, { timezone: timeZone })
    crons.set(key, cron)
  }
  return cron
}

/** `inside`, `over` (never again), or the first moment at which looking again makes sense. */
function withinBounds(
  { between, restrict }: Scheduling,
  at: number,
  timeZone: string,
): 'inside' | 'over' | number {
  if (between) {
    const [from, to] = [Date.parse(between[0]), Date.parse(between[1])]
    if (at > to) return 'over'
    if (at < from) return from
  }
  if (!restrict || restrict.length === 0) return 'inside'
  const local = localTime(at, timeZone)
  const inside = restrict.some(
    ({ days, months, time }) =>
      (!days || days.includes(local.weekday)) &&
      (!months || months.includes(local.month)) &&
      (!time || (local.clock >= time[0] && local.clock <= time[1])),
  )
  return inside ? 'inside' : at
}

const formats = new Map<string, Intl.DateTimeFormat>()
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function localTime(at: number, timeZone: string) {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      month: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    weekday: weekdays.indexOf(parts.get('weekday') ?? ''),
    month: Number(parts.get('month')),
    clock: `${parts.get('hour')}:${parts.get('minute')}`,
  }
}

/**
 * The same schedule as the guide says it, or `null` where cron can't: webhooks, single dates, on demand, intervals that
 * don't divide the hour or the day. Bounds have no counterpart there.
 */
export function toCron(
  scheduling: Scheduling,
  { timeZone, anchor }: ScheduleContext,
): { expression: string; timeZone: string } | null {
  switch (scheduling.type) {
    case 'immediately':
    case 'on-demand':
    case 'once':
      return null
    case 'indefinitely':
      return intervalToCron(scheduling.interval, anchor)
    case 'daily':
      return { expression: `${clockToCron(scheduling.time)} * * *`, timeZone }
    case 'weekly':
      return {
        expression: `${clockToCron(scheduling.time)} * * ${scheduling.days.join(',')}`,
        timeZone,
      }
    case 'monthly':
      return {
        expression: `${clockToCron(scheduling.time)} ${scheduling.days.join(',')} * *`,
        timeZone,
      }
    case 'yearly':
      return {
        expression: `${clockToCron(scheduling.time)} ${scheduling.days.join(',')} ${scheduling.months.join(',')} *`,
        timeZone,
      }
    default:
      return { expression: scheduling.expression, timeZone: scheduling.timeZone }
  }
}

function clockToCron(time: string): string {
  const [hour, minute] = time.split(':')
  return `${Number(minute)} ${Number(hour)}`
}

/** An interval counted from `anchor` keeps its offset: every 15 minutes from 00:07 is `7-59/15`. */
function intervalToCron(
  seconds: number,
  anchor: number,
): { expression: string; timeZone: string } | null {
  const minutes = seconds / 60
  if (!Number.isInteger(minutes)) return null
  const offset = Math.floor(anchor / minute)
  const timeZone = 'UTC'
  if (minutes === 1) return { expression: '* * * * *', timeZone }
  if (60 % minutes === 0) {
    const first = offset % minutes
    if (minutes === 60) return { expression: `${first} * * * *`, timeZone }
    return { expression: `${first === 0 ? '*' : `${first}-59`}/${minutes} * * * *`, timeZone }
  }
  const hours = minutes / 60
  if (!Number.isInteger(hours) || 24 % hours !== 0) return null
  const first = Math.floor(offset / 60) % hours
  const hour = hours === 24 ? `${first}` : `${first === 0 ? '*' : `${first}-23`}/${hours}`
  return { expression: `${offset % 60} ${hour} * * *`, timeZone }
}

/**
 * Whether a cron expression can be read.
 * @returns what is wrong with it, in words
 */
export function cronFault(expression: string, timeZone: string): string | undefined {
  try {
    new Cron(expression, { timezone: timeZone }).nextRun()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'The schedule can’t be read.'
  }
}
