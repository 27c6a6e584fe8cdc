import type { TestWebhookInput, WebhookTest } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadWebhookChanges } from './load-changes.js'

/** Which webhook gets which sample event. */
export type TestWebhookVariables = { readonly webhookId: string } & {
  readonly [K in keyof TestWebhookInput]?: TestWebhookInput[K] | undefined
}

/** Sends a sample event to a webhook's own address, from the server. */
export function useTestWebhook(): UseMutationResult<WebhookTest, Error, TestWebhookVariables> {
  return useChange(loadWebhookChanges, 'webhook.test')
}
