import type { Execution } from '@inlaykit/shared'
import { useMemo } from 'react'
import { useLiveStatus } from '../../client/useEventStream.js'
import { usePages, type PagesReading } from '../../client/usePages.js'
import { useUpdates } from '../../client/useRead.js'
import { normalizeFilter, type ExecutionFilter } from './filter.js'
import { executionListQuery } from './queries.js'
import { loadExecutionChanges } from './load-changes.js'

/** While no live changes arrive, runs are read this often, in ms. */
const pollMs = 30_000
/** And this often while one is under way. */
const pollRunningMs = 5_000

/** In so many of the newest pages it is looked whether a run is under way. */
const newestPages = 10

/** The runs that a filter asks for, as far as they were read; kept current by live changes. */
export interface ExecutionsResult extends PagesReading {
  /** Newest first. Empty until the first page has arrived. */
  readonly executions: readonly Execution[]
  /** How many pages were read. */
  readonly pageCount: number
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
  { enabled = true }: { enabled?: boolean | undefined } = {},
): ExecutionsResult {
  const kit = useUpdates(enabled ? loadExecutionChanges : undefined)
  const live = useLiveStatus()
  const key = JSON.stringify(normalizeFilter(filter))
  const normalized = useMemo(() => JSON.parse(key) as ExecutionFilter, [key])

  const { pages, reading, rows } = usePages(kit, {
    ...executionListQuery(kit, normalized),
    enabled,
    // Another range or status: what was there stays until the answer comes. Another scenario: it would mislead.
    placeholderData: (previous, query) =>
      (query?.queryKey.at(-1) as ExecutionFilter | undefined)?.scenarioId === normalized.scenarioId
        ? previous
        : undefined,
    refetchInterval({ state }) {
      if (live === 'open') return false
      // Runs that go on began lately: of very many, the last are not gone through for that.
      const isRunning = state.data?.pages
        .slice(0, newestPages)
        .some(({ items }) => items.some(({ status }) => status === 'running'))
      return isRunning ? pollRunningMs : pollMs
    },
  })
  // Runs that begin and end are counted in the first page.
  return { executions: rows, ...reading, total: pages[0]?.total, pageCount: pages.length }
}
