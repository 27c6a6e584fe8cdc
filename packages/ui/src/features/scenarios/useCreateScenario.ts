import type { CreatedScenario, CreateScenarioInput } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadScenarioChanges } from './load-changes.js'

/** Creates a scenario from a blueprint in the words of the connection's dialect. Its `warnings` say what is left to do. */
export function useCreateScenario(): UseMutationResult<
  CreatedScenario,
  Error,
  CreateScenarioInput
> {
  return useChange(loadScenarioChanges, 'scenario.create')
}
