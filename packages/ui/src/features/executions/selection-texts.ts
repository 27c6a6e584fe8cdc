import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { executionSelectionMessages } from '../../i18n/messages/execution-selection/en.js'
import { executionMessages } from '../../i18n/messages/executions/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = { ...commonMessages, ...executionMessages, ...executionSelectionMessages } as const

/** The texts of selecting runs, in the reader's language: they are loaded with it. */
export function useSelectionMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
