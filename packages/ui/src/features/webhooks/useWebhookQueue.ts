import type { QueuedRequest } from '@inlaykit/shared'
import { webhookQueueQuery } from './incoming-queries.js'
import { useIncoming, type IncomingResult } from './useIncoming.js'

/** What waits at a webhook for its scenario, in Make's order, and how its reading stands. */
export interface WebhookQueueResult extends IncomingResult<QueuedRequest> {
  /** How many can wait, more are turned away; `null`: Make doesn't tell. `undefined`: nothing is read. */
  readonly queueLimit: number | null | undefined
}

/**
 * What waits at a webhook for its scenario, page by page: when each request came and how large it is, never what is in it. It
 * is asked of Make, and read again when the webhook changes, not by each request that comes; `reload` does that. Where the
 * capability `webhookQueueItems` is missing, `error` is `unsupported`.
 * @param webhookId nothing is read while it is absent
 * @throws {Error} outside an `InlaykitProvider`
 * @example
 * const { items, total, hasMore, loadMore } = useWebhookQueue(webhook.id)
 */
export function useWebhookQueue(webhookId: string | null | undefined): WebhookQueueResult {
  const { pages, reading, rows } = useIncoming(webhookQueueQuery, webhookId)
  return { items: rows, ...reading, queueLimit: pages[0]?.queueLimit }
}
