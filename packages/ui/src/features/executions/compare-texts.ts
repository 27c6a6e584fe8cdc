import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { executionCompareMessages } from '../../i18n/messages/execution-compare/en.js'
import { executionDetailMessages } from '../../i18n/messages/execution-detail/en.js'
import { executionMessages } from '../../i18n/messages/executions/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = {
  ...commonMessages,
  ...executionMessages,
  ...executionDetailMessages,
  ...executionCompareMessages,
} as const

/** Looks up the texts of the comparison. */
export type CompareTranslate = Translate<typeof texts>

/** The texts of comparing a run with the one before, in the reader's language: they are loaded with it. */
export function useCompareMessages(): CompareTranslate {
  return useMessages(texts)
}
