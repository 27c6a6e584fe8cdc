import type { Webhook } from '@inlaykit/shared'
import type { Kit, Scope } from '../../client/context.js'
import { readAll } from '../../client/read-all.js'
import { read } from '../../client/read.js'

/** So many are read. */
export const mostWebhooks = 1_000

/** Where webhooks are kept in the query cache. Their addresses are not: those are told to whoever asks, and forgotten. */
export const webhookKeys = {
  all: (scope: Scope) => [...scope, 'webhooks'] as const,
  lists: (scope: Scope) => [...scope, 'webhooks', 'list'] as const,
  list: (scope: Scope, scenarioId: string | undefined) =>
    [...scope, 'webhooks', 'list', scenarioId] as const,
  /** What came to each webhook: its queue and its log. */
  incoming: (scope: Scope) => [...scope, 'webhooks', 'incoming'] as const,
  /** Of the mutations. */
  setEnabled: (scope: Scope) => [...scope, 'webhooks', 'set-enabled'] as const,
}

/** How the webhooks are read and kept: page by page, all of them, or those of a scenario. */
export function webhooksQuery(
  { client, scope }: Pick<Kit, 'client' | 'scope'>,
  scenarioId: string | undefined,
) {
  return read(webhookKeys.list(scope, scenarioId), (signal) =>
    readAll<Webhook>(
      (query) =>
        client.call('GET /webhooks?connection', { query: { ...query, scenarioId } }, { signal }),
      mostWebhooks,
    ),
  )
}
