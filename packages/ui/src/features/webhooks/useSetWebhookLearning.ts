import type { Webhook } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadWebhookChanges } from './load-changes.js'

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
  return useChange(loadWebhookChanges, 'webhook.set-learning')
}
