import type { Execution, Session } from '@inlaykit/shared'
import { useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useKit } from '../../client/context.js'
import { accessFor } from '../../client/session.js'
import { useUnderWay } from '../../client/useUnderWay.js'
import { useMessages } from '../../i18n/I18nProvider.js'
import { problemStateMessages } from '../../i18n/messages/problem-states/en.js'
import { useFeedback } from '../../parts/Feedback.js'
import { useAccessReason } from '../../parts/useAccessReason.js'
import { useProblemText } from '../../parts/useProblemText.js'
import type { StopDialogProps } from './StopDialog.js'
import { runName, useTimelineMessages } from './texts.js'
import { useStopExecution } from './useStopExecution.js'

/** Something that a viewer does to a run. */
export interface ExecutionAction {
  readonly type: 'stop' | 'retry'
  readonly execution: Execution
}

/** How an action ended. */
export type ExecutionActionResult =
  | { readonly outcome: 'done'; readonly execution: Execution }
  | { readonly outcome: 'failed'; readonly error: Error }

/** How a host takes part in actions. */
export interface ExecutionActionProps {
  /** Called before an action is sent, after it was confirmed. `false`, also as a promise, keeps it from happening. */
  onBeforeAction?:
    | ((action: ExecutionAction) => boolean | void | Promise<boolean | void>)
    | undefined
  /** Called when an action has ended. */
  onAfterAction?: ((action: ExecutionAction, result: ExecutionActionResult) => void) | undefined
}

interface Asked {
  readonly execution: Execution
  readonly Dialog: ComponentType<StopDialogProps>
}

/** Stopping a run, from the question to the answer. */
export interface StopAction {
  /** Asks whether to stop a run. */
  readonly ask: (execution: Execution) => void
  /** The question, while it is asked. */
  readonly question: ReactNode
  /** Why runs can't be stopped, in the reader's language. */
  readonly reason: string | undefined
  readonly isStopping: (executionId: string) => boolean
}

/** Stops runs with confirmation, veto, feedback and callbacks. Used below a `WidgetRoot`. */
export function useStopAction(
  session: Session | undefined,
  { onBeforeAction, onAfterAction }: ExecutionActionProps,
): StopAction {
  const { emit } = useKit()
  const t = useTimelineMessages()
  const describe = useProblemText()
  const { toast } = useFeedback()
  const { mutateAsync } = useStopExecution()
  const [asked, setAsked] = useState<Asked>()
  const problem = useMessages(problemStateMessages)
  const underWay = useUnderWay()
  const accessReason = useAccessReason()

  async function stop(execution: Execution): Promise<void> {
    const action: ExecutionAction = { type: 'stop', execution }
    if ((await onBeforeAction?.(action)) === false) {
      emit({
        type: 'action',
        action: 'execution.stop',
        outcome: 'vetoed',
        executionId: execution.id,
      })
      return
    }
    try {
      await mutateAsync(execution)
    } catch (error) {
      const name = runName(execution, t)
      toast({
        tone: 'danger',
        text: t('executionTimeline.stopFailed', { name, reason: describe(error) }),
      })
      onAfterAction?.(action, { outcome: 'failed', error: error as Error })
      return
    }
    onAfterAction?.(action, { outcome: 'done', execution })
  }

  async function ask(execution: Execution): Promise<void> {
    try {
      const { StopDialog } = await import('./StopDialog.js')
      setAsked({ execution, Dialog: StopDialog })
    } catch {
      toast({ tone: 'danger', text: problem('problem.network') })
    }
  }

  function confirm({ execution }: Asked): void {
    setAsked(undefined)
    if (!underWay.begin(execution.id)) return
    void stop(execution).finally(() => underWay.end(execution.id))
  }

  return {
    ask: (execution) => void ask(execution),
    question: asked && (
      <asked.Dialog
        execution={asked.execution}
        onClose={() => setAsked(undefined)}
        onConfirm={() => confirm(asked)}
      />
    ),
    reason: accessReason(accessFor(session, 'scenarios:run', 'stopExecution')),
    isStopping: underWay.has,
  }
}
