import type { CreatedScenario } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { readListsAgain } from './cache.js'

/** Which scenario is copied. */
export interface DuplicateScenarioVariables {
  readonly scenarioId: string
  /** 1 to 120 characters; that of the original with `(copy)` behind it by default. */
  readonly name?: string | undefined
}

/** Makes a copy of a scenario, switched off. Its `warnings` say what is left to do. */
export function useDuplicateScenario(): UseMutationResult<
  CreatedScenario,
  Error,
  DuplicateScenarioVariables
> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: ({ scenarioId, name }: DuplicateScenarioVariables, mutation) =>
        kit.client.call(
          'duplicateScenario',
          { params: { scenarioId }, body: name === undefined ? {} : { name } },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSuccess: () => readListsAgain(kit),
      onSettled(_, error, { scenarioId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'scenario.duplicate', outcome, scenarioId })
      },
    },
    kit.queryClient,
  )
}
