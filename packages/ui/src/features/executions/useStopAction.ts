import type { Execution, Session } from '@inlaykit/shared'
import { useRef, useState } from 'react'
import { useKit } from '../../client/context.js'
import { accessFor } from '../../client/session.js'
import { useFeedback } from '../../parts/Feedback.js'
import { useProblemText } from '../../parts/useProblemText.js'
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

/** Stopping a run, from the question to the answer. */
export interface StopAction {
  /** The run that the viewer is asked about. */
  readonly asked: Execution | undefined
  readonly ask: (execution: Execution) => void
  readonly cancel: () => void
  readonly confirm: () => void
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
  const [asked, setAsked] = useState<Execution>()
  const [stopping, setStopping] = useState<ReadonlySet<string>>(new Set())
  // A double press may come before the set above is rendered.
  const underWay = useRef(new Set<string>())

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

  function confirm(): void {
    setAsked(undefined)
    if (asked === undefined || underWay.current.has(asked.id)) return
    underWay.current.add(asked.id)
    setStopping(new Set(underWay.current))
    void stop(asked).finally(() => {
      underWay.current.delete(asked.id)
      setStopping(new Set(underWay.current))
    })
  }

  const access = accessFor(session, 'scenarios:run', 'stopExecution')
  return {
    asked,
    ask: setAsked,
    cancel: () => setAsked(undefined),
    confirm,
    reason:
      access.state === 'role'
        ? t('common.needsRole', { role: t(`role.${access.leastRole}`) })
        : access.state === 'unsupported'
          ? t('common.unsupported')
          : access.state === 'unknown'
            ? t('common.loading')
            : undefined,
    isStopping: (executionId) => stopping.has(executionId),
  }
}
