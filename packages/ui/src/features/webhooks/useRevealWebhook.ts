import type { RevealedWebhook } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'

/** Which webhook. */
export interface RevealWebhookVariables {
  readonly webhookId: string
}

/** Tells the whole address of a webhook, and its secret where it is known. The server notes who asked; the answer is kept nowhere. */
export function useRevealWebhook(): UseMutationResult<
  RevealedWebhook,
  Error,
  RevealWebhookVariables
> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: ({ webhookId }: RevealWebhookVariables, mutation) =>
        kit.client.call(
          'revealWebhook',
          { params: { webhookId } },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSettled(_, error, { webhookId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'webhook.reveal', outcome, webhookId })
      },
      gcTime: 0,
    },
    kit.queryClient,
  )
}
