import type { Schedule } from '@inlaykit/shared'
import { useFormat, useMessages } from '../../i18n/I18nProvider.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { describeSchedule } from './describe-schedule.js'

/** Puts schedules into the reader's words. */
export function useScheduleText(): (schedule: Schedule) => string {
  const t = useMessages(scenarioMessages)
  const format = useFormat()
  return (schedule) => describeSchedule(schedule, t, format)
}
