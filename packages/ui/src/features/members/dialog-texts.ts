import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { memberDialogMessages } from '../../i18n/messages/member-dialogs/en.js'
import { memberMessages } from '../../i18n/messages/members/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = { ...memberDialogMessages, ...memberMessages, ...commonMessages } as const

/** The texts of the dialogs, in the reader's language: they are loaded with them. */
export function useDialogMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
