import type { UpdateWebhookInput, Webhook } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { putWebhook } from './cache.js'

/** Which webhook is changed, and what of it. */
export type UpdateWebhookVariables = { readonly webhookId: string } & Readonly<UpdateWebhookInput>

/** Renames a webhook. */
export function useUpdateWebhook(): UseMutationResult<Webhook, Error, UpdateWebhookVariables> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: ({ webhookId, ...body }: UpdateWebhookVariables, mutation) =>
        kit.client.call(
          'updateWebhook',
          { params: { webhookId }, body },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSuccess: (webhook) => putWebhook(kit, webhook),
      onSettled(_, error, { webhookId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'webhook.update', outcome, webhookId })
      },
    },
    kit.queryClient,
  )
}
