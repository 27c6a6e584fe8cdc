import { useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useKit, type Kit } from './context.js'
import type { LoadUpdater } from './event-hub.js'
import type { ReadQuery } from './read.js'

/**
 * Asks for live changes as long as the component is mounted.
 * @param load the program that brings the cache up to date; `undefined`: none is asked for
 */
export function useUpdates(load: LoadUpdater | undefined): Kit {
  const kit = useKit()
  const { hub } = kit
  useEffect(() => load && hub.register(load), [hub, load])
  return kit
}

/** What a hook may say of its own reading. */
export type ReadOptions<T> = Pick<
  UseQueryOptions<T>,
  'enabled' | 'placeholderData' | 'refetchInterval' | 'select'
>

/** Reads something through the kit's cache, kept current by the changes that `load` knows of. */
export function useRead<T>(
  query: (kit: Kit) => ReadQuery<T>,
  options?: ReadOptions<T>,
  load?: LoadUpdater,
): UseQueryResult<T> {
  const kit = useUpdates(load)
  return useQuery({ ...query(kit), ...options }, kit.queryClient)
}
