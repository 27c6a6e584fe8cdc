import type { Execution, Page } from '@inlaykit/shared'
import type { InfiniteData } from '@tanstack/react-query'
import type { ExecutionFilter } from './filter.js'
import { matchesFilter } from './matches-filter.js'
import { startTime } from './start-time.js'

/** The pages of a list of runs that were read so far. */
export type ExecutionPages = InfiniteData<Page<Execution>>

/**
 * Puts a run as it now is into the pages of a list: in place where it is there already, else where its start belongs;
 * out of them when it does not match any more. A run older than what was read is left to the page that will bring it.
 * @returns the same object when nothing changed
 */
export function mergeRun(
  data: ExecutionPages,
  execution: Execution,
  filter: ExecutionFilter,
): ExecutionPages {
  const page = pageOf(data, execution.id)
  if (!matchesFilter(execution, filter)) {
    return page < 0 ? data : removeRun(data, execution.id)
  }
  const before = data.pages[page]?.items.find(({ id }) => id === execution.id)
  if (before !== undefined && startTime(before) !== startTime(execution)) {
    // It was told when it began: it belongs elsewhere, since the list is in the order of starts.
    return mergeRun(removeRun(data, execution.id), execution, filter)
  }
  if (page >= 0) {
    // Rows are small and flat; telling the cache of an equal one would render everything again.
    if (JSON.stringify(before) === JSON.stringify(execution)) return data
    return mapPage(data, page, (before) => ({
      ...before,
      items: before.items.map((item) => (item.id === execution.id ? execution : item)),
    }))
  }
  const start = startTime(execution)
  const target = data.pages.findIndex(
    ({ items, nextCursor }) => nextCursor === null || items.some((item) => startTime(item) < start),
  )
  if (target < 0) return data
  return addToTotal(
    mapPage(data, target, (before) => ({
      ...before,
      items: insertByStart(before.items, execution),
    })),
    1,
  )
}

/** The ids of a page: of a new run, all pages have to be looked at, with each that starts. */
const idsByPage = new WeakMap<Page<Execution>, Set<string>>()

/** The page that a run is on; -1: none. */
function pageOf({ pages }: ExecutionPages, executionId: string): number {
  return pages.findIndex((page) => {
    let ids = idsByPage.get(page)
    if (ids === undefined) idsByPage.set(page, (ids = new Set(page.items.map(({ id }) => id))))
    return ids.has(executionId)
  })
}

/** Takes a run out of the pages of a list. */
export function removeRun(data: ExecutionPages, executionId: string): ExecutionPages {
  const page = pageOf(data, executionId)
  if (page < 0) return data
  return addToTotal(
    mapPage(data, page, (before) => ({
      ...before,
      items: before.items.filter(({ id }) => id !== executionId),
    })),
    -1,
  )
}

/** Puts a run where its start belongs, before those that started earlier. */
export function insertByStart(items: readonly Execution[], execution: Execution): Execution[] {
  const start = startTime(execution)
  const at = items.findIndex((item) => startTime(item) < start)
  return at < 0 ? [...items, execution] : items.toSpliced(at, 0, execution)
}

function mapPage(
  data: ExecutionPages,
  index: number,
  change: (page: Page<Execution>) => Page<Execution>,
): ExecutionPages {
  return { ...data, pages: data.pages.map((page, at) => (at === index ? change(page) : page)) }
}

/** The first page is asked how many there are: the others stay the objects that they were. */
function addToTotal(data: ExecutionPages, delta: number): ExecutionPages {
  const total = data.pages[0]?.total
  if (total === undefined) return data
  return mapPage(data, 0, (page) => ({ ...page, total: Math.max(0, total + delta) }))
}
