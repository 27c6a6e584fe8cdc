import type { Schedule } from '@inlaykit/shared'
import { useFormat, useMessages } from '../../i18n/I18nProvider.js'
import { scheduleMessages } from '../../i18n/messages/schedules/en.js'
import { describeSchedule } from './describe-schedule.js'

/** Puts schedules into the reader's words. */
export function useScheduleText(): (schedule: Schedule) => string {
  const t = useMessages(scheduleMessages)
  const format = useFormat()
  return (schedule) => describeSchedule(schedule, t, format)
}
