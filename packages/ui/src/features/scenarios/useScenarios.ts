import type { Scenario } from '@inlaykit/shared'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useKit, type Scope } from '../../client/context.js'
import { useLiveStatus } from '../../client/useEventStream.js'
import { useFlatPages } from '../../client/useFlatPages.js'
import { scenariosQuery, type ScenarioPages, type ScenarioQuery } from './queries.js'
import { loadScenarioChanges } from './load-changes.js'
import { usePendingStatuses } from './usePendingStatuses.js'

/** Without the stream of changes running scenarios are looked at this often, in ms. */
const pollMs = 4_000

/** A list of scenarios, and how its reading stands. */
export interface ScenariosResult {
  /** Those loaded so far. */
  readonly scenarios: readonly Scenario[]
  /** All that match, where it is known. */
  readonly total: number | undefined
  /** How fresh the oldest page is, as the server says; `null`: it was never read. `undefined`: nothing is loaded. */
  readonly asOf: string | null | undefined
  /** When the list was last read, in ms since 1970; 0: never. */
  readonly readAt: number
  /** The first page is on its way. */
  readonly isPending: boolean
  readonly isFetching: boolean
  /** Shown are the rows of the query before: those of this one are on their way, or could not be read. */
  readonly isPrevious: boolean
  /** Why the last read failed; rows that were read before stay. */
  readonly error: Error | null
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  /** Why the next page could not be read. */
  readonly moreError: Error | null
  /** Reads the next page. */
  readonly loadMore: () => void
  /** Reads all loaded pages again. */
  readonly reload: () => void
}

/** Scenarios that match a query, page by page, kept current by the stream of changes. */
export function useScenarios(query: ScenarioQuery = {}): ScenariosResult {
  const kit = useKit()
  useEffect(() => kit.hub.register(loadScenarioChanges), [kit.hub])
  const isLive = useLiveStatus() !== 'down'
  const asPending = usePendingStatuses()

  const result = useInfiniteQuery(
    {
      ...scenariosQuery(kit, query),
      refetchInterval: ({ state }) =>
        !isLive && hasRunning(state.data as ScenarioPages | undefined) ? pollMs : false,
    },
    kit.queryClient,
  )
  const { fetchNextPage, refetch, isFetchingNextPage, isFetchNextPageError } = result
  const data = useKept(result.data, kit.scope)
  const pages = data?.pages
  const rows = useFlatPages(pages)
  const scenarios = useMemo(
    () => (asPending === undefined ? rows : rows.map((row) => asPending(row))),
    [asPending, rows],
  )

  return {
    scenarios,
    total: pages?.at(-1)?.total,
    asOf: pages && oldest(pages.map(({ asOf }) => asOf)),
    readAt: result.dataUpdatedAt,
    isPending: data === undefined && result.isPending,
    isFetching: result.isFetching,
    isPrevious: result.data === undefined && data !== undefined,
    error: isFetchNextPageError ? null : result.error,
    hasMore: result.hasNextPage,
    isLoadingMore: isFetchingNextPage,
    moreError: isFetchNextPageError ? result.error : null,
    loadMore: () => void fetchNextPage({ cancelRefetch: false }),
    reload: () => void refetch(),
  }
}

/** The rows of the query before, until those of the present one arrive; also when those cannot be read. */
function useKept(data: ScenarioPages | undefined, scope: Scope): ScenarioPages | undefined {
  const [kept, setKept] = useState<{ data: ScenarioPages; scope: Scope }>()
  if (data === undefined) return kept?.scope === scope ? kept.data : undefined
  if (kept?.data !== data || kept.scope !== scope) setKept({ data, scope })
  return data
}

function hasRunning(pages: ScenarioPages | undefined): boolean {
  return (pages?.pages ?? []).some(({ items }) =>
    items.some(({ lastRunStatus }) => lastRunStatus === 'running'),
  )
}

function oldest(times: readonly (string | null)[]): string | null {
  return times.reduce((least, time) =>
    least === null || time === null ? null : least < time ? least : time,
  )
}
