import { executionStatuses, executionTriggers } from '@inlaykit/shared/client'
import type { Execution, ExecutionStatus, ExecutionTrigger } from '@inlaykit/shared'
import { isTold } from './told.js'

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
  const { scenarioId, from, to } = filter
  const status = inOrder(executionStatuses, filter.status)
  const trigger = inOrder(executionTriggers, filter.trigger)
  return {
    ...(scenarioId === undefined ? {} : { scenarioId }),
    ...(status === undefined ? {} : { status }),
    ...(trigger === undefined ? {} : { trigger }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}

function inOrder<T>(all: readonly T[], chosen: readonly T[] | undefined): T[] | undefined {
  if (chosen === undefined || chosen.length === 0) return undefined
  return all.filter((each) => chosen.includes(each))
}

/** Whether a run belongs to what the filter asks for; the rule of the endpoint, for runs that arrive live. */
export function matchesFilter(execution: Execution, filter: ExecutionFilter): boolean {
  const start = startTime(execution)
  return (
    (filter.scenarioId === undefined || execution.scenarioId === filter.scenarioId) &&
    (filter.status === undefined || filter.status.includes(execution.status)) &&
    (filter.trigger === undefined || filter.trigger.includes(execution.trigger)) &&
    (filter.from === undefined || start >= Date.parse(filter.from)) &&
    (filter.to === undefined || (start > -Infinity && start <= Date.parse(filter.to)))
  )
}

/** Rows don't change, so each is parsed once however often thousands of them are laid out anew. */
const starts = new WeakMap<object, number>()

/** When the run started, in milliseconds since 1970; `-Infinity` where that is not told: such runs sort last. */
export function startTime(run: Pick<Execution, 'startedAt'>): number {
  const known = starts.get(run)
  if (known !== undefined) return known
  const time = !isTold(run.startedAt) ? NaN : Date.parse(run.startedAt)
  const start = Number.isNaN(time) ? -Infinity : time
  starts.set(run, start)
  return start
}
