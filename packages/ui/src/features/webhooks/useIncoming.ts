import type { Page } from '@inlaykit/shared'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useKit, type Kit } from '../../client/context.js'
import { useFlatPages } from '../../client/useFlatPages.js'
import { loadWebhookChanges } from './load-changes.js'
import type { IncomingQuery } from './incoming-queries.js'

/** What came to a webhook, page by page, and how its reading stands. */
export interface IncomingResult<T> {
  /** Those read so far; none until the first page has arrived. */
  readonly items: readonly T[]
  /** When it was read from Make, ISO 8601; `undefined`: nothing is read. */
  readonly asOf: string | null | undefined
  /** The first page is on its way. */
  readonly isPending: boolean
  readonly isFetching: boolean
  /** Why the last read failed; what was read before stays. */
  readonly error: Error | null
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  /** Why the next page could not be read. */
  readonly moreError: Error | null
  /** Reads the next page. */
  readonly loadMore: () => void
  /** Reads all loaded pages again. */
  readonly reload: () => void
}

/**
 * Reads what came to a webhook.
 * @param query how
 * @param webhookId nothing is read while it is absent
 * @returns it, and the page that was read first
 */
export function useIncoming<P extends Page<{ readonly id: string }>>(
  query: (kit: Kit, webhookId: string) => IncomingQuery<P>,
  webhookId: string | null | undefined,
): readonly [IncomingResult<P['items'][number]>, P | undefined] {
  const kit = useKit()
  useEffect(() => kit.hub.register(loadWebhookChanges), [kit.hub])
  const isAsked = Boolean(webhookId)
  const result = useInfiniteQuery(
    { ...query(kit, webhookId ?? ''), enabled: isAsked },
    kit.queryClient,
  )
  const { fetchNextPage, refetch, isFetchingNextPage, isFetchNextPageError } = result
  const pages = result.data?.pages
  return [
    {
      items: useFlatPages<P['items'][number]>(pages),
      asOf: pages?.[0]?.asOf,
      isPending: isAsked && result.isPending,
      isFetching: result.isFetching,
      error: isFetchNextPageError ? null : result.error,
      hasMore: result.hasNextPage,
      isLoadingMore: isFetchingNextPage,
      moreError: isFetchNextPageError ? result.error : null,
      loadMore: () => void fetchNextPage({ cancelRefetch: false }),
      reload: () => void refetch(),
    },
    pages?.[0],
  ]
}
