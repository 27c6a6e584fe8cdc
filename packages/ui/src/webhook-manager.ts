'use client'

export {
  WebhookManager,
  type WebhookAction,
  type WebhookActionResult,
  type WebhookManagerProps,
  type WebhookManagerSlots,
} from './features/webhooks/index.js'
