import type { Execution } from '@inlaykit/shared'
import type { TimeSpan } from './ticks.js'
import { durationOf } from './figures.js'
import { startsOf } from './starts.js'
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

/** The failed runs that began within a stretch of time. */
export function failedWithin(
  executions: readonly Execution[],
  { from, to }: TimeSpan,
): readonly Execution[] {
  const starts = startsOf(executions)
  return executions.filter(({ status }, index) => {
    const start = starts[index] ?? -Infinity
    return status === 'error' && start >= from && start <= to
  })
}

/**
 * Sums up the runs that began within a stretch of time.
 * @param executions newest first
 */
export function summarize(executions: readonly Execution[], { from, to }: TimeSpan): RunSummary {
  const starts = startsOf(executions)
  let runs = 0
  let ended = 0
  let succeeded = 0
  let told = 0
  let sum = 0
  const durations: number[] = []
  // One loop that keeps nothing: they may be a hundred thousand, once a second.
  for (const [index, run] of executions.entries()) {
    const start = starts[index] ?? -Infinity
    if (start < from || start > to) continue
    runs += 1
    if (isTold(run.operations)) {
      told += 1
      sum += run.operations
    }
    if (run.status === 'running') continue
    ended += 1
    if (run.status === 'success') succeeded += 1
    const duration = durationOf(run, undefined)
    if (duration !== undefined) durations.push(duration)
  }
  const sorted = Float64Array.from(durations).sort()
  return {
    runs,
    successRate: ended === 0 ? undefined : succeeded / ended,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    operations: told === 0 ? undefined : sum,
    hasMoreOperations: told < runs,
  }
}

function quantile(sorted: Float64Array, share: number): number | undefined {
  return sorted[Math.floor((sorted.length - 1) * share)]
}
