import type { UpdateWebhookInput, Webhook } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadWebhookChanges } from './load-changes.js'

/** Which webhook is changed, and what of it. */
export type UpdateWebhookVariables = { readonly webhookId: string } & Readonly<UpdateWebhookInput>

/** Renames a webhook. */
export function useUpdateWebhook(): UseMutationResult<Webhook, Error, UpdateWebhookVariables> {
  return useChange(loadWebhookChanges, 'webhook.update')
}
