import type { CreateWebhookInput, RevealedWebhook } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadWebhookChanges } from './load-changes.js'

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
  return useChange(loadWebhookChanges, 'webhook.create', {
    gcTime: 0,
  })
}
