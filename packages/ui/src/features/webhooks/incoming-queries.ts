import type { Page } from '@inlaykit/shared'
import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query'
import type { Kit } from '../../client/context.js'
import { readPolicy } from '../../client/read-policy.js'
import { webhookKeys } from './queries.js'

/** How what came to a webhook is read and kept, page by page. */
function incomingQuery<P extends Page<unknown>>(
  queryKey: QueryKey,
  call: (query: { limit: number; cursor: string | undefined }, signal: AbortSignal) => Promise<P>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => call({ limit: 50, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    ...readPolicy,
  })
}

/** How what came to a webhook is read and kept. */
export type IncomingQuery<P extends Page<unknown>> = ReturnType<typeof incomingQuery<P>>

/** How what waits at a webhook is read and kept, page by page. */
export function webhookQueueQuery(
  { client, scope }: Pick<Kit, 'client' | 'scope'>,
  webhookId: string,
) {
  return incomingQuery([...webhookKeys.incoming(scope), webhookId, 'queue'], (query, signal) =>
    client.call(
      'GET /webhooks/:webhookId/queue?connection',
      { params: { webhookId }, query },
      { signal },
    ),
  )
}

/** How the log of a webhook is read and kept, page by page. */
export function webhookLogQuery(
  { client, scope }: Pick<Kit, 'client' | 'scope'>,
  webhookId: string,
) {
  return incomingQuery([...webhookKeys.incoming(scope), webhookId, 'log'], (query, signal) =>
    client.call(
      'GET /webhooks/:webhookId/log?connection',
      { params: { webhookId }, query },
      { signal },
    ),
  )
}
