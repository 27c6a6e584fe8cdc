import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { dropWebhook } from './cache.js'

/** Which webhook. */
export interface DeleteWebhookVariables {
  readonly webhookId: string
}

/** Deletes a webhook: its address takes nothing any more. */
export function useDeleteWebhook(): UseMutationResult<undefined, Error, DeleteWebhookVariables> {
  const kit = useKit()
  return useMutation(
    {
      async mutationFn({ webhookId }: DeleteWebhookVariables, mutation): Promise<undefined> {
        const idempotencyKey = keyOf(mutation)
        await kit.client.call('deleteWebhook', { params: { webhookId } }, { idempotencyKey })
      },
      onSuccess: (_, { webhookId }) => dropWebhook(kit, webhookId),
      onSettled(_, error, { webhookId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'webhook.delete', outcome, webhookId })
      },
    },
    kit.queryClient,
  )
}
