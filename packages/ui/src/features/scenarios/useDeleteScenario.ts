import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { dropScenario, readFoldersSoon } from './cache.js'

/** Which scenario. */
export interface DeleteScenarioVariables {
  readonly scenarioId: string
}

/** Deletes a scenario with its runs, for good. */
export function useDeleteScenario(): UseMutationResult<undefined, Error, DeleteScenarioVariables> {
  const kit = useKit()
  return useMutation(
    {
      async mutationFn({ scenarioId }: DeleteScenarioVariables, mutation): Promise<undefined> {
        const idempotencyKey = keyOf(mutation)
        await kit.client.call('deleteScenario', { params: { scenarioId } }, { idempotencyKey })
      },
      onSuccess(_, { scenarioId }) {
        dropScenario(kit, scenarioId)
        readFoldersSoon(kit)
      },
      onSettled(_, error, { scenarioId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'scenario.delete', outcome, scenarioId })
      },
    },
    kit.queryClient,
  )
}
