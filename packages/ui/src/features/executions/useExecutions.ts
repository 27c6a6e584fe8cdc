import type { Execution } from '@inlaykit/shared'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { useKit } from '../../client/context.js'
import { useLiveStatus } from '../../client/useEventStream.js'
import { useFlatPages } from '../../client/useFlatPages.js'
import { normalizeFilter, type ExecutionFilter } from './filter.js'
import { executionListQuery } from './queries.js'
import { loadExecutionChanges } from './load-changes.js'

/** How often runs are read while no live changes arrive: while one is under way, else. Milliseconds. */
const pollMs = { running: 5_000, idle: 30_000 } as const

/** In so many of the newest pages it is looked whether a run is under way. */
const newestPages = 10

/** The runs that a filter asks for, as far as they were read; kept current by live changes. */
export interface ExecutionsResult {
  /** Newest first. Empty until the first page has arrived. */
  readonly executions: readonly Execution[]
  /** How many there are in all, where that is known. */
  readonly total: number | undefined
  /** How fresh the rows are, ISO 8601; `null` where the BFF has never read them, `undefined` before the first answer. */
  readonly asOf: string | null | undefined
  /** `pending`: nothing has arrived yet. `error`: and nothing will without another try. */
  readonly status: 'pending' | 'error' | 'success'
  /** Why the last read failed. With `status` `success`, older rows are still there. */
  readonly error: Error | null
  readonly isFetching: boolean
  /** The rows are those of the filter before, until the first answer to this one. */
  readonly isPrevious: boolean
  readonly hasMore: boolean
  readonly isFetchingMore: boolean
  /** The next page could not be read. */
  readonly isMoreFailed: boolean
  /** How many pages were read. */
  readonly pageCount: number
  /** Reads the next page; does nothing while one is on its way or when there is none. */
  readonly fetchMore: () => void
  /** Reads what is shown again. */
  readonly refetch: () => void
}

/**
 * The runs that a filter asks for, newest first, page by page. Runs appear as they start and change as they go on.
 * @param filter which runs; keep `from` and `to` steady between renders, since each value is a question of its own
 * @param options `enabled: false` reads nothing
 * @throws {Error} outside an `InlaykitProvider`
 * @example
 * const { executions } = useExecutions({ scenarioId: '1024', status: ['error'] })
 */
export function useExecutions(
  filter: ExecutionFilter = {},
  options: { enabled?: boolean | undefined } = {},
): ExecutionsResult {
  const kit = useKit()
  const { enabled = true } = options
  const live = useLiveStatus()
  useEffect(
    () => (enabled ? kit.hub.register(loadExecutionChanges) : undefined),
    [enabled, kit.hub],
  )

  const key = JSON.stringify(normalizeFilter(filter))
  const normalized = useMemo(() => JSON.parse(key) as ExecutionFilter, [key])
  const query = useInfiniteQuery(
    {
      ...executionListQuery(kit, normalized),
      enabled,
      // Another range or status: what was there stays until the answer comes. Another scenario: it would mislead.
      placeholderData: (previous, query) =>
        (query?.queryKey.at(-1) as ExecutionFilter | undefined)?.scenarioId ===
        normalized.scenarioId
          ? previous
          : undefined,
      refetchInterval: ({ state }) => {
        if (live === 'open') return false
        // Runs that go on began lately: of very many, the last are not gone through for that.
        const isRunning = state.data?.pages
          .slice(0, newestPages)
          .some(({ items }) => items.some(({ status }) => status === 'running'))
        return isRunning ? pollMs.running : pollMs.idle
      },
    },
    kit.queryClient,
  )

  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = query
  const executions = useFlatPages(data?.pages)
  const fetchMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage({ cancelRefetch: false })
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  const readAgain = useCallback(() => void refetch(), [refetch])

  return {
    executions,
    total: data?.pages[0]?.total,
    asOf: data?.pages[0]?.asOf,
    // The cache calls a list with rows an error when reading it again failed; here the rows count.
    status: data === undefined ? query.status : 'success',
    error: query.error,
    isFetching: query.isFetching,
    isPrevious: query.isPlaceholderData,
    hasMore: hasNextPage,
    isFetchingMore: isFetchingNextPage,
    isMoreFailed: query.isFetchNextPageError,
    pageCount: data?.pages.length ?? 0,
    fetchMore,
    refetch: readAgain,
  }
}
