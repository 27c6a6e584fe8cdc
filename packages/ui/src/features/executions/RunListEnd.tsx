import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { Spinner } from '../../parts/Spinner.js'
import { useTimelineMessages } from './texts.js'
import type { ExecutionsResult } from './useExecutions.js'

/** What stands below the last run: more to read, being read, failed to be read, or nothing more. */
export function RunListEnd(props: {
  source: ExecutionsResult
  /** Empty space above it, in CSS pixels. */
  offset: number
}): ReactNode {
  const { source, offset } = props
  const t = useTimelineMessages()
  return (
    <div
      className="ik-run-list-end"
      data-ik-part="list-end"
      style={offset > 0 ? { marginBlockStart: offset } : undefined}
    >
      <End source={source} t={t} />
    </div>
  )
}

function End(props: {
  source: ExecutionsResult
  t: ReturnType<typeof useTimelineMessages>
}): ReactNode {
  const { source, t } = props
  if (source.isLoadingMore) {
    return (
      <>
        <Spinner />
        {t('executionTimeline.loadingMore')}
      </>
    )
  }
  if (source.moreError !== null) {
    return (
      <ProblemNotice
        error={source.moreError}
        title={t('executionTimeline.moreFailed')}
        keepsData
        onRetry={source.loadMore}
      />
    )
  }
  if (source.hasMore) {
    return (
      <Button size="small" onClick={source.loadMore}>
        {t('executionTimeline.loadMore')}
      </Button>
    )
  }
  return t('executionTimeline.end')
}
