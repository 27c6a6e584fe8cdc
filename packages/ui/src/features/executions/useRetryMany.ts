import type { Execution } from '@inlaykit/shared'
import { useRef, useState } from 'react'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { workThrough } from '../../client/work-through.js'
import { executionKeys } from '../../client/scenario-keys.js'
import { useProblemText } from '../../parts/useProblemText.js'
import type { ExecutionActionProps } from './useStopAction.js'

/** How it came out with one run; `waiting`: it was not begun (yet). */
export interface RetryResult {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'vetoed'
  /** Why it failed, in words. */
  readonly reason?: string | undefined
}

/** Running several again. */
export interface RetryMany {
  readonly phase: 'idle' | 'running' | 'ended'
  readonly results: ReadonlyMap<string, RetryResult>
  /** How many are through. */
  readonly through: number
  readonly isCancelled: boolean
  readonly start: (executions: readonly Execution[]) => void
  /** Begins no further one. */
  readonly cancel: () => void
}

/** Runs several runs again, a few at a time; one that fails does not keep the others from it. */
export function useRetryMany({ onBeforeAction, onAfterAction }: ExecutionActionProps): RetryMany {
  const { client, emit, queryClient, scope } = useKit()
  const describe = useProblemText()
  const [phase, setPhase] = useState<RetryMany['phase']>('idle')
  const [results, setResults] = useState<ReadonlyMap<string, RetryResult>>(new Map())
  const [isCancelled, setCancelled] = useState(false)
  const isOver = useRef(false)

  const note = (id: string, result: RetryResult): void =>
    setResults((before) => new Map(before).set(id, result))

  async function attempt(execution: Execution): Promise<RetryResult> {
    const { id } = execution
    const action = { type: 'retry', execution } as const
    const tell = (outcome: 'done' | 'failed' | 'vetoed'): void =>
      emit({ type: 'action', action: 'execution.retry', outcome, executionId: id })
    try {
      if ((await onBeforeAction?.(action)) === false) {
        tell('vetoed')
        return { state: 'vetoed' }
      }
      const idempotencyKey = keyOf(undefined)
      await client.call(
        'POST /executions/:executionId/retry?connection',
        { params: { executionId: id } },
        { idempotencyKey },
      )
    } catch (error) {
      tell('failed')
      const failure = error instanceof Error ? error : new Error(String(error))
      onAfterAction?.(action, { outcome: 'failed', error: failure })
      return { state: 'failed', reason: describe(error) }
    }
    tell('done')
    onAfterAction?.(action, { outcome: 'done', execution })
    return { state: 'done' }
  }

  async function start(executions: readonly Execution[]): Promise<void> {
    isOver.current = false
    setPhase('running')
    setResults(new Map(executions.map(({ id }) => [id, { state: 'waiting' }])))
    await workThrough(
      executions,
      async (execution) => {
        note(execution.id, { state: 'running' })
        note(execution.id, await attempt(execution))
      },
      () => isOver.current,
    )
    setPhase('ended')
    void queryClient.invalidateQueries({ queryKey: executionKeys.all(scope) })
  }

  const through = [...results.values()].filter(
    ({ state }) => state !== 'waiting' && state !== 'running',
  ).length
  return {
    phase,
    results,
    through,
    isCancelled,
    start: (executions) => void start(executions),
    cancel() {
      isOver.current = true
      setCancelled(true)
    },
  }
}
