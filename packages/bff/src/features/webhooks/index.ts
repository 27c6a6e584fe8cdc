export { WebhookChangeService } from './changes.js'
export { webhookHandlers } from './routes.js'
export { WebhookService } from './service.js'
