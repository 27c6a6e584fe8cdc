import type { TestWebhookInput, WebhookTest } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'

/** Which webhook gets which sample event. */
export type TestWebhookVariables = { readonly webhookId: string } & {
  readonly [K in keyof TestWebhookInput]?: TestWebhookInput[K] | undefined
}

/** Sends a sample event to a webhook's own address, from the server. */
export function useTestWebhook(): UseMutationResult<WebhookTest, Error, TestWebhookVariables> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: ({ webhookId, ...body }: TestWebhookVariables, mutation) =>
        kit.client.call(
          'testWebhook',
          { params: { webhookId }, body },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSettled(_, error, { webhookId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'webhook.test', outcome, webhookId })
      },
    },
    kit.queryClient,
  )
}
