import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { executionDetailMessages } from '../../i18n/messages/execution-detail/en.js'
import { executionMessages } from '../../i18n/messages/executions/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = { ...commonMessages, ...executionMessages, ...executionDetailMessages } as const

/** The texts of an open run and of the dialogs, in the reader's language: they are loaded with them. */
export function useDetailMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
