import type { ExecutionDetail } from '@inlaykit/shared'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { useCompareMessages } from './compare-texts.js'
import { ComparedRuns } from './ComparedRuns.js'
import { DetailSkeleton } from './OpenRun.js'
import { useExecution } from './useExecution.js'
import { usePreviousRun } from './usePreviousRun.js'

/** A run beside the one before it of the same scenario: as a whole, step by step, and output by output. */
export function RunCompare({ execution }: { execution: ExecutionDetail }): ReactNode {
  const t = useCompareMessages()
  const [onlyDifferences, setOnlyDifferences] = useState(true)
  const previous = usePreviousRun(execution)
  const { data: before } = previous
  const detail = useExecution(before?.id)
  const error = previous.error ?? detail.error
  if (error !== null) {
    return (
      <ProblemNotice
        error={error}
        title={t('executionCompare.failed')}
        retrying={previous.isFetching || detail.isFetching}
        onRetry={() => void (previous.error === null ? detail : previous).refetch()}
      />
    )
  }
  if (before === null) return <p className="ik-run-remark">{t('executionCompare.none')}</p>
  if (detail.data === undefined || detail.isPlaceholderData) return <DetailSkeleton />
  return (
    <ComparedRuns
      before={detail.data}
      now={execution}
      onlyDifferences={onlyDifferences}
      onOnlyDifferencesChange={setOnlyDifferences}
    />
  )
}
