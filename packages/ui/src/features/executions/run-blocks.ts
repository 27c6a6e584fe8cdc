import type { Execution } from '@inlaykit/shared'
import { remembering } from './memory.js'
import { numbersOf } from './run-numbers.js'
import type { TimeSpan } from './ticks.js'

/** Runs that lie beside each other in a list, and so mostly in time: passed over together where none of them is meant. */
const blockSize = 256

/** What a list's blocks cover, counted from its end: where it grows, the other blocks stay what they are. */
interface RunBlocks {
  /** Milliseconds since 1970; `Infinity`: none of its runs has a place on the axis of time. */
  readonly from: Float64Array
  readonly to: Float64Array
  /** Runs without a place on the axis of time. */
  readonly unplaced: Uint16Array
}

const blocksOf = remembering<Execution, RunBlocks>((executions, before) => {
  const numbers = numbersOf(executions)
  const total = executions.length
  const count = Math.ceil(total / blockSize)
  const made: RunBlocks = {
    from: new Float64Array(count).fill(Infinity),
    to: new Float64Array(count).fill(-Infinity),
    unplaced: new Uint16Array(count),
  }
  const kept = Math.floor((before?.kept ?? 0) / blockSize)
  if (before !== undefined) {
    made.from.set(before.result.from.subarray(0, kept))
    made.to.set(before.result.to.subarray(0, kept))
    made.unplaced.set(before.result.unplaced.subarray(0, kept))
  }
  for (let index = 0; index < total - kept * blockSize; index += 1) {
    const block = Math.floor((total - 1 - index) / blockSize)
    const from = numbers.from[index] ?? NaN
    const to = numbers.to[index] ?? NaN
    if (from !== from) made.unplaced[block] = (made.unplaced[block] ?? 0) + 1
    if (from < (made.from[block] ?? NaN)) made.from[block] = from
    // One that is told to have ended before it began still lies where it began.
    const last = Math.max(from, to)
    if (last > (made.to[block] ?? NaN)) made.to[block] = last
  }
  return made
})

/** The parts of a list, in its order and each up to `end`, outside of which no run touches a stretch of time. */
export function stretchesWithin(
  executions: readonly Execution[],
  { from, to }: TimeSpan,
): readonly { readonly start: number; readonly end: number }[] {
  const blocks = blocksOf(executions)
  const stretches: { start: number; end: number }[] = []
  for (let block = blocks.from.length - 1; block >= 0; block -= 1) {
    const end = executions.length - block * blockSize
    const start = Math.max(0, end - blockSize)
    if (!((blocks.from[block] ?? NaN) <= to && (blocks.to[block] ?? NaN) >= from)) continue
    const last = stretches.at(-1)
    if (last?.end === start) last.end = end
    else stretches.push({ start, end })
  }
  return stretches
}

/** How many runs tell neither start nor end, and so have no place on the axis of time. */
export function countUnplaced(executions: readonly Execution[]): number {
  return blocksOf(executions).unplaced.reduce((sum, each) => sum + each, 0)
}
