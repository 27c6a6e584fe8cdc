import type { Page } from '@inlaykit/shared'
import {
  useInfiniteQuery,
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryOptions,
} from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Kit } from './context.js'
import { useFlatPages } from './useFlatPages.js'

/** How the reading of a list stands that comes page by page. */
export interface PagesReading {
  /** All that match, where it is known. */
  readonly total: number | undefined
  /** How fresh the oldest page is, ISO 8601; `null`: it was never read. `undefined`: nothing is loaded. */
  readonly asOf: string | null | undefined
  /** When the list was last read, in ms since 1970; 0: never. */
  readonly readAt: number
  /** The first page is on its way. */
  readonly isPending: boolean
  readonly isFetching: boolean
  /** Shown are the rows of the query before: those of this one are on their way, or could not be read. */
  readonly isPrevious: boolean
  /** Why the last read failed; rows that were read before stay. */
  readonly error: Error | null
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  /** Why the next page could not be read. */
  readonly moreError: Error | null
  /** Reads the next page; does nothing while one is on its way or when there is none. */
  readonly loadMore: () => void
  /** Reads all loaded pages again. */
  readonly reload: () => void
}

/** Rows of a list, and how their reading stands. */
export interface Pages<P extends Page<unknown>> {
  /** Each once; the same array until something of it changes. */
  readonly rows: readonly P['items'][number][]
  readonly pages: readonly P[]
  readonly reading: PagesReading
}

/** How a list is read. */
export type PagesOptions<P> = UseInfiniteQueryOptions<
  P,
  Error,
  InfiniteData<P>,
  QueryKey,
  string | undefined
>

const none: readonly never[] = []

/**
 * Reads a list page by page.
 * @param owner what the rows belong to: until those of another query arrive, and where they can't be read, those of the
 * query before stay if they are the same owner's. Default: they go
 */
export function usePages<P extends Page<{ readonly id: string }>>(
  { queryClient }: Kit,
  options: PagesOptions<P>,
  owner?: string | object,
): Pages<P> {
  const result = useInfiniteQuery(options, queryClient)
  const { fetchNextPage, hasNextPage, isFetchNextPageError, refetch } = result
  const data = useKept(result.data, owner)
  const pages = data?.pages ?? none

  return {
    rows: useFlatPages<P['items'][number]>(pages),
    pages,
    reading: {
      total: pages.at(-1)?.total,
      asOf: data && oldest(pages),
      readAt: result.dataUpdatedAt,
      isPending: data === undefined && result.isPending && options.enabled !== false,
      isFetching: result.isFetching,
      isPrevious: result.isPlaceholderData || result.data !== data,
      error: isFetchNextPageError ? null : result.error,
      hasMore: hasNextPage,
      isLoadingMore: result.isFetchingNextPage,
      moreError: isFetchNextPageError ? result.error : null,
      loadMore: useCallback(() => {
        if (hasNextPage) void fetchNextPage({ cancelRefetch: false })
      }, [fetchNextPage, hasNextPage]),
      reload: useCallback(() => void refetch(), [refetch]),
    },
  }
}

function useKept<T>(data: T | undefined, owner: string | object | undefined): T | undefined {
  const [kept, keep] = useState<{ readonly data: T; readonly owner: string | object }>()
  if (owner === undefined) return data
  if (data === undefined) return kept?.owner === owner ? kept.data : undefined
  if (kept?.data !== data || kept.owner !== owner) keep({ data, owner })
  return data
}

function oldest(pages: readonly Pick<Page<unknown>, 'asOf'>[]): string | null {
  const times = pages.map(({ asOf }) => asOf ?? '')
  return times.toSorted()[0] || null
}
