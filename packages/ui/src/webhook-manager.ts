'use client'

// Not by the feature's index: what only its dialogs read with would be loaded at once, as part of the hooks there.
export { WebhookManager } from './features/webhooks/WebhookManager.js'
export type {
  WebhookAction,
  WebhookActionResult,
  WebhookManagerProps,
  WebhookManagerSlots,
} from './features/webhooks/props.js'
