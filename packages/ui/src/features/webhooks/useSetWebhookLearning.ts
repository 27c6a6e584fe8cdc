import type { Webhook } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { putWebhook } from './cache.js'

/** Which webhook, and whether it is to learn. */
export interface SetWebhookLearningVariables {
  readonly webhookId: string
  readonly learning: boolean
}

/** Lets the next event teach a webhook the structure of its data, or ends that. */
export function useSetWebhookLearning(): UseMutationResult<
  Webhook,
  Error,
  SetWebhookLearningVariables
> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: ({ webhookId, learning }: SetWebhookLearningVariables, mutation) =>
        kit.client.call(
          learning ? 'startWebhookLearning' : 'stopWebhookLearning',
          { params: { webhookId } },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSuccess: (webhook) => putWebhook(kit, webhook),
      onSettled(_, error, { webhookId, learning }) {
        const action = learning ? 'webhook.learn-start' : 'webhook.learn-stop'
        kit.emit({ type: 'action', action, outcome: error ? 'failed' : 'done', webhookId })
      },
    },
    kit.queryClient,
  )
}
