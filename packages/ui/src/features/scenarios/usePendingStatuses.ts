import type { Scenario } from '@inlaykit/shared'
import { useKit } from '../../client/context.js'
import { scenarioKeys } from '../../client/scenario-keys.js'
import { useAsPending } from '../../client/useAsPending.js'
import type { SetScenarioActiveVariables } from './useSetScenarioActive.js'

const patchOf = ({ active }: SetScenarioActiveVariables): Partial<Scenario> => ({
  status: active ? 'active' : 'inactive',
})

/** Shows scenarios as they will be once the switching that is under way succeeds; `undefined`: none is. */
export function usePendingStatuses(): (<S extends Scenario>(scenario: S) => S) | undefined {
  return useAsPending(scenarioKeys.setActive(useKit().scope), 'scenarioId', patchOf)
}
