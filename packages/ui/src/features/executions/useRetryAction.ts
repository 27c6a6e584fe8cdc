import type { Execution, Session } from '@inlaykit/shared'
import { useKit } from '../../client/context.js'
import { accessFor } from '../../client/session.js'
import { useUnderWay } from '../../client/useUnderWay.js'
import { useFeedback } from '../../parts/Feedback.js'
import { useAccessReason } from '../../parts/useAccessReason.js'
import { useProblemText } from '../../parts/useProblemText.js'
import { runName, useTimelineMessages } from './texts.js'
import { useRetryExecution } from './useRetryExecution.js'
import type { ExecutionAction, ExecutionActionProps } from './useStopAction.js'

/** After a run was started again, its button rests for so long, in ms: a double press is one wish. */
const restMs = 1_500

/** Running again what did not succeed. */
export interface RetryAction {
  readonly retry: (execution: Execution) => void
  /** Why this run can't be run again, in the reader's language; `undefined` when it can. */
  readonly reasonOf: (execution: Execution) => string | undefined
  readonly isRetrying: (executionId: string) => boolean
  /** Why no run can be run again. */
  readonly reason: string | undefined
  /** How the host takes part. */
  readonly host: ExecutionActionProps
}

/** Runs again with veto, feedback and callbacks. Used below a `WidgetRoot`. */
export function useRetryAction(
  session: Session | undefined,
  { onBeforeAction, onAfterAction }: ExecutionActionProps,
): RetryAction {
  const { emit } = useKit()
  const t = useTimelineMessages()
  const describe = useProblemText()
  const accessReason = useAccessReason()
  const { toast } = useFeedback()
  const { mutateAsync } = useRetryExecution()
  const underWay = useUnderWay()

  async function retry(execution: Execution): Promise<void> {
    const { id } = execution
    if (!underWay.begin(id)) return
    const action: ExecutionAction = { type: 'retry', execution }
    const name = runName(execution, t)
    try {
      if ((await onBeforeAction?.(action)) === false) {
        emit({ type: 'action', action: 'execution.retry', outcome: 'vetoed', executionId: id })
        return
      }
      await mutateAsync(execution)
      toast({ tone: 'success', text: t('executionTimeline.retried', { name }) })
      onAfterAction?.(action, { outcome: 'done', execution })
      await new Promise((resolve) => setTimeout(resolve, restMs))
    } catch (error) {
      const reason = describe(error)
      toast({ tone: 'danger', text: t('executionTimeline.retryFailed', { name, reason }) })
      const failure = error instanceof Error ? error : new Error(String(error))
      onAfterAction?.(action, { outcome: 'failed', error: failure })
    } finally {
      underWay.end(id)
    }
  }

  const reason = accessReason(accessFor(session, 'scenarios:run', 'retryExecution'))
  return {
    retry: (execution) => void retry(execution),
    reasonOf: ({ retryable }) =>
      reason ?? (retryable === false ? t('executionTimeline.retryUnknown') : undefined),
    isRetrying: underWay.has,
    reason,
    host: { onBeforeAction, onAfterAction },
  }
}
