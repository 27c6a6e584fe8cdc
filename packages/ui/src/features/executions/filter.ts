import type { ExecutionStatus, ExecutionTrigger } from '@inlaykit/shared'

/** Which runs are asked for. What is absent or empty does not narrow. */
export interface ExecutionFilter {
  /** The runs of this scenario alone. */
  readonly scenarioId?: string | undefined
  readonly status?: readonly ExecutionStatus[] | undefined
  readonly trigger?: readonly ExecutionTrigger[] | undefined
  /** The earliest start, ISO 8601 UTC, inclusive. Keep it steady between renders: each value is a question of its own. */
  readonly from?: string | undefined
  /** The latest start, ISO 8601 UTC, inclusive. */
  readonly to?: string | undefined
}

/** The filter with one spelling for each meaning, so that equal questions share one place in the cache. */
export function normalizeFilter(filter: ExecutionFilter): ExecutionFilter {
  return { ...filter, status: inOrder(filter.status), trigger: inOrder(filter.trigger) }
}

function inOrder<T extends string>(chosen: readonly T[] | undefined): readonly T[] | undefined {
  return chosen?.length ? [...new Set(chosen)].sort() : undefined
}
