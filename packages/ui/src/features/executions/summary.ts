import type { Execution } from '@inlaykit/shared'
import { startTime } from './filter.js'
import type { TimeSpan } from './ticks.js'
import { durationOf } from './figures.js'
import { isTold } from './told.js'

/** Runs in figures. */
export interface RunSummary {
  readonly runs: number
  /** The part of those that have ended that succeeded, without a warning; `undefined`: none has ended. */
  readonly successRate: number | undefined
  /** How long the middle one took, in milliseconds; `undefined`: no run tells. */
  readonly p50: number | undefined
  /** How long the slowest 5 % took at least, in milliseconds. */
  readonly p95: number | undefined
  /** The operations of those that tell them; `undefined`: none does. */
  readonly operations: number | undefined
  /** Some runs do not tell their operations: there were more. */
  readonly hasMoreOperations: boolean
}

/** Whether a run began within a stretch of time. */
export function isWithin(execution: Execution, { from, to }: TimeSpan): boolean {
  const start = startTime(execution)
  return start >= from && start <= to
}

/**
 * Sums up the runs that began within a stretch of time.
 * @param executions newest first
 */
export function summarize(executions: readonly Execution[], span: TimeSpan): RunSummary {
  const runs = executions.filter((run) => isWithin(run, span))
  const ended = runs.filter(({ status }) => status !== 'running')
  const durations = ended
    .flatMap((run) => durationOf(run, undefined) ?? [])
    .toSorted((a, b) => a - b)
  const told = runs.flatMap(({ operations }) => (isTold(operations) ? [operations] : []))
  return {
    runs: runs.length,
    successRate:
      ended.length === 0
        ? undefined
        : ended.filter(({ status }) => status === 'success').length / ended.length,
    p50: quantile(durations, 0.5),
    p95: quantile(durations, 0.95),
    operations: told.length === 0 ? undefined : told.reduce((sum, each) => sum + each, 0),
    hasMoreOperations: told.length < runs.length,
  }
}

function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.floor((sorted.length - 1) * share)]
}
