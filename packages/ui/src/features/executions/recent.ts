import type { Execution, Page } from '@inlaykit/shared'
import type { QueryClient } from '@tanstack/react-query'
import type { ExecutionFilter } from './filter.js'

/** How a page was read. */
export interface PageRead {
  readonly filter: ExecutionFilter
  readonly isFirst: boolean
  /** When the read began, in milliseconds since 1970. */
  readonly readAt: number
}

/** What is known of runs better than by reads that began before it was told. */
export interface RunMemory {
  readonly settleRun: <E extends Execution>(execution: E, readAt: number) => E
  readonly settlePage: (page: Page<Execution>, read: PageRead) => Page<Execution>
}

/** Each is made with the first run that is told of, by the program that knows how: until then what was read stands. */
export const runMemories = new WeakMap<QueryClient, RunMemory>()

/**
 * The run as it should be shown after a read of it.
 * @param readAt when the read began, in milliseconds since 1970
 */
export function settleRun<E extends Execution>(
  queryClient: QueryClient,
  execution: E,
  readAt: number,
): E {
  return runMemories.get(queryClient)?.settleRun(execution, readAt) ?? execution
}

/** A page as it should be shown after a read: see {@link settleRun}; runs that started meanwhile stay in the first page. */
export function settlePage(
  queryClient: QueryClient,
  page: Page<Execution>,
  read: PageRead,
): Page<Execution> {
  return runMemories.get(queryClient)?.settlePage(page, read) ?? page
}
