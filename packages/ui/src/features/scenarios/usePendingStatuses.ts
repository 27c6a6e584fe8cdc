import type { Scenario } from '@inlaykit/shared'
import { useMutationState } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useKit } from '../../client/context.js'
import { scenarioKeys } from '../../client/scenario-keys.js'
import type { SetScenarioActiveVariables } from './useSetScenarioActive.js'

/**
 * Shows scenarios as they will be once the switching that is under way succeeds. When it fails, nothing has to be
 * taken back: what the server said last was never overwritten.
 * @returns `undefined` while nothing is under way, so that a long list need not be gone through
 */
export function usePendingStatuses(): (<T extends Scenario>(scenario: T) => T) | undefined {
  const { queryClient, scope } = useKit()
  const pending = useMutationState(
    {
      filters: { mutationKey: scenarioKeys.setActive(scope), status: 'pending' },
      select: ({ state }) => state.variables as SetScenarioActiveVariables,
    },
    queryClient,
  )
  return useMemo(() => {
    if (pending.length === 0) return undefined
    return (scenario) => {
      const wanted = pending.findLast(({ scenarioId }) => scenarioId === scenario.id)
      if (wanted === undefined) return scenario
      return { ...scenario, status: wanted.active ? 'active' : 'inactive' }
    }
  }, [pending])
}
