import type { ScenarioDetail, UpdateScenarioInput } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadScenarioChanges } from './load-changes.js'

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
  return useChange(loadScenarioChanges, 'scenario.update')
}
