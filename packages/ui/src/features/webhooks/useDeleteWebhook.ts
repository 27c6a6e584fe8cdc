import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadWebhookChanges } from './load-changes.js'

/** Which webhook. */
export interface DeleteWebhookVariables {
  readonly webhookId: string
}

/** Deletes a webhook: its address takes nothing any more. */
export function useDeleteWebhook(): UseMutationResult<undefined, Error, DeleteWebhookVariables> {
  return useChange(loadWebhookChanges, 'webhook.delete')
}
