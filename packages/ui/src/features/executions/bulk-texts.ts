import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { executionBulkMessages } from '../../i18n/messages/execution-bulk/en.js'
import { executionMessages } from '../../i18n/messages/executions/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = { ...commonMessages, ...executionMessages, ...executionBulkMessages } as const

/** The texts of what is done with several runs, in the reader's language: they are loaded with it. */
export function useBulkMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
