import type { Execution } from '@inlaykit/shared'
import { startTime } from './filter.js'

/** How many of the last members of two lists are the same objects. */
export function commonEnd<T>(one: readonly T[], other: readonly T[]): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one[one.length - 1 - count] === other[other.length - 1 - count]) count += 1
  return count
}

const known = new WeakMap<readonly Execution[], Float64Array>()
let latest: WeakRef<readonly Execution[]> | undefined

/**
 * When each run of a list began, as {@link startTime} tells. Lists change at their beginning, where runs start and go on:
 * what follows is taken over from the list before.
 */
export function startsOf(executions: readonly Execution[]): Float64Array {
  const found = known.get(executions)
  if (found !== undefined) return found
  const starts = new Float64Array(executions.length)
  const before = latest?.deref() ?? []
  const kept = commonEnd(before, executions)
  const first = executions.length - kept
  if (kept > 0) starts.set(startsOf(before).subarray(before.length - kept), first)
  for (let index = 0; index < first; index += 1) starts[index] = startTime(executions[index] ?? {})
  known.set(executions, starts)
  latest = new WeakRef(executions)
  return starts
}
