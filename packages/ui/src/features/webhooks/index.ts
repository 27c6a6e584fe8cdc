export { WebhookManager } from './WebhookManager.js'
export type {
  WebhookAction,
  WebhookActionResult,
  WebhookManagerProps,
  WebhookManagerSlots,
} from './props.js'
export { useCreateWebhook, type CreateWebhookVariables } from './useCreateWebhook.js'
export { useDeleteWebhook, type DeleteWebhookVariables } from './useDeleteWebhook.js'
export { useRevealWebhook, type RevealWebhookVariables } from './useRevealWebhook.js'
export { useSetWebhookEnabled, type SetWebhookEnabledVariables } from './useSetWebhookEnabled.js'
export { useSetWebhookLearning, type SetWebhookLearningVariables } from './useSetWebhookLearning.js'
export { useTestWebhook, type TestWebhookVariables } from './useTestWebhook.js'
export { useUpdateWebhook, type UpdateWebhookVariables } from './useUpdateWebhook.js'
export { useWebhooks, type UseWebhooksOptions, type WebhooksResult } from './useWebhooks.js'
