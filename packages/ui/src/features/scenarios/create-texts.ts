import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { scenarioActionMessages } from '../../i18n/messages/scenario-actions/en.js'
import { scenarioCreateMessages } from '../../i18n/messages/scenario-create/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = { ...scenarioCreateMessages, ...scenarioActionMessages, ...commonMessages } as const

/** The texts of the dialog that creates a scenario, in the reader's language: they are loaded with it. */
export function useCreateMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
