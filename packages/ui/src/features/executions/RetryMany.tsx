import type { Execution } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { renewIcon } from '../../parts/icons.js'
import { useChartMessages } from './chart-texts.js'
import { useTimelineTools } from './timeline-context.js'
import { useRetryManyDialog } from './useRetryManyDialog.js'

/** Offers to run again all failed runs in view. */
export function RetryMany({ failed }: { failed: readonly Execution[] }): ReactNode {
  const { again, capabilities } = useTimelineTools()
  const t = useChartMessages()
  const { open, dialog } = useRetryManyDialog()

  if (capabilities?.retryExecution === false) return null
  return (
    <>
      {failed.length > 0 && (
        <Button
          size="small"
          icon={renewIcon}
          className="ik-timeline-retry"
          disabledReason={again.reason}
          onClick={() => void open(failed)}
        >
          {t('executionTimeline.retryFailedRuns', { count: failed.length })}
        </Button>
      )}
      {dialog}
    </>
  )
}
