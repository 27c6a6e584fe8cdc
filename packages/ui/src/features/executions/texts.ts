import type { Execution } from '@inlaykit/shared'
import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { executionMessages } from '../../i18n/messages/executions/en.js'
import { timeRangeMessages } from '../../i18n/messages/time-ranges/en.js'
import type { Translate } from '../../i18n/message.js'
import { isTold } from './told.js'

const texts = { ...commonMessages, ...timeRangeMessages, ...executionMessages } as const

/** Looks up the texts of the timeline and those that all widgets share. */
export type TimelineTranslate = Translate<typeof texts>

/** The texts of the timeline and those that all widgets share, in the reader's language. */
export function useTimelineMessages(): TimelineTranslate {
  return useMessages(texts)
}

/** What a run is called: its scenario's name, else what is known of it. */
export function runName(execution: Execution, t: TimelineTranslate): string {
  const { scenarioId, scenarioName } = execution
  if (scenarioName) return scenarioName
  return !isTold(scenarioId)
    ? t('executionTimeline.unnamedUnknown')
    : t('executionTimeline.unnamed', { id: scenarioId })
}
