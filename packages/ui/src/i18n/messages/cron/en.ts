import type { MessagePart } from '../../message.js'

/** Cron in words: loaded with what shows them. */
export const cronMessages = {
  'cron.at': 'at {times}',
  'cron.daily': 'Daily {times}',
  'cron.pastHour': {
    one: 'Each hour at minute {minutes}',
    other: 'Each hour at minutes {minutes}',
  },
  'cron.between': '{often}, from {from} to {to}',
  'cron.from': '{often}, counted from {from}',
  'cron.lastDay': 'Last day of the month',
  'cron.monthDays': { one: 'Day {days} of the month', other: 'Days {days} of the month' },
  'cron.workWeek': 'Monday to Friday',
  'cron.eitherDays': '{monthDays}, and also each {weekdays}',
  'cron.onDays': '{days}: {times}',
  'cron.inMonths': '{text} (in {months})',
} as const satisfies MessagePart
