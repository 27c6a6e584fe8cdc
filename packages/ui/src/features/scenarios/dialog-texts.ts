import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { scenarioActionMessages } from '../../i18n/messages/scenario-actions/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = { ...scenarioActionMessages, ...commonMessages } as const

/** The texts of the dialogs, in the reader's language: they are loaded with them. */
export function useDialogMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
