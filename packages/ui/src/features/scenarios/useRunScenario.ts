import type { Execution } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { lastRunOf, patchScenario } from './cache.js'
import { scenarioKeys } from './queries.js'

/** Which scenario is run, and with what. */
export interface RunScenarioVariables {
  readonly scenarioId: string
  /** Handed to the scenario as it is. */
  readonly input?: Readonly<Record<string, unknown>> | undefined
  /** Two runs asked for with the same key are one; each call is one of its own by default. */
  readonly idempotencyKey?: string | undefined
}

/** Starts a scenario; the answer is the run as it begins. Lists show it as running, and its end when that is told. */
export function useRunScenario(): UseMutationResult<Execution, Error, RunScenarioVariables> {
  const kit = useKit()
  return useMutation(
    {
      mutationKey: scenarioKeys.run(kit.scope),
      mutationFn: ({ scenarioId, input, idempotencyKey }: RunScenarioVariables, mutation) =>
        kit.client.call(
          'runScenario',
          { params: { scenarioId }, body: input === undefined ? {} : { input: { ...input } } },
          { idempotencyKey: idempotencyKey ?? keyOf(mutation) },
        ),
      onSuccess(execution, { scenarioId }) {
        patchScenario(kit, scenarioId, lastRunOf(execution))
        void kit.queryClient.invalidateQueries({ queryKey: [...kit.scope, 'executions', 'list'] })
      },
      onSettled(execution, error, { scenarioId }) {
        const outcome = error ? 'failed' : 'done'
        const executionId = execution?.id
        kit.emit({ type: 'action', action: 'scenario.run', outcome, scenarioId, executionId })
      },
    },
    kit.queryClient,
  )
}
