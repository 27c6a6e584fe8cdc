import type { WebhookLogEntry } from '@inlaykit/shared'
import { webhookLogQuery } from './incoming-queries.js'
import { useIncoming, type IncomingResult } from './useIncoming.js'

/** What came to a webhook, newest first, and how its reading stands. */
export type WebhookLogResult = IncomingResult<WebhookLogEntry>

/**
 * What came to a webhook in the last days, newest first, page by page: when, and whether it was accepted, never what was in it.
 * It is asked of Make, which keeps it for 3 days, on its Enterprise plan for 30, and read again when the webhook changes, not by
 * each request that comes; `reload` does that. Where the capability `webhookLog` is missing, `error` is `unsupported`.
 * @param webhookId nothing is read while it is absent
 * @throws {Error} outside an `InlaykitProvider`
 * @example
 * const { items, hasMore, loadMore } = useWebhookLog(webhook.id)
 */
export function useWebhookLog(webhookId: string | null | undefined): WebhookLogResult {
  const { reading, rows } = useIncoming(webhookLogQuery, webhookId)
  return { items: rows, ...reading }
}
