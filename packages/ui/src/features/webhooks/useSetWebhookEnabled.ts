import type { Webhook } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { useChange } from '../../client/useChange.js'
import { loadWebhookChanges } from './load-changes.js'
import { webhookKeys } from './queries.js'

/** Which webhook is switched, and how. */
export interface SetWebhookEnabledVariables {
  readonly webhookId: string
  readonly enabled: boolean
}

/** Lets a webhook take events, or keeps it from it. Lists show it at once, and as it was again if it fails. */
export function useSetWebhookEnabled(): UseMutationResult<
  Webhook,
  Error,
  SetWebhookEnabledVariables
> {
  return useChange(loadWebhookChanges, 'webhook.set-enabled', {
    mutationKey: webhookKeys.setEnabled(useKit().scope),
  })
}
