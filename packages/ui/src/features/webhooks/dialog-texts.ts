import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { webhookDialogMessages } from '../../i18n/messages/webhook-dialogs/en.js'
import { webhookMessages } from '../../i18n/messages/webhooks/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = { ...webhookDialogMessages, ...webhookMessages, ...commonMessages } as const

/** The texts of the dialogs, in the reader's language: they are loaded with them. */
export function useDialogMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
