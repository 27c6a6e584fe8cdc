import type { Schedule } from '@inlaykit/shared'
import type { Format } from '../../i18n/format.js'
import type { Translate } from '../../i18n/message.js'
import type { scheduleMessages } from '../../i18n/messages/schedules/en.js'

/** Looks up the texts of schedules. */
export type ScheduleTexts = Translate<typeof scheduleMessages>

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/**
 * When a scenario starts by itself, in words. Times of day are the organisation's own, as in Make, unless the schedule names
 * another zone. Of bounds it is told that there are some.
 */
export function describeSchedule(schedule: Schedule, t: ScheduleTexts, format: Format): string {
  const text = describeStarts(schedule, t, format)
  const zone = 'timeZone' in schedule ? schedule.timeZone : undefined
  const inZone = zone === undefined ? text : t('schedule.inZone', { schedule: text, zone })
  const isBounded =
    ('between' in schedule && schedule.between) || ('restrict' in schedule && schedule.restrict)
  return isBounded ? t('schedule.bounded', { schedule: inZone }) : inZone
}

function describeStarts(schedule: Schedule, t: ScheduleTexts, format: Format): string {
  switch (schedule.kind) {
    case 'on-demand':
      return t('schedule.onDemand')
    case 'immediately':
      return t('schedule.immediately')
    case 'interval':
      return describeInterval(schedule.seconds, t)
    case 'once':
      return t('schedule.once', { time: format.dateTime(schedule.at) })
    case 'daily':
      return t('schedule.daily', { time: format.timeOfDay(schedule.time) })
    case 'weekly':
      return describeWeekly(schedule.days, format.timeOfDay(schedule.time), t, format)
    case 'monthly':
      return t('schedule.monthly', {
        count: schedule.days.length,
        days: listNumbers(schedule.days, format),
        time: format.timeOfDay(schedule.time),
      })
    case 'yearly':
      return t('schedule.yearly', {
        months: format.list(ascending(schedule.months).map((month) => format.month(month))),
        days: listNumbers(schedule.days, format),
        time: format.timeOfDay(schedule.time),
      })
    // `cron`
    default:
      return t('schedule.cron', { expression: schedule.expression })
  }
}

function describeInterval(seconds: number, t: ScheduleTexts): string {
  if (seconds % day === 0) return t('schedule.everyDays', { count: seconds / day })
  if (seconds % hour === 0) return t('schedule.everyHours', { count: seconds / hour })
  if (seconds % minute === 0) return t('schedule.everyMinutes', { count: seconds / minute })
  return t('schedule.everySeconds', { count: seconds })
}

function describeWeekly(
  given: readonly number[],
  time: string,
  t: ScheduleTexts,
  format: Format,
): string {
  // Sunday, which is 0, comes last: as in Make's own dialog.
  const days = [...new Set(given)].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
  if (days.length === 7) return t('schedule.daily', { time })
  if (days.join() === '1,2,3,4,5') return t('schedule.weekdays', { time })
  const width = days.length > 2 ? 'short' : 'long'
  return t('schedule.weekly', {
    days: format.list(days.map((weekday) => format.weekday(weekday, width))),
    time,
  })
}

function listNumbers(values: readonly number[], format: Format): string {
  return format.list(ascending(values).map((value) => format.number(value)))
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}
