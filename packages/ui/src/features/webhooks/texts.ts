import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { problemStateMessages } from '../../i18n/messages/problem-states/en.js'
import { webhookMessages } from '../../i18n/messages/webhooks/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = { ...webhookMessages, ...problemStateMessages, ...commonMessages } as const

/** The texts of the widget, in the reader's language. */
export function useWebhookMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
