import type { Webhook } from '@inlaykit/shared'
import { useMutationState, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useKit } from '../../client/context.js'
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

/** The webhooks of a connection, and how their reading stands. */
export interface WebhooksResult {
  /** By name, switched as the changes under way will have them; `undefined`: nothing is read. */
  readonly webhooks: readonly Webhook[] | undefined
  /** All there are; more than `webhooks` holds beyond 1,000. */
  readonly total: number
  /** How fresh they are, as the server says; `null`: it doesn't say. `undefined`: nothing is read. */
  readonly asOf: string | null | undefined
  /** When they were last read, in ms since 1970; 0: never. */
  readonly readAt: number
  readonly isFetching: boolean
  /** Why the last read failed; what was read before stays. */
  readonly error: Error | null
  /** Reads them again. */
  readonly reload: () => void
}

/** The webhooks of the connection with masked addresses, kept current. */
export function useWebhooks(options: UseWebhooksOptions = {}): WebhooksResult {
  const { enabled = true, scenarioId } = options
  const kit = useKit()
  useEffect(() => kit.hub.register(loadWebhookChanges), [kit.hub])
  const { data, dataUpdatedAt, error, isFetching, refetch } = useQuery(
    { ...webhooksQuery(kit, scenarioId), enabled },
    kit.queryClient,
  )
  // When a change fails, nothing has to be taken back: what the server said last was never overwritten.
  const pending = useMutationState(
    {
      filters: { mutationKey: webhookKeys.setEnabled(kit.scope), status: 'pending' },
      select: ({ state }) => state.variables as SetWebhookEnabledVariables,
    },
    kit.queryClient,
  )
  const webhooks = useMemo(
    () =>
      data?.webhooks.map((webhook) => {
        const wanted = pending.findLast(({ webhookId }) => webhookId === webhook.id)
        return wanted === undefined ? webhook : { ...webhook, enabled: wanted.enabled }
      }),
    [data, pending],
  )
  return {
    webhooks,
    total: data?.total ?? 0,
    asOf: data?.asOf,
    readAt: dataUpdatedAt,
    isFetching,
    error,
    reload: () => void refetch(),
  }
}
