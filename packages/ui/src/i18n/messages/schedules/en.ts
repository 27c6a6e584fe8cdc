import type { MessagePart } from '../../message.js'

/** Schedules in words. */
export const scheduleMessages = {
  'schedule.onDemand': 'On demand',
  'schedule.immediately': 'Immediately, as data arrives',
  'schedule.everySeconds': { one: 'Every second', other: 'Every {count} seconds' },
  'schedule.everyMinutes': { one: 'Every minute', other: 'Every {count} minutes' },
  'schedule.everyHours': { one: 'Every hour', other: 'Every {count} hours' },
  'schedule.everyDays': { one: 'Every day', other: 'Every {count} days' },
  'schedule.once': 'Once, {time}',
  'schedule.daily': 'Daily at {time}',
  'schedule.weekdays': 'Monday to Friday at {time}',
  'schedule.weekly': '{days} at {time}',
  'schedule.monthly': {
    one: 'Day {days} of each month at {time}',
    other: 'Days {days} of each month at {time}',
  },
  'schedule.yearly': '{months}, day {days}, at {time}',
  'schedule.cron': 'Cron {expression}',
  'schedule.inZone': '{schedule} ({zone})',
  'schedule.bounded': '{schedule}, within set times',
} as const satisfies MessagePart
