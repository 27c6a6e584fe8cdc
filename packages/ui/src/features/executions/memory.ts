/** Several ask of the same two lists, which may be long. */
const ends = new WeakMap<
  readonly unknown[],
  { other: WeakRef<readonly unknown[]>; count: number }
>()

/** How many of the last members of two lists are the same objects. Neither list may change afterwards. */
export function commonEnd<T>(one: readonly T[], other: readonly T[]): number {
  const known = ends.get(one)
  if (known?.other.deref() === other) return known.count
  const count = countCommonEnd(one, other)
  ends.set(one, { other: new WeakRef(other), count })
  return count
}

function countCommonEnd<T>(one: readonly T[], other: readonly T[]): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one[one.length - 1 - count] === other[other.length - 1 - count]) count += 1
  return count
}

/** A list that something was worked out of before. */
export interface Before<T, R> {
  readonly list: readonly T[]
  readonly result: R
  /** So many of its last members are the last of the new list too. */
  readonly kept: number
}

/**
 * Makes what works something out of a list remember it. Lists of runs change at their beginning, where runs start and go
 * on: what is known of all that follows is taken over from the list before.
 * @param workOut `before` is absent where there is nothing to take over
 */
export function remembering<T, R extends object>(
  workOut: (list: readonly T[], before: Before<T, R> | undefined) => R,
): (list: readonly T[]) => R {
  const known = new WeakMap<readonly T[], R>()
  let latest: WeakRef<readonly T[]> | undefined
  return (list) => {
    let result = known.get(list)
    if (result === undefined) {
      const last = latest?.deref() ?? []
      const kept = commonEnd(last, list)
      const found = known.get(last)
      result = workOut(list, kept > 0 && found ? { list: last, result: found, kept } : undefined)
      known.set(list, result)
      latest = new WeakRef(list)
    }
    return result
  }
}

/** Makes what gives the members for which something holds, and looks only at those that are others than before. */
export function rememberingThose<T>(
  holds: (member: T) => boolean,
): (list: readonly T[]) => readonly T[] {
  return remembering<T, readonly T[]>((list, before) => {
    const first = list.slice(0, list.length - (before?.kept ?? 0)).filter(holds)
    if (before === undefined) return first
    const gone = before.list.slice(0, before.list.length - before.kept).filter(holds).length
    return first.length + gone === 0 ? before.result : [...first, ...before.result.slice(gone)]
  })
}
