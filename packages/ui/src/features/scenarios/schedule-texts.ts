import { useMessages } from '../../i18n/I18nProvider.js'
import { scenarioDetailMessages } from '../../i18n/messages/scenario-detail/en.js'
import { scenarioScheduleMessages } from '../../i18n/messages/scenario-schedule/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = { ...scenarioScheduleMessages, ...scenarioDetailMessages } as const

/** The texts of the schedule editor, in the reader's language: they are loaded with it. */
export function useEditorMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
