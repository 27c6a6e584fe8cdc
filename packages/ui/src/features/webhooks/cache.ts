import type { RevealedWebhook, Webhook } from '@inlaykit/shared'
import type { CacheUpdater } from '../../client/event-hub.js'
import type { Kit, Scope } from '../../client/context.js'
import type { Whole } from '../../client/read-all.js'
import type { webhookKeys } from './queries.js'

type Cache = Pick<Kit, 'queryClient' | 'scope'>

// Of the keys the type alone is imported: a module that the first load shared with this would be a request of its own.
type KeyOf<Name extends 'all' | 'lists' | 'incoming'> = ReturnType<(typeof webhookKeys)[Name]>
const allKey = (scope: Scope): KeyOf<'all'> => [...scope, 'webhooks']
const listsKey = (scope: Scope): KeyOf<'lists'> => [...scope, 'webhooks', 'list']
const incomingKey = (scope: Scope): KeyOf<'incoming'> => [...scope, 'webhooks', 'incoming']

/** Reads the webhooks again when one of them changed. */
export const updateWebhooks: CacheUpdater = (events, { queryClient, scope }) => {
  if (events.some(({ type }) => type === 'webhook.changed')) {
    void queryClient.invalidateQueries({ queryKey: allKey(scope) })
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
  return cache.queryClient.invalidateQueries({ queryKey: allKey(cache.scope) })
}

/** Reads again what came to webhooks: a sample waits and is logged like any other event. */
export function reloadIncoming({ queryClient, scope }: Cache): void {
  void queryClient.invalidateQueries({ queryKey: incomingKey(scope) })
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
  for (const query of queryClient.getQueryCache().findAll({ queryKey: listsKey(scope) })) {
    const known = query.state.data as Whole<Webhook> | undefined
    if (known === undefined) continue
    const items = work(known.items)
    const total = known.total + items.length - known.items.length
    // What was not changed here is as old as before.
    const updatedAt = query.state.dataUpdatedAt
    queryClient.setQueryData(query.queryKey, { ...known, items, total }, { updatedAt })
  }
}
