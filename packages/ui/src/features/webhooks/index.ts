export { WebhookManager } from './WebhookManager.js'
export type {
  WebhookAction,
  WebhookActionResult,
  WebhookManagerProps,
  WebhookManagerSlots,
} from './props.js'
