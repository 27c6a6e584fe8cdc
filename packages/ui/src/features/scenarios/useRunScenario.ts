import type { Execution } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { useChange } from '../../client/useChange.js'
import { scenarioKeys } from '../../client/scenario-keys.js'
import { loadScenarioChanges } from './load-changes.js'

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
  return useChange(loadScenarioChanges, 'scenario.run', {
    mutationKey: scenarioKeys.run(useKit().scope),
  })
}
