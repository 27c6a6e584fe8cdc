import { executionStatuses } from '@inlaykit/shared/client'
import type { Execution } from '@inlaykit/shared'
import { stretchesWithin } from './run-blocks.js'
import { numbersOf } from './run-numbers.js'
import type { TimeSpan } from './ticks.js'

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

const failed = executionStatuses.indexOf('error')
const running = executionStatuses.indexOf('running')
const success = executionStatuses.indexOf('success')

/** The failed runs that began within a stretch of time. */
export function failedWithin(
  executions: readonly Execution[],
  { from, to }: TimeSpan,
): readonly Execution[] {
  const { starts, statuses } = numbersOf(executions)
  return stretchesWithin(executions, { from, to }).flatMap((stretch) => {
    const found: Execution[] = []
    for (let index = stretch.start; index < stretch.end; index += 1) {
      const run = statuses[index] === failed ? executions[index] : undefined
      const start = starts[index] ?? NaN
      if (run !== undefined && start >= from && start <= to) found.push(run)
    }
    return found
  })
}

/** Sums up the runs that began within a stretch of time. */
export function summarize(executions: readonly Execution[], { from, to }: TimeSpan): RunSummary {
  const { starts, durations, operations, statuses } = numbersOf(executions)
  let runs = 0
  let ended = 0
  let succeeded = 0
  let told = 0
  let sum = 0
  const stretches = stretchesWithin(executions, { from, to })
  const taken = new Float64Array(stretches.reduce((all, { start, end }) => all + end - start, 0))
  let timed = 0
  for (const stretch of stretches) {
    for (let index = stretch.start; index < stretch.end; index += 1) {
      const start = starts[index] ?? NaN
      if (!(start >= from && start <= to)) continue
      runs += 1
      const used = operations[index] ?? NaN
      if (used === used) {
        told += 1
        sum += used
      }
      if (statuses[index] === running) continue
      ended += 1
      if (statuses[index] === success) succeeded += 1
      const duration = durations[index] ?? NaN
      if (duration === duration) {
        taken[timed] = duration
        timed += 1
      }
    }
  }
  return {
    runs,
    successRate: ended === 0 ? undefined : succeeded / ended,
    p50: quantile(taken.subarray(0, timed), 0.5),
    p95: quantile(taken.subarray(0, timed), 0.95),
    operations: told === 0 ? undefined : sum,
    hasMoreOperations: told < runs,
  }
}

/** The value that so large a share is below, or is; puts the values into another order. A tenth of the time of sorting them. */
function quantile(values: Float64Array, share: number): number | undefined {
  const wanted = Math.floor((values.length - 1) * share)
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0
    let left = low
    let right = high
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left += 1
      while ((values[right] ?? 0) > pivot) right -= 1
      if (left > right) break
      const held = values[left] ?? 0
      values[left] = values[right] ?? 0
      values[right] = held
      left += 1
      right -= 1
    }
    if (wanted <= right) high = right
    else if (wanted >= left) low = left
    else break
  }
  return values[wanted]
}
