import type { ScenarioDetail } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { useChange } from '../../client/useChange.js'
import { scenarioKeys } from '../../client/scenario-keys.js'
import { loadScenarioChanges } from './load-changes.js'

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
  return useChange(loadScenarioChanges, 'scenario.set-active', {
    mutationKey: scenarioKeys.setActive(useKit().scope),
  })
}
