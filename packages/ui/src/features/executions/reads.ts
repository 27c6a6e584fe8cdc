import type { Execution, Page } from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import { executionKeys } from '../../client/scenario-keys.js'
import type { ExecutionFilter } from './filter.js'
import type { ExecutionPages } from './pages.js'

/** How many runs a page of a list holds: the most that the endpoint gives. */
const executionPageSize = 100

/** Reads one page of the runs that a normalised filter asks for. */
export async function readExecutionPage(
  { client }: Pick<Kit, 'client'>,
  filter: ExecutionFilter,
  options: { cursor?: string | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Page<Execution>> {
  const { scenarioId, ...asked } = filter
  const query = { ...asked, limit: executionPageSize, cursor: options.cursor }
  const { signal } = options
  return scenarioId === undefined
    ? client.call('GET /executions?connection', { query }, { signal })
    : client.call(
        'GET /scenarios/:scenarioId/executions?connection',
        { params: { scenarioId }, query },
        { signal },
      )
}

/** What a list in the cache knows of a run. */
export function findListed(
  { queryClient, scope }: Pick<Kit, 'queryClient' | 'scope'>,
  executionId: string | undefined,
): Execution | undefined {
  const lists = queryClient.getQueriesData<ExecutionPages>({ queryKey: executionKeys.lists(scope) })
  for (const [, pages] of lists) {
    for (const { items } of pages?.pages ?? []) {
      const found = items.find(({ id }) => id === executionId)
      if (found !== undefined) return found
    }
  }
  return undefined
}
