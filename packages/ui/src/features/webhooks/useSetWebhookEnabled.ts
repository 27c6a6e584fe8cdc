import type { Webhook } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { putWebhook } from './cache.js'
import { webhookKeys } from './queries.js'

/** Which webhook is switched, and how. */
export interface SetWebhookEnabledVariables {
  readonly webhookId: string
  readonly enabled: boolean
}

/** Lets a webhook take events, or keeps it from it. Lists show it at once, and as it was again if it fails. */
export function useSetWebhookEnabled(): UseMutationResult<
  Webhook,
  Error,
  SetWebhookEnabledVariables
> {
  const kit = useKit()
  return useMutation(
    {
      mutationKey: webhookKeys.setEnabled(kit.scope),
      mutationFn: ({ webhookId, enabled }: SetWebhookEnabledVariables, mutation) =>
        kit.client.call(
          enabled ? 'enableWebhook' : 'disableWebhook',
          { params: { webhookId } },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSuccess: (webhook) => putWebhook(kit, webhook),
      onSettled(_, error, { webhookId, enabled }) {
        const action = enabled ? 'webhook.enable' : 'webhook.disable'
        kit.emit({ type: 'action', action, outcome: error ? 'failed' : 'done', webhookId })
      },
    },
    kit.queryClient,
  )
}
