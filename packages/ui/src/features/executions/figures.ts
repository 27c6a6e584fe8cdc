import type { Execution, ExecutionStatus } from '@inlaykit/shared'
import { startTime } from './start-time.js'
import { remembering } from './memory.js'
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

/** How many runs there are of each status. */
export const countByStatus = remembering<Execution, Record<ExecutionStatus, number>>(
  (executions, before) => {
    const counts = { ...(before?.result ?? noRuns()) }
    const kept = before?.kept ?? 0
    const gone = before?.list.slice(0, before.list.length - kept) ?? []
    for (const { status } of gone) counts[status] -= 1
    for (const { status } of executions.slice(0, executions.length - kept)) counts[status] += 1
    return counts
  },
)
