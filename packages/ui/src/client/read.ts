import type { Page } from '@inlaykit/shared'
import { infiniteQueryOptions, queryOptions, type QueryKey } from '@tanstack/react-query'
import { readPolicy } from './read-policy.js'

/**
 * How something is read and kept: under its key, as every read of the kit behaves.
 * @param staleTime in ms
 */
export function read<T>(
  queryKey: QueryKey,
  ask: (signal: AbortSignal) => Promise<T>,
  staleTime: number = readPolicy.staleTime,
) {
  return queryOptions({
    queryKey,
    queryFn: ({ signal }) => ask(signal),
    ...readPolicy,
    staleTime,
  })
}

/** What {@link read} answers. */
export type ReadQuery<T> = ReturnType<typeof read<T>>

/** How a list is read and kept, page by page. @param ask for the page that a cursor names; `undefined`: the first */
export function readPages<P extends Page<unknown>>(
  queryKey: QueryKey,
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    ...readPolicy,
  })
}

/** What {@link readPages} answers. */
export type PagesQuery<P extends Page<unknown>> = ReturnType<typeof readPages<P>>
