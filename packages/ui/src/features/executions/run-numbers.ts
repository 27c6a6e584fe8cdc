import { executionStatuses } from '@inlaykit/shared/client'
import type { Execution } from '@inlaykit/shared'
import { durationOf } from './figures.js'
import { startTime } from './start-time.js'
import { remembering } from './memory.js'
import { isTold } from './told.js'

/**
 * What is reckoned with of the runs of a list, a number for each: a hundred thousand are gone through in a fraction of the
 * time that as many objects take. Times are milliseconds since 1970.
 */
export interface RunNumbers {
  /** When it began; `-Infinity`: that is not told. */
  readonly starts: Float64Array
  /** Where it begins on an axis of time: its start, else its end less its duration; `NaN`: it has no place there. */
  readonly from: Float64Array
  /** Where it ends on the axis; `Infinity`: it goes on. */
  readonly to: Float64Array
  /** How long it took, in milliseconds; `NaN`: it goes on, or does not tell. */
  readonly durations: Float64Array
  /** `NaN`: it does not tell. */
  readonly operations: Float64Array
  /** Among `executionStatuses`. */
  readonly statuses: Uint8Array
}

const fields = ['starts', 'from', 'to', 'durations', 'operations', 'statuses'] as const

/** The numbers of a list of runs, each at the place of its run. Of a list that changed at its beginning, those alone are made. */
export const numbersOf = remembering<Execution, RunNumbers>((executions, before) => {
  const count = executions.length
  const made: RunNumbers = {
    starts: new Float64Array(count),
    from: new Float64Array(count),
    to: new Float64Array(count),
    durations: new Float64Array(count),
    operations: new Float64Array(count),
    statuses: new Uint8Array(count),
  }
  const first = count - (before?.kept ?? 0)
  if (before !== undefined) {
    const from = before.list.length - before.kept
    for (const field of fields) made[field].set(before.result[field].subarray(from), first)
  }
  for (let index = 0; index < first; index += 1) {
    const run = executions[index]
    if (run !== undefined) write(made, index, run)
  }
  return made
})

function write(numbers: RunNumbers, index: number, run: Execution): void {
  const { finishedAt, operations, status } = run
  const start = startTime(run)
  const duration = durationOf(run, undefined)
  const end = isTold(finishedAt) ? Date.parse(finishedAt) : NaN
  const isPlaced = start !== -Infinity
  numbers.starts[index] = start
  numbers.from[index] = isPlaced ? start : end - (duration ?? 0)
  numbers.to[index] = !isPlaced ? end : status === 'running' ? Infinity : start + (duration ?? 0)
  numbers.durations[index] = duration ?? NaN
  numbers.operations[index] = isTold(operations) ? operations : NaN
  numbers.statuses[index] = executionStatuses.indexOf(status)
}
