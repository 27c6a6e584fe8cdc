import type { CreatedScenario, CreateScenarioInput } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { readListsAgain } from './cache.js'

/** Creates a scenario from a blueprint in the words of the connection's dialect. Its `warnings` say what is left to do. */
export function useCreateScenario(): UseMutationResult<
  CreatedScenario,
  Error,
  CreateScenarioInput
> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: (body: CreateScenarioInput, mutation) =>
        kit.client.call('createScenario', { body }, { idempotencyKey: keyOf(mutation) }),
      onSuccess: () => readListsAgain(kit),
      onSettled(scenario, error) {
        const outcome = error ? 'failed' : 'done'
        const scenarioId = scenario?.id
        kit.emit({ type: 'action', action: 'scenario.create', outcome, scenarioId })
      },
    },
    kit.queryClient,
  )
}
