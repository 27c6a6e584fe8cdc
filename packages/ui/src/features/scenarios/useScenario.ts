import type { ScenarioDetail } from '@inlaykit/shared'
import type { UseQueryResult } from '@tanstack/react-query'
import { useRead } from '../../client/useRead.js'
import { scenarioQuery } from './queries.js'
import { loadScenarioChanges } from './load-changes.js'
import { usePendingStatuses } from './usePendingStatuses.js'

/**
 * One scenario with its modules and inputs, kept current.
 * @param scenarioId nothing is read while it is absent
 */
export function useScenario(scenarioId: string | null | undefined): UseQueryResult<ScenarioDetail> {
  const asPending = usePendingStatuses()
  return useRead(
    (kit) => scenarioQuery(kit, scenarioId ?? ''),
    { enabled: Boolean(scenarioId), ...(asPending && { select: asPending<ScenarioDetail> }) },
    loadScenarioChanges,
  )
}
