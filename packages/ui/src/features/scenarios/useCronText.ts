import type { MessagePart } from '../../i18n/message.js'
import { useFormat, useMessages } from '../../i18n/I18nProvider.js'
import { late, useLate } from '../../parts/late.js'
import type { CronTexts } from './describe-cron.js'

const words = late(() => import('./cron-words.js'))
const noTexts: MessagePart = {}

/** Cron in words. */
export interface CronText {
  /** `false` until the words are loaded. */
  readonly isReady: boolean
  /** `undefined` before, and for an expression that no words say in full. The time zone is not named. */
  readonly describe: (expression: string) => string | undefined
}

/**
 * Puts cron expressions of five fields into the reader's words, such as "Monday to Friday: at 9:00 AM" for `0 9 * * 1-5`. The
 * program is loaded when this is first used.
 */
export function useCronText(): CronText {
  const loaded = useLate(words)
  const t = useMessages<MessagePart>(loaded?.cronTexts ?? noTexts) as CronTexts
  const format = useFormat()
  return {
    isReady: loaded !== undefined,
    describe: (expression) => loaded?.describeCron(expression, t, format),
  }
}
