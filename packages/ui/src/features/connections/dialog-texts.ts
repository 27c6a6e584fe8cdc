import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { connectionDialogMessages } from '../../i18n/messages/connection-dialogs/en.js'
import { connectionMessages } from '../../i18n/messages/connections/en.js'
import { problemMessages } from '../../i18n/messages/problems/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = {
  ...connectionDialogMessages,
  ...connectionMessages,
  ...problemMessages,
  ...commonMessages,
} as const

/** The texts of the dialogs, in the reader's language: they are loaded with them. */
export function useDialogMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
