import type { RevealedWebhook, Webhook, WebhookTest } from '@inlaykit/shared'
import type { Change } from '../../client/useChange.js'
import { addWebhook, dropWebhook, putWebhook, reloadIncoming, withoutSecrets } from './cache.js'
import type { CreateWebhookVariables } from './useCreateWebhook.js'
import type { DeleteWebhookVariables } from './useDeleteWebhook.js'
import type { RevealWebhookVariables } from './useRevealWebhook.js'
import type { SetWebhookEnabledVariables } from './useSetWebhookEnabled.js'
import type { SetWebhookLearningVariables } from './useSetWebhookLearning.js'
import type { TestWebhookVariables } from './useTestWebhook.js'
import type { UpdateWebhookVariables } from './useUpdateWebhook.js'

export * from '../../client/changing.js'
export { updateWebhooks as update } from './cache.js'

const createWebhook: Change<RevealedWebhook, CreateWebhookVariables> = {
  send: ({ client }, body, idempotencyKey) =>
    client.call('POST /webhooks?connection', { body }, { idempotencyKey }),
  onSuccess: (kit, webhook) => void addWebhook(kit, withoutSecrets(webhook)),
  ids: (webhook) => ({ webhookId: webhook?.id }),
}

const updateWebhook: Change<Webhook, UpdateWebhookVariables> = {
  send: ({ client }, { webhookId, ...body }, idempotencyKey) =>
    client.call(
      'PATCH /webhooks/:webhookId?connection',
      { params: { webhookId }, body },
      { idempotencyKey },
    ),
  onSuccess: putWebhook,
}

const setWebhookEnabled: Change<Webhook, SetWebhookEnabledVariables> = {
  send: ({ client }, { webhookId, enabled }, idempotencyKey) =>
    client.call(
      enabled
        ? 'POST /webhooks/:webhookId/enable?connection'
        : 'POST /webhooks/:webhookId/disable?connection',
      { params: { webhookId } },
      { idempotencyKey },
    ),
  onSuccess: putWebhook,
  actionOf: ({ enabled }) => (enabled ? 'webhook.enable' : 'webhook.disable'),
}

const setWebhookLearning: Change<Webhook, SetWebhookLearningVariables> = {
  send: ({ client }, { webhookId, learning }, idempotencyKey) =>
    client.call(
      learning
        ? 'POST /webhooks/:webhookId/learn-start?connection'
        : 'POST /webhooks/:webhookId/learn-stop?connection',
      { params: { webhookId } },
      { idempotencyKey },
    ),
  onSuccess: putWebhook,
  actionOf: ({ learning }) => (learning ? 'webhook.learn-start' : 'webhook.learn-stop'),
}

const testWebhook: Change<WebhookTest, TestWebhookVariables> = {
  send: ({ client }, { webhookId, ...body }, idempotencyKey) =>
    client.call(
      'POST /webhooks/:webhookId/test?connection',
      { params: { webhookId }, body },
      { idempotencyKey },
    ),
  onSuccess: reloadIncoming,
}

const revealWebhook: Change<RevealedWebhook, RevealWebhookVariables> = {
  send: ({ client }, { webhookId }, idempotencyKey) =>
    client.call(
      'POST /webhooks/:webhookId/reveal?connection',
      { params: { webhookId } },
      { idempotencyKey },
    ),
}

const deleteWebhook: Change<undefined, DeleteWebhookVariables> = {
  send: ({ client }, { webhookId }, idempotencyKey) =>
    client.call(
      'DELETE /webhooks/:webhookId?connection',
      { params: { webhookId } },
      { idempotencyKey },
    ),
  onSuccess: (kit, _, { webhookId }) => dropWebhook(kit, webhookId),
}

/** All of them, by the names that the host hears. */
export const changes = {
  'webhook.create': createWebhook,
  'webhook.update': updateWebhook,
  'webhook.set-enabled': setWebhookEnabled,
  'webhook.set-learning': setWebhookLearning,
  'webhook.test': testWebhook,
  'webhook.reveal': revealWebhook,
  'webhook.delete': deleteWebhook,
}
