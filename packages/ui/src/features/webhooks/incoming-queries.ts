import type { Kit } from '../../client/context.js'
import { readPages } from '../../client/read.js'
import { webhookKeys } from './queries.js'

type Reader = Pick<Kit, 'client' | 'scope'>

/** So many are read at once. */
const limit = 50

/** How what waits at a webhook is read and kept, page by page. */
export function webhookQueueQuery({ client, scope }: Reader, webhookId: string) {
  return readPages([...webhookKeys.incoming(scope), webhookId, 'queue'], (cursor, signal) =>
    client.call(
      'GET /webhooks/:webhookId/queue?connection',
      { params: { webhookId }, query: { limit, cursor } },
      { signal },
    ),
  )
}

/** Which of a webhook's log is read; all of it by default. */
export interface WebhookLogRange {
  /** When it begins, ISO 8601 UTC, inclusive. */
  readonly from?: string | undefined
  /** When it ends, ISO 8601 UTC, inclusive. */
  readonly to?: string | undefined
}

/** How the log of a webhook is read and kept, page by page. */
export function webhookLogQuery(
  { client, scope }: Reader,
  webhookId: string,
  range: WebhookLogRange = {},
) {
  return readPages([...webhookKeys.incoming(scope), webhookId, 'log', range], (cursor, signal) =>
    client.call(
      'GET /webhooks/:webhookId/log?connection',
      { params: { webhookId }, query: { ...range, limit, cursor } },
      { signal },
    ),
  )
}
