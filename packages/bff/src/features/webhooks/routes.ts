import type { webhookEndpoints } from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import type { Handlers } from '../../core/handler.js'
import type { WebhookChangeService } from './changes.js'
import { WebhookIncoming } from './incoming.js'
import type { WebhookService } from './service.js'

/** The endpoints of webhooks. */
export function webhookHandlers(
  webhooks: WebhookService,
  changes: WebhookChangeService,
  clock: Clock,
): Handlers<keyof typeof webhookEndpoints> {
  const incoming = new WebhookIncoming(webhooks, clock)
  return {
    listWebhooks: ({ viewer, query, context }) => webhooks.list(viewer, query, context.signal),
    getWebhook: ({ viewer, params, query, context }) =>
      webhooks.get(viewer, query.connection, params.webhookId, context.signal),
    getWebhookQueue: ({ viewer, params, query, context }) =>
      incoming.queue({ viewer, webhookId: params.webhookId, query, signal: context.signal }),
    getWebhookLog: ({ viewer, params, query, context }) =>
      incoming.log({ viewer, webhookId: params.webhookId, query, signal: context.signal }),
    createWebhook: ({ viewer, query, body, context }) =>
      changes.create(viewer, query.connection, body, context.signal),
    updateWebhook: ({ viewer, params, query, body, context }) =>
      changes.update(viewer, query.connection, params.webhookId, body, context.signal),
    deleteWebhook: ({ viewer, params, query, context }) =>
      changes.delete(viewer, query.connection, params.webhookId, context.signal),
    testWebhook: ({ viewer, params, query, body, context }) =>
      changes.test(viewer, query.connection, params.webhookId, body, context.signal),
    enableWebhook: ({ viewer, params, query, context }) =>
      changes.setEnabled(viewer, query.connection, params.webhookId, true, context.signal),
    disableWebhook: ({ viewer, params, query, context }) =>
      changes.setEnabled(viewer, query.connection, params.webhookId, false, context.signal),
    startWebhookLearning: ({ viewer, params, query, context }) =>
      changes.setLearning(viewer, query.connection, params.webhookId, true, context.signal),
    stopWebhookLearning: ({ viewer, params, query, context }) =>
      changes.setLearning(viewer, query.connection, params.webhookId, false, context.signal),
    revealWebhook: ({ viewer, params, query, context }) =>
      webhooks.reveal(viewer, query.connection, params.webhookId, context.signal),
  }
}
