import type { Execution } from '@inlaykit/shared'
import type { QueryClient } from '@tanstack/react-query'
import { matchesFilter } from './matches-filter.js'
import { insertByStart } from './pages.js'
import { runMemories, type RunMemory } from './recent.js'
import { startTime } from './start-time.js'

/** How long a run that the viewer stopped is shown as stopped although Make still ends its current step. */
export const stopHoldMs = 10_000

interface Known {
  readonly execution: Execution
  /** A read that began at this time or earlier does not know better. */
  readonly until: number
}

const byClient = new WeakMap<QueryClient, Map<string, Known>>()

function knownOf(queryClient: QueryClient): Map<string, Known> {
  let known = byClient.get(queryClient)
  if (known === undefined) {
    byClient.set(queryClient, (known = new Map()))
    runMemories.set(queryClient, memoryOf(known))
  }
  return known
}

/** Notes how a run was just read, so that a list whose reading began before does not bring its older state back. */
export function rememberRun(queryClient: QueryClient, execution: Execution, until: number): void {
  const known = knownOf(queryClient)
  const oldest = Date.now() - 60_000
  for (const [id, entry] of known) if (entry.until < oldest) known.delete(id)
  known.set(execution.id, { execution, until })
}

/** Forgets what was noted of a run: the next read tells. */
export function forgetRun(queryClient: QueryClient, executionId: string): void {
  knownOf(queryClient).delete(executionId)
}

function memoryOf(all: ReadonlyMap<string, Known>): RunMemory {
  function settleRun<E extends Execution>(execution: E, readAt: number): E {
    const known = all.get(execution.id)
    if (known === undefined || known.until < readAt) return execution
    // Whatever a run ended as is final; only "still running" can be the older news.
    if (execution.status !== 'running') return execution
    return { ...execution, ...known.execution }
  }

  return {
    settleRun,
    settlePage(page, { filter, isFirst, readAt }) {
      let items = page.items.flatMap((item) => {
        const settled = settleRun(item, readAt)
        return settled === item || matchesFilter(settled, filter) ? [settled] : []
      })
      if (isFirst) {
        const present = new Set(items.map(({ id }) => id))
        const last = items.at(-1)
        const oldest = page.nextCursor === null || last === undefined ? -Infinity : startTime(last)
        for (const { execution, until } of all.values()) {
          if (until < readAt || present.has(execution.id) || startTime(execution) < oldest) continue
          if (matchesFilter(execution, filter)) items = insertByStart(items, execution)
        }
      }
      return { ...page, items }
    },
  }
}
