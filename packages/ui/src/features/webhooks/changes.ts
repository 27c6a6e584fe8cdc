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

export { updateWebhooks as update } from './cache.js'

export const createWebhook: Change<RevealedWebhook, CreateWebhookVariables> = {
  send: ({ client }, body, idempotencyKey) =>
    client.call('POST /webhooks?connection', { body }, { idempotencyKey }),
  onSuccess: (kit, webhook) => void addWebhook(kit, withoutSecrets(webhook)),
  ids: (webhook) => ({ webhookId: webhook?.id }),
}

export const updateWebhook: Change<Webhook, UpdateWebhookVariables> = {
  send: ({ client }, { webhookId, ...body }, idempotencyKey) =>
    client.call(
      'PATCH /webhooks/:webhookId?connection',
      { params: { webhookId }, body },
      { idempotencyKey },
    ),
  onSuccess: putWebhook,
}

export const setWebhookEnabled: Change<Webhook, SetWebhookEnabledVariables> = {
  send: ({ client }, { webhookId, enabled }, idempotencyKey) =>
    client.call(
      enabled
        ? 'POST /webhooks/:webhookId/enable?connection'
        : 'POST /webhooks/:webhookId/disable?connection',
      { params: { webhookId } },
      { idempotencyKey },
    ),
  onSuccess: putWebhook,
}

export const setWebhookLearning: Change<Webhook, SetWebhookLearningVariables> = {
  send: ({ client }, { webhookId, learning }, idempotencyKey) =>
    client.call(
      learning
        ? 'POST /webhooks/:webhookId/learn-start?connection'
        : 'POST /webhooks/:webhookId/learn-stop?connection',
      { params: { webhookId } },
      { idempotencyKey },
    ),
  onSuccess: putWebhook,
}

export const testWebhook: Change<WebhookTest, TestWebhookVariables> = {
  send: ({ client }, { webhookId, ...body }, idempotencyKey) =>
    client.call(
      'POST /webhooks/:webhookId/test?connection',
      { params: { webhookId }, body },
      { idempotencyKey },
    ),
  onSuccess: reloadIncoming,
}

export const revealWebhook: Change<RevealedWebhook, RevealWebhookVariables> = {
  send: ({ client }, { webhookId }, idempotencyKey) =>
    client.call(
      'POST /webhooks/:webhookId/reveal?connection',
      { params: { webhookId } },
      { idempotencyKey },
    ),
}

export const deleteWebhook: Change<undefined, DeleteWebhookVariables> = {
  send: ({ client }, { webhookId }, idempotencyKey) =>
    client.call(
      'DELETE /webhooks/:webhookId?connection',
      { params: { webhookId } },
      { idempotencyKey },
    ),
  onSuccess: (kit, _, { webhookId }) => dropWebhook(kit, webhookId),
}
