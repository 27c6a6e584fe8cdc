import type { Execution } from '@inlaykit/shared'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { readPolicy } from '../../client/read-policy.js'
import { executionKeys } from '../../client/scenario-keys.js'
import { startTime } from './start-time.js'

/** As many as surely hold another one, where some started in the same instant. */
const asked = 5

/** The run of the same scenario that ended and started last before another; `null` where there is none. */
export function usePreviousRun(execution: Execution): UseQueryResult<Execution | null> {
  const { client, queryClient, scope } = useKit()
  const { id, scenarioId, startedAt } = execution
  return useQuery(
    {
      queryKey: [...executionKeys.all(scope), 'previous', id],
      queryFn: async ({ signal }) => {
        if (!scenarioId || !startedAt) return null
        const { items } = await client.call(
          'GET /scenarios/:scenarioId/executions?connection',
          {
            params: { scenarioId },
            query: {
              limit: asked,
              to: startedAt,
              status: ['success', 'warning', 'error', 'stopped'],
            },
          },
          { signal },
        )
        const start = startTime(execution)
        return items.find((run) => run.id !== id && startTime(run) <= start) ?? null
      },
      ...readPolicy,
    },
    queryClient,
  )
}
