import type { Webhook } from '@inlaykit/shared'
import { useMemo } from 'react'
import { useKit } from '../../client/context.js'
import { useAsPending } from '../../client/useAsPending.js'
import { useWhole, type WholeReading } from '../../client/useWhole.js'
import { loadWebhookChanges } from './load-changes.js'
import { webhookKeys, webhooksQuery } from './queries.js'
import type { SetWebhookEnabledVariables } from './useSetWebhookEnabled.js'

/** How {@link useWebhooks} reads. */
export interface UseWebhooksOptions {
  /** Those of one scenario alone. Default: all of the connection. */
  readonly scenarioId?: string | undefined
  /** `false`: not now; where the connection has no webhooks. Default: `true`. */
  readonly enabled?: boolean | undefined
}

/** The webhooks of a connection, and how their reading stands. At most 1,000 are read; `total` tells whether that is all. */
export interface WebhooksResult extends WholeReading {
  /** By name, switched as the changes under way will have them; `undefined`: nothing is read. */
  readonly webhooks: readonly Webhook[] | undefined
}

const patchOf = ({ enabled }: SetWebhookEnabledVariables): Partial<Webhook> => ({ enabled })

/** The webhooks of the connection with masked addresses, kept current. */
export function useWebhooks(options: UseWebhooksOptions = {}): WebhooksResult {
  const { enabled = true, scenarioId } = options
  const [rows, reading] = useWhole(
    (kit) => webhooksQuery(kit, scenarioId),
    { enabled },
    loadWebhookChanges,
  )
  const asPending = useAsPending(webhookKeys.setEnabled(useKit().scope), 'webhookId', patchOf)
  const webhooks = useMemo(
    () => (asPending ? rows?.map((webhook) => asPending(webhook)) : rows),
    [asPending, rows],
  )
  return { webhooks, ...reading }
}
