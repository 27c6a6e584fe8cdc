import type { RevealedWebhook } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadWebhookChanges } from './load-changes.js'

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
  return useChange(loadWebhookChanges, 'webhook.reveal', {
    gcTime: 0,
  })
}
