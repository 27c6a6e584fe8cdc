import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { timeRangeMessages } from '../../i18n/messages/time-ranges/en.js'
import { webhookIncomingMessages } from '../../i18n/messages/webhook-incoming/en.js'
import { webhookMessages } from '../../i18n/messages/webhooks/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = {
  ...webhookIncomingMessages,
  ...timeRangeMessages,
  ...webhookMessages,
  ...commonMessages,
} as const

/** The texts of what came to a webhook, in the reader's language: they are loaded with it. */
export function useIncomingMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
