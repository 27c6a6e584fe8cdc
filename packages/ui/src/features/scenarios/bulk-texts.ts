import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { problemMessages } from '../../i18n/messages/problems/en.js'
import { scenarioActionMessages } from '../../i18n/messages/scenario-actions/en.js'
import { scenarioBulkMessages } from '../../i18n/messages/scenario-bulk/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = {
  ...scenarioBulkMessages,
  ...scenarioActionMessages,
  ...problemMessages,
  ...commonMessages,
} as const

/** The texts of what is done with several scenarios, in the reader's language: they are loaded with it. */
export function useBulkMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
