import type { Page } from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import type { PagesQuery } from '../../client/read.js'
import { usePages, type Pages, type PagesReading } from '../../client/usePages.js'
import { useUpdates } from '../../client/useRead.js'
import { loadWebhookChanges } from './load-changes.js'

/** What came to a webhook, page by page, and how its reading stands. */
export interface IncomingResult<T> extends PagesReading {
  /** Those read so far; none until the first page has arrived. */
  readonly items: readonly T[]
}

/**
 * Reads what came to a webhook.
 * @param query how
 * @param webhookId nothing is read while it is absent; what was read of it stays while another part of it is on its way
 */
export function useIncoming<P extends Page<{ readonly id: string }>>(
  query: (kit: Kit, webhookId: string) => PagesQuery<P>,
  webhookId: string | null | undefined,
): Pages<P> {
  const kit = useUpdates(loadWebhookChanges)
  const owner = String([...kit.scope, webhookId])
  return usePages(kit, { ...query(kit, webhookId ?? ''), enabled: Boolean(webhookId) }, owner)
}
