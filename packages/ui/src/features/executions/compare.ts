import type { ExecutionDetail, ExecutionStep } from '@inlaykit/shared'
import { isTold } from './told.js'

/** A step of two runs, side by side: of one that only one of them has, the other is `undefined`. */
export interface StepPair {
  readonly before: ExecutionStep | undefined
  readonly now: ExecutionStep | undefined
}

/** A place in the outputs of two runs. */
export interface OutputPair {
  /** Keys and places in lists, `a.b.0`. */
  readonly path: string
  /** As JSON; `undefined`: it is not there. */
  readonly before: string | undefined
  readonly now: string | undefined
  readonly isSame: boolean
}

/**
 * Sets the steps of two runs side by side: by the longest row of modules that both went through in the same order, so that a step
 * that was put in or left out moves no other.
 */
export function pairSteps(
  before: readonly ExecutionStep[],
  now: readonly ExecutionStep[],
): StepPair[] {
  // How many can be paired from each place to the ends.
  const most = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: now.length + 1 }, () => 0),
  )
  const at = (row: number, column: number): number => most[row]?.[column] ?? 0
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const line = most[row]
      if (line === undefined) continue
      line[column] =
        before[row]?.module === now[column]?.module
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const pairs: StepPair[] = []
  let [row, column] = [0, 0]
  while (row < before.length || column < now.length) {
    const [one, other] = [before[row], now[column]]
    if (one !== undefined && other !== undefined && one.module === other.module) {
      pairs.push({ before: one, now: other })
      row += 1
      column += 1
    } else if (
      other === undefined ||
      (one !== undefined && at(row + 1, column) >= at(row, column + 1))
    ) {
      pairs.push({ before: one, now: undefined })
      row += 1
    } else {
      pairs.push({ before: undefined, now: other })
      column += 1
    }
  }
  return pairs
}

/** The outputs of two runs, side by side. */
export interface PairedOutputs {
  /** In the order of their places. */
  readonly pairs: readonly OutputPair[]
  /** One of them has more values than are gone through: places that only the other is known to have are left out. */
  readonly isPartial: boolean
}

/** Sets the outputs of two runs side by side, value by value. */
export function pairOutputs(
  before: ExecutionDetail['outputs'],
  now: ExecutionDetail['outputs'],
): PairedOutputs {
  const [one, other] = [leavesOf(before), leavesOf(now)]
  const pairs = [...new Set([...one.keys(), ...other.keys()])]
    .map((path): OutputPair => {
      const [was, is] = [one.get(path), other.get(path)]
      return { path, before: was, now: is, isSame: was === is }
    })
    .filter((pair) => isKnown(pair.before, one) && isKnown(pair.now, other))
  return { pairs, isPartial: isFull(one) || isFull(other) }
}

/** More values than these are not gone through: outputs may have millions. */
export const mostLeaves = 5_000

const isFull = (leaves: Leaves): boolean => leaves.size >= mostLeaves
/** Of what was not gone through to its end nobody knows that something is not there. */
const isKnown = (value: string | undefined, leaves: Leaves): boolean =>
  value !== undefined || !isFull(leaves)

type Leaves = ReadonlyMap<string, string>

function leavesOf(outputs: ExecutionDetail['outputs']): Leaves {
  const leaves = new Map<string, string>()
  function collect(value: unknown, path: string): void {
    if (leaves.size >= mostLeaves) return
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
    if (entries.length === 0) leaves.set(path, JSON.stringify(value) ?? 'null')
    for (const [key, each] of entries) collect(each, path === '' ? key : `${path}.${key}`)
  }
  if (isTold(outputs) && Object.keys(outputs).length > 0) collect(outputs, '')
  return leaves
}
