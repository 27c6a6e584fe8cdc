import type { RevealedWebhook, Webhook } from '@inlaykit/shared'
import type { CacheUpdater } from '../../client/event-hub.js'
import type { Kit } from '../../client/context.js'
import { webhookKeys, type Webhooks } from './queries.js'

type Cache = Pick<Kit, 'queryClient' | 'scope'>

/** Reads the webhooks again when one of them changed. */
export const updateWebhooks: CacheUpdater = (events, { queryClient, scope }) => {
  if (events.some(({ type }) => type === 'webhook.changed')) {
    void queryClient.invalidateQueries({ queryKey: webhookKeys.all(scope) })
  }
}

/** Puts a webhook into the lists that show it, as the server has it now. */
export function putWebhook(cache: Cache, webhook: Webhook): void {
  change(cache, (webhooks) => webhooks.map((one) => (one.id === webhook.id ? webhook : one)))
}

/** Takes a webhook out of the cache. */
export function dropWebhook(cache: Cache, webhookId: string): void {
  change(cache, (webhooks) => webhooks.filter(({ id }) => id !== webhookId))
}

/** Adds a new webhook to the lists, and reads them again: where it belongs is the server's to say. */
export function addWebhook(cache: Cache, webhook: Webhook): Promise<void> {
  change(cache, (webhooks) =>
    webhooks.some(({ id }) => id === webhook.id) ? webhooks : [...webhooks, webhook],
  )
  return cache.queryClient.invalidateQueries({ queryKey: webhookKeys.all(cache.scope) })
}

/** The webhook without what lets somebody in: that is never kept. */
export function withoutSecrets(revealed: RevealedWebhook): Webhook {
  const { url: _url, secret: _secret, ...webhook } = revealed
  return webhook
}

function change(
  { queryClient, scope }: Cache,
  work: (webhooks: readonly Webhook[]) => readonly Webhook[],
): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: webhookKeys.all(scope) })) {
    const known = query.state.data as Webhooks | undefined
    if (known === undefined) continue
    const webhooks = work(known.webhooks)
    const total = known.total + webhooks.length - known.webhooks.length
    // What was not changed here is as old as before.
    const updatedAt = query.state.dataUpdatedAt
    queryClient.setQueryData(query.queryKey, { ...known, webhooks, total }, { updatedAt })
  }
}
