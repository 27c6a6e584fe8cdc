import type { Execution, ExecutionDetail, Page } from '@inlaykit/shared'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Kit, Scope } from '../../client/context.js'
import { readPolicy } from '../../client/read-policy.js'
import type { ExecutionFilter } from './filter.js'
import type { ExecutionPages } from './pages.js'
import { settlePage, settleRun } from './recent.js'

/** How many runs a page of a list holds: the most that the endpoint gives. */
const executionPageSize = 100

/** Where runs are kept in the query cache. */
export const executionKeys = {
  all: (scope: Scope) => [...scope, 'executions'] as const,
  lists: (scope: Scope) => [...scope, 'executions', 'list'] as const,
  list: (scope: Scope, filter: ExecutionFilter) =>
    [...scope, 'executions', 'list', filter] as const,
  one: (scope: Scope, executionId: string) => [...scope, 'executions', 'one', executionId] as const,
  /** Of the mutation. */
  stop: (scope: Scope) => [...scope, 'executions', 'stop'] as const,
}

type Reader = Pick<Kit, 'client' | 'queryClient' | 'scope'>

/** Reads one page of the runs that a normalised filter asks for. */
export async function readExecutionPage(
  { client }: Pick<Reader, 'client'>,
  filter: ExecutionFilter,
  options: { cursor?: string | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Page<Execution>> {
  const { scenarioId, status, trigger, from, to } = filter
  const query = {
    limit: executionPageSize,
    cursor: options.cursor,
    status: status && [...status],
    trigger: trigger && [...trigger],
    from,
    to,
  }
  const { signal } = options
  return scenarioId === undefined
    ? client.call('GET /executions?connection', { query }, { signal })
    : client.call(
        'GET /scenarios/:scenarioId/executions?connection',
        { params: { scenarioId }, query },
        { signal },
      )
}

/** How the runs that a normalised filter asks for are read and kept, page by page. */
export function executionListQuery(kit: Reader, filter: ExecutionFilter) {
  return infiniteQueryOptions({
    queryKey: executionKeys.list(kit.scope, filter),
    queryFn: async ({ pageParam, signal }) => {
      const readAt = Date.now()
      const page = await readExecutionPage(kit, filter, { cursor: pageParam, signal })
      return settlePage(kit.queryClient, page, { filter, isFirst: pageParam === undefined, readAt })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    ...readPolicy,
  })
}

/** How one run is read and kept. Until its steps arrive, what a list knows of it is shown. */
export function executionQuery(kit: Reader, executionId: string) {
  return queryOptions<ExecutionDetail>({
    queryKey: executionKeys.one(kit.scope, executionId),
    queryFn: async ({ signal }) => {
      const readAt = Date.now()
      const run = await kit.client.call(
        'GET /executions/:executionId?connection',
        { params: { executionId } },
        { signal },
      )
      return settleRun(kit.queryClient, run, readAt)
    },
    placeholderData: () => findListed(kit, executionId),
    ...readPolicy,
  })
}

/** What a list in the cache knows of a run. */
export function findListed(
  { queryClient, scope }: Pick<Reader, 'queryClient' | 'scope'>,
  executionId: string,
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
