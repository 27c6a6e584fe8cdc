import type { Execution, Page } from '@inlaykit/shared'
import type { InfiniteData } from '@tanstack/react-query'
import { matchesFilter, startTime, type ExecutionFilter } from './filter.js'

/** The pages of a list of runs that were read so far. */
export type ExecutionPages = InfiniteData<Page<Execution>>

/** All runs of the pages, newest first; a run that moved from page to page between two reads appears once. */
export function flattenPages(pages: ExecutionPages | undefined): Execution[] {
  const seen = new Set<string>()
  return (pages?.pages ?? []).flatMap(({ items }) =>
    items.filter(({ id }) => {
      if (seen.has(id)) return false
      seen.add(id)
      return true
    }),
  )
}

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
  const page = data.pages.findIndex(({ items }) => items.some(({ id }) => id === execution.id))
  if (!matchesFilter(execution, filter)) {
    return page < 0 ? data : removeRun(data, execution.id)
  }
  if (page >= 0) {
    const before = data.pages[page]?.items.find(({ id }) => id === execution.id)
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

/** Takes a run out of the pages of a list. */
export function removeRun(data: ExecutionPages, executionId: string): ExecutionPages {
  const page = data.pages.findIndex(({ items }) => items.some(({ id }) => id === executionId))
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

function addToTotal(data: ExecutionPages, delta: number): ExecutionPages {
  return {
    ...data,
    pages: data.pages.map((page) =>
      page.total === undefined ? page : { ...page, total: Math.max(0, page.total + delta) },
    ),
  }
}
