import type { ExecutionDetail } from '@inlaykit/shared'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Kit } from '../../client/context.js'
import { readPolicy } from '../../client/read-policy.js'
import { executionKeys } from '../../client/scenario-keys.js'
import type { ExecutionFilter } from './filter.js'
import { findListed, readExecutionPage } from './reads.js'
import { settlePage, settleRun } from './recent.js'

type Reader = Pick<Kit, 'client' | 'queryClient' | 'scope'>

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
