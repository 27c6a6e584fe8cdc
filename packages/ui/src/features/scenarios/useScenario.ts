import type { ScenarioDetail } from '@inlaykit/shared'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useKit } from '../../client/context.js'
import { scenarioQuery } from './queries.js'
import { loadScenarioChanges } from './load-changes.js'
import { usePendingStatuses } from './usePendingStatuses.js'

/**
 * One scenario with its modules and inputs, kept current.
 * @param scenarioId nothing is read while it is absent
 */
export function useScenario(scenarioId: string | null | undefined): UseQueryResult<ScenarioDetail> {
  const kit = useKit()
  useEffect(() => kit.hub.register(loadScenarioChanges), [kit.hub])
  const asPending = usePendingStatuses()
  return useQuery(
    {
      ...scenarioQuery(kit, scenarioId ?? ''),
      enabled: Boolean(scenarioId),
      ...(asPending && { select: asPending<ScenarioDetail> }),
    },
    kit.queryClient,
  )
}
