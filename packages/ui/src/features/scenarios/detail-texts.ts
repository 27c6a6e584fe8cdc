import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { scenarioDetailMessages } from '../../i18n/messages/scenario-detail/en.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = { ...scenarioDetailMessages, ...scenarioMessages, ...commonMessages } as const

/** The texts of the panel, in the reader's language: they are loaded with it. */
export function useDetailMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
