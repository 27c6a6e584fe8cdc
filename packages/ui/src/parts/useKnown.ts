import { useCallback, useEffect, useState } from 'react'
import { workThrough } from '../client/work-through.js'

/** Every row that was seen since this was rendered first, as it was seen last. */
export interface Known<T> {
  readonly add: (rows: readonly T[]) => void
  /**
   * The rows with these ids, in their order.
   * @param read reads one that was never seen; it must not reject
   */
  readonly collect: (ids: Iterable<string>, read: (id: string) => Promise<T>) => Promise<T[]>
}

/** Keeps the rows that were seen, for something to be done with those that are no longer listed. */
export function useKnown<T extends { readonly id: string }>(rows: readonly T[]): Known<T> {
  const [all] = useState(() => new Map<string, T>())
  const add = useCallback(
    (seen: readonly T[]) => {
      for (const row of seen) all.set(row.id, row)
    },
    [all],
  )
  useEffect(() => add(rows), [add, rows])
  return {
    add,
    async collect(ids, read) {
      const found = await workThrough(
        [...ids],
        async (id) => all.get(id) ?? read(id),
        () => false,
      )
      return found.filter((row) => row !== undefined)
    },
  }
}
