import type { Execution } from '@inlaykit/shared'
import { useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { problemMessages } from '../../i18n/messages/problems/en.js'
import { Button } from '../../parts/Button.js'
import { useFeedback } from '../../parts/Feedback.js'
import { renewIcon } from '../../parts/icons.js'
import { useChartMessages } from './chart-texts.js'
import type { RetryManyDialogProps } from './RetryManyDialog.js'
import { useTimelineTools } from './timeline-context.js'

interface Opened {
  readonly executions: readonly Execution[]
  readonly Dialog: ComponentType<RetryManyDialogProps>
}

/** Offers to run again all failed runs in view. */
export function RetryMany({ failed }: { failed: readonly Execution[] }): ReactNode {
  const { again, capabilities } = useTimelineTools()
  const t = useChartMessages()
  const problem = useMessages(problemMessages)
  const { toast } = useFeedback()
  const [opened, setOpened] = useState<Opened>()

  async function open(): Promise<void> {
    try {
      const { RetryManyDialog } = await import('./RetryManyDialog.js')
      setOpened({ executions: failed, Dialog: RetryManyDialog })
    } catch {
      toast({ tone: 'danger', text: problem('problem.network') })
    }
  }

  if (capabilities?.retryExecution === false) return null
  return (
    <>
      {failed.length > 0 && (
        <Button
          size="small"
          icon={renewIcon}
          className="ik-timeline-retry"
          disabledReason={again.reason}
          onClick={() => void open()}
        >
          {t('executionTimeline.retryFailedRuns', { count: failed.length })}
        </Button>
      )}
      {opened && (
        <opened.Dialog
          executions={opened.executions}
          again={again}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}
