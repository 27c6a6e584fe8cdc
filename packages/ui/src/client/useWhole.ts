import type { Kit } from './context.js'
import type { LoadUpdater } from './event-hub.js'
import type { Whole } from './read-all.js'
import type { ReadQuery } from './read.js'
import { useRead, type ReadOptions } from './useRead.js'

/** How the reading of a list stands that is read whole. */
export interface WholeReading {
  /** All there are; more than are listed where the list is longer than what is read of it. */
  readonly total: number
  /** How fresh they are, as the server says; `null`: it doesn't say. `undefined`: nothing is read. */
  readonly asOf: string | null | undefined
  /** When they were last read, in ms since 1970; 0: never. */
  readonly readAt: number
  readonly isFetching: boolean
  /** Why the last read failed; what was read before stays. */
  readonly error: Error | null
  /** Reads them again. */
  readonly reload: () => void
}

/** Reads a list whole, kept current by the changes that `load` knows of. */
export function useWhole<T>(
  query: (kit: Kit) => ReadQuery<Whole<T>>,
  options: ReadOptions<Whole<T>>,
  load: LoadUpdater,
): readonly [items: readonly T[] | undefined, reading: WholeReading] {
  const { data, dataUpdatedAt, error, isFetching, refetch } = useRead(query, options, load)
  const reading = {
    total: data?.total ?? 0,
    asOf: data?.asOf,
    readAt: dataUpdatedAt,
    isFetching,
    error,
    reload: () => void refetch(),
  }
  return [data?.items, reading]
}
