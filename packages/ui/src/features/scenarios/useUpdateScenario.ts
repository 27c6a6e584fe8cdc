import type { ScenarioDetail, UpdateScenarioInput } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { moveScenario, patchScenario, readFoldersSoon } from './cache.js'

/** Which scenario is changed, and what of it: anything left out stays. */
export interface UpdateScenarioVariables {
  readonly scenarioId: string
  /** `folderId` `null` takes it out of its folder. */
  readonly changes: UpdateScenarioInput
}

/** Changes a scenario: its name, folder, schedule, blueprint and settings. */
export function useUpdateScenario(): UseMutationResult<
  ScenarioDetail,
  Error,
  UpdateScenarioVariables
> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: ({ scenarioId, changes }: UpdateScenarioVariables, mutation) =>
        kit.client.call(
          'updateScenario',
          { params: { scenarioId }, body: changes },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSuccess(scenario, { changes }) {
        patchScenario(kit, scenario.id, scenario)
        if (changes.folderId === undefined) return
        moveScenario(kit, scenario)
        readFoldersSoon(kit)
      },
      onSettled(_, error, { scenarioId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'scenario.update', outcome, scenarioId })
      },
    },
    kit.queryClient,
  )
}
