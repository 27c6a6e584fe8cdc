import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadScenarioChanges } from './load-changes.js'

/** Which scenario. */
export interface DeleteScenarioVariables {
  readonly scenarioId: string
}

/** Deletes a scenario with its runs, for good. */
export function useDeleteScenario(): UseMutationResult<undefined, Error, DeleteScenarioVariables> {
  return useChange(loadScenarioChanges, 'scenario.delete')
}
