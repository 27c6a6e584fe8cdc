import type { Execution, ExecutionStatus } from '@inlaykit/shared'
import { startTime } from './filter.js'
import { commonEnd } from './starts.js'
import { isTold } from './told.js'

/** A run or one of its steps, as far as time goes. */
export type Timed = Pick<Execution, 'status' | 'startedAt' | 'finishedAt' | 'durationMs'>

/**
 * How long a run took, or has been going on until `now`, in milliseconds; `undefined` where it is not told.
 * @param now milliseconds since 1970
 */
export function durationOf(execution: Timed, now: number | undefined): number | undefined {
  const isRunning = execution.status === 'running'
  if (!isRunning && isTold(execution.durationMs)) return execution.durationMs
  const start = startTime(execution)
  if (isRunning) {
    return now === undefined || start === -Infinity ? undefined : Math.max(0, now - start)
  }
  const end = !isTold(execution.finishedAt) ? NaN : Date.parse(execution.finishedAt)
  return start === -Infinity || Number.isNaN(end) ? undefined : Math.max(0, end - start)
}

/** Whether a run is one that can be run again, as far as it tells itself: it has ended without success, with an input that is known. */
export function isRetryable({ status, retryable }: Execution): boolean {
  return status !== 'running' && status !== 'success' && retryable !== false
}

/** No run of any status: to count from. */
export function noRuns(): Record<ExecutionStatus, number> {
  return { running: 0, success: 0, warning: 0, error: 0, stopped: 0 }
}

const counted = new WeakMap<readonly Execution[], Record<ExecutionStatus, number>>()
let latest: WeakRef<readonly Execution[]> | undefined

/** How many runs there are of each status. Of a list that changed at its beginning, that alone is counted. */
export function countByStatus(executions: readonly Execution[]): Record<ExecutionStatus, number> {
  const found = counted.get(executions)
  if (found !== undefined) return found
  const before = latest?.deref() ?? []
  const kept = commonEnd(before, executions)
  const counts = kept > 0 ? { ...countByStatus(before) } : noRuns()
  if (kept > 0) for (const { status } of before.slice(0, before.length - kept)) counts[status] -= 1
  for (const { status } of executions.slice(0, executions.length - kept)) counts[status] += 1
  counted.set(executions, counts)
  latest = new WeakRef(executions)
  return counts
}
