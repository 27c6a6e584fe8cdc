import type { ScenarioDetail } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { patchScenario } from './cache.js'
import { scenarioKeys } from './queries.js'

/** Which scenario is switched, and how. */
export interface SetScenarioActiveVariables {
  readonly scenarioId: string
  readonly active: boolean
}

/** Switches a scenario on or off. Every list shows the new state at once, and the old one again if it fails. */
export function useSetScenarioActive(): UseMutationResult<
  ScenarioDetail,
  Error,
  SetScenarioActiveVariables
> {
  const kit = useKit()
  return useMutation(
    {
      mutationKey: scenarioKeys.setActive(kit.scope),
      mutationFn: ({ scenarioId, active }: SetScenarioActiveVariables, mutation) =>
        kit.client.call(
          active ? 'activateScenario' : 'deactivateScenario',
          { params: { scenarioId } },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSuccess: (scenario) => patchScenario(kit, scenario.id, scenario),
      onSettled(_, error, { scenarioId, active }) {
        const action = active ? 'scenario.activate' : 'scenario.deactivate'
        kit.emit({ type: 'action', action, outcome: error ? 'failed' : 'done', scenarioId })
      },
    },
    kit.queryClient,
  )
}
