import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { executionChartMessages } from '../../i18n/messages/execution-chart/en.js'
import { executionMessages } from '../../i18n/messages/executions/en.js'
import type { Translate } from '../../i18n/message.js'

const texts = { ...commonMessages, ...executionMessages, ...executionChartMessages } as const

/** The texts of the chart, in the reader's language: they are loaded with it. */
export function useChartMessages(): Translate<typeof texts> {
  return useMessages(texts)
}
