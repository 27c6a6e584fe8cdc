import { cronMessages } from '../../i18n/messages/cron/en.js'
import { scheduleMessages } from '../../i18n/messages/schedules/en.js'

export { describeCron } from './describe-cron.js'
/** The texts that it needs. */
export const cronTexts = { ...cronMessages, ...scheduleMessages } as const
