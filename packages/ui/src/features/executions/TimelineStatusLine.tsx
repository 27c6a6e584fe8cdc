import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { useNow } from '../../parts/useNow.js'
import { useTimelineMessages } from './texts.js'
import type { ExecutionsResult } from './useExecutions.js'
import { isTold } from './told.js'

/** Rows older than this are told to be so, in milliseconds. */
const staleMs = 5 * 60_000

/** Says when something is not as it should be: the last read failed, or the rows are old. */
export function TimelineStatusLine({ source }: { source: ExecutionsResult }): ReactNode {
  const { asOf, error } = source
  const t = useTimelineMessages()
  const format = useFormat()
  const now = useNow()
  if (error !== null) {
    return (
      <ProblemNotice
        className="ik-timeline-problem"
        error={error}
        title={t('executionTimeline.failedTitle')}
        keepsData={asOf !== undefined}
        retrying={source.isFetching}
        onRetry={source.reload}
      />
    )
  }
  if (!isTold(asOf) || now === undefined || now - Date.parse(asOf) < staleMs) return null
  return (
    <p className="ik-timeline-as-of" data-ik-part="as-of">
      {t('common.asOf', { time: format.dateTime(asOf) })}
    </p>
  )
}
