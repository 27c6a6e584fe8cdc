import type { CreatedScenario } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadScenarioChanges } from './load-changes.js'

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
  return useChange(loadScenarioChanges, 'scenario.duplicate')
}
