import type { Schedule, ScheduleWindow } from '@inlaykit/shared'
import { clockCron, cronOf } from './cron.js'
import { localTime } from './time-zone.js'

/** What else the runs of a schedule hang on. */
export interface RunContext {
  /** From when on, in ms since the epoch: no run lies at it. */
  readonly after: number
  /** A run of an interval, from which the others are counted; `after` when absent. */
  readonly anchor?: number | undefined
  /** The organisation's zone, in which times of day and windows are meant unless the schedule names its own. */
  readonly timeZone: string
  /** How many runs are wanted. */
  readonly count: number
}

/** The runs that a schedule has by itself. */
export interface NextRuns {
  /** In ms since the epoch, ascending. */
  readonly runs: readonly number[]
  /** Whether these are all that were asked for, or all that ever come: else the search for more was given up. */
  readonly complete: boolean
}

/**
 * No question costs more looks for a next moment than this: each takes some 0.2 ms. An interval of a day or more that
 * never meets its windows needs as many as it has days.
 */
const mostLooks = 500

type Bounded = Exclude<Schedule, { kind: 'on-demand' | 'cron' }>

/** Finds the moments of one schedule, and counts what that takes. */
class Moments {
  readonly #schedule: Schedule
  readonly #context: RunContext
  readonly #windows: readonly ScheduleWindow[] | undefined
  #looks = 0

  constructor(schedule: Schedule, context: RunContext) {
    this.#schedule = schedule
    this.#context = context
    this.#windows = 'restrict' in schedule ? openWindows(schedule, context.timeZone) : undefined
  }

  get isTired(): boolean {
    return this.#looks >= mostLooks
  }

  #cron(expression: string, timeZone: string, after: number): number | null {
    this.#looks += 1
    return cronOf(expression, timeZone).nextRun(new Date(after))?.getTime() ?? null
  }

  /** The next moment after that one, whatever the bounds. */
  #unbounded(after: number): number | null {
    const schedule = this.#schedule
    const { timeZone, anchor = this.#context.after } = this.#context
    switch (schedule.kind) {
      case 'on-demand':
      case 'immediately':
        return null
      case 'interval': {
        this.#looks += 1
        const step = schedule.seconds * 1000
        return anchor + (Math.floor((after - anchor) / step) + 1) * step
      }
      case 'once': {
        const at = Date.parse(schedule.at)
        return at > after ? at : null
      }
      case 'cron':
        return this.#cron(schedule.expression, schedule.timeZone, after)
      default:
        return this.#cron(clockCron(schedule), schedule.timeZone ?? timeZone, after)
    }
  }

  /** When one of the windows opens next, at `at` or later. */
  #nextOpening(at: number): number | null {
    const openings = (this.#windows ?? []).flatMap(({ days, months, time }) => {
      const [hour, minute] = (time?.from ?? '00:00').split(':').map(Number)
      const expression = `${minute} ${hour} * ${months?.join(',') ?? '*'} ${days?.join(',') ?? '*'}`
      return this.#cron(expression, this.#context.timeZone, at - 1) ?? []
    })
    return openings.length === 0 ? null : Math.min(...openings)
  }

  #isOpen(at: number): boolean {
    if (!this.#windows) return true
    const local = localTime(at, this.#context.timeZone)
    return this.#windows.some(
      ({ days, months, time }) =>
        (!days || days.includes(local.weekday)) &&
        (!months || months.includes(local.month)) &&
        (!time || (local.clock >= time.from && local.clock <= time.to)),
    )
  }

  /** The next moment after that one, within the bounds. */
  next(after: number): number | null {
    const between = 'between' in this.#schedule ? this.#schedule.between : undefined
    const [from, to] = between ? [Date.parse(between.from), Date.parse(between.to)] : [0, Infinity]
    let at = this.#unbounded(Math.max(after, from - 1))
    while (at !== null && !this.isTired) {
      if (at > to) return null
      if (this.#isOpen(at)) return at
      const opening = this.#nextOpening(at)
      // Where the clocks leave out a window it opens at a moment that lies outside of it.
      at = opening === null ? null : this.#unbounded(Math.max(at, opening - 1))
    }
    return null
  }
}

/** The windows in which the schedule's own days, months and time of day may lie. */
function openWindows(schedule: Bounded, timeZone: string): readonly ScheduleWindow[] | undefined {
  const { restrict } = schedule
  if (!restrict || !('time' in schedule) || (schedule.timeZone ?? timeZone) !== timeZone) {
    return restrict
  }
  return restrict.filter(
    ({ days, months, time }) =>
      (!time || (schedule.time >= time.from && schedule.time <= time.to)) &&
      (!days || schedule.kind !== 'weekly' || schedule.days.some((day) => days.includes(day))) &&
      (!months ||
        schedule.kind !== 'yearly' ||
        schedule.months.some((month) => months.includes(month))),
  )
}

/**
 * When a schedule starts its scenario next, as far as the clock alone decides: none on demand, and none by incoming data.
 * Times that the clocks leave out or show twice are run once, at the first moment there is.
 * @throws Error for a cron expression or a zone that can't be read: see `scheduleFaults`
 */
export function nextRuns(schedule: Schedule, context: RunContext): NextRuns {
  const moments = new Moments(schedule, context)
  const runs: number[] = []
  let at: number | null = context.after
  while (runs.length < context.count) {
    at = moments.next(at)
    if (at === null) break
    runs.push(at)
  }
  return { runs, complete: runs.length === context.count || !moments.isTired }
}
