import type { Schedule, ScheduleWindow } from '@inlaykit/shared'
import { Cron } from 'croner'

/** Moments that bounds leave out are passed over, so many at most: a story doesn't wait for a schedule that never comes. */
const mostLooks = 2_000

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function readCron(expression: string, timeZone: string): Cron {
  return new Cron(expression, { timezone: timeZone, mode: '5-part' })
}

/** Whether an expression of five fields can be read. */
export function isCron(expression: string): boolean {
  try {
    readCron(expression, 'UTC')
    return true
  } catch {
    return false
  }
}

/**
 * When a schedule starts its scenario next, in ms since 1970, as the server works it out; none on demand or by incoming data.
 * @param around `after`: no run lies at it; `anchor`: a run of an interval, from which others are counted; `timeZone`: the organization's
 */
export function nextRuns(
  schedule: Schedule,
  around: { after: number; anchor: number; timeZone: string; count: number },
): number[] {
  const { timeZone, count } = around
  const from = 'between' in schedule && schedule.between ? Date.parse(schedule.between.from) : 0
  const to = 'between' in schedule && schedule.between ? Date.parse(schedule.between.to) : Infinity
  const windows = 'restrict' in schedule ? schedule.restrict : undefined
  const runs: number[] = []
  let at: number | undefined = Math.max(around.after, from - 1)
  for (let look = 0; look < mostLooks && runs.length < count; look += 1) {
    at = momentAfter(schedule, at, around)
    if (at === undefined || at > to) break
    if (windows === undefined || isOpen(windows, at, timeZone)) runs.push(at)
  }
  return runs
}

function momentAfter(
  schedule: Schedule,
  after: number,
  { anchor, timeZone }: { anchor: number; timeZone: string },
): number | undefined {
  const byCron = (expression: string, zone = timeZone) =>
    readCron(expression, zone).nextRun(new Date(after))?.getTime()
  switch (schedule.kind) {
    case 'on-demand':
    case 'immediately':
      return undefined
    case 'interval': {
      const step = schedule.seconds * 1_000
      return anchor + (Math.floor((after - anchor) / step) + 1) * step
    }
    case 'once': {
      const at = Date.parse(schedule.at)
      return at > after ? at : undefined
    }
    case 'cron':
      return byCron(schedule.expression, schedule.timeZone)
    default: {
      const [hour, minute] = schedule.time.split(':').map(Number)
      const days = 'days' in schedule ? schedule.days.join(',') : '*'
      const months = 'months' in schedule ? schedule.months.join(',') : '*'
      const fields = schedule.kind === 'weekly' ? ['*', months, days] : [days, months, '*']
      return byCron([minute, hour, ...fields].join(' '), schedule.timeZone)
    }
  }
}

function isOpen(windows: readonly ScheduleWindow[], at: number, timeZone: string): boolean {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const weekday = weekdays.indexOf(parts.get('weekday') ?? '')
  const clock = `${parts.get('hour')}:${parts.get('minute')}`
  return windows.some(
    ({ days, months, time }) =>
      (days?.includes(weekday) ?? true) &&
      (months?.includes(Number(parts.get('month'))) ?? true) &&
      (time === undefined || (clock >= time.from && clock <= time.to)),
  )
}
