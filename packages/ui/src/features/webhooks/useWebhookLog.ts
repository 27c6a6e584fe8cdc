import type { WebhookLogEntry } from '@inlaykit/shared'
import { webhookLogQuery, type WebhookLogRange } from './incoming-queries.js'
import { useIncoming, type IncomingResult } from './useIncoming.js'

/** What came to a webhook, newest first, and how its reading stands. */
export type WebhookLogResult = IncomingResult<WebhookLogEntry>

/**
 * What came to a webhook in the last days, newest first, page by page: when, and whether it was accepted, never what was in it.
 * It is asked of Make, which keeps it for 3 days, on its Enterprise plan for 30, and read again when the webhook changes, not by
 * each request that comes; `reload` does that. Where the capability `webhookLog` is missing, `error` is `unsupported`.
 * @param webhookId nothing is read while it is absent
 * @param range of which time; keep `from` and `to` steady between renders, since each value is a question of its own. Default: all
 * @throws {Error} outside an `InlaykitProvider`
 * @example
 * const { items, hasMore, loadMore } = useWebhookLog(webhook.id, { from: '2026-11-26T08:00:00Z' })
 */
export function useWebhookLog(
  webhookId: string | null | undefined,
  range?: WebhookLogRange,
): WebhookLogResult {
  const { reading, rows } = useIncoming(
    (kit, id: string) => webhookLogQuery(kit, id, range),
    webhookId,
  )
  return { items: rows, ...reading }
}
