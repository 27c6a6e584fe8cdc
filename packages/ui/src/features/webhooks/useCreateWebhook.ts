import type { CreateWebhookInput, RevealedWebhook } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { addWebhook, withoutSecrets } from './cache.js'

/** What a new webhook is like; what is left out is Make's own default. */
export type CreateWebhookVariables = Pick<CreateWebhookInput, 'name'> & {
  readonly [K in Exclude<keyof CreateWebhookInput, 'name'>]?: CreateWebhookInput[K] | undefined
}

/** Creates a webhook. Its address and secret come with the answer alone, which is kept nowhere. */
export function useCreateWebhook(): UseMutationResult<
  RevealedWebhook,
  Error,
  CreateWebhookVariables
> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: (body: CreateWebhookVariables, mutation) =>
        kit.client.call('createWebhook', { body }, { idempotencyKey: keyOf(mutation) }),
      onSuccess(webhook) {
        void addWebhook(kit, withoutSecrets(webhook))
      },
      onSettled(webhook, error) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'webhook.create', outcome, webhookId: webhook?.id })
      },
      gcTime: 0,
    },
    kit.queryClient,
  )
}
