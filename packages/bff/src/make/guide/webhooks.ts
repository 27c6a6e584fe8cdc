import { z } from 'zod'
import { webhookMethods, webhookSecurities, WebhookSecret, webhookTypes } from '@inlaykit/shared'
import { notFound, unsupported } from '../../core/errors.js'
import { Secret } from '../../core/secret.js'
import { optional, optionalId, optionalTime, parseAnswer, upstreamId } from '../parse.js'
import { pathOf, type Upstream } from '../port/call.js'
import type { MakeWebhook, MakeWebhooks } from '../port/webhooks.js'

const GuideWebhook = z.object({
  id: upstreamId,
  name: z.string(),
  url: z.string().transform((url) => new Secret(url)),
  scenarioId: optionalId,
  type: optional(z.enum(webhookTypes)),
  hookType: optional(z.enum(webhookMethods)),
  security: optional(z.object({ type: z.enum(webhookSecurities) })),
  lastReceivedAt: optionalTime,
})
const GuideList = z.object({ data: z.array(GuideWebhook) })
const GuideSecret = z.object({ security: optional(WebhookSecret) })

function toWebhook(row: z.infer<typeof GuideWebhook>): MakeWebhook {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    scenarioId: row.scenarioId ?? null,
    scenarioName: null,
    type: row.type ?? null,
    passHeaders: null,
    passMethod: null,
    method: row.hookType ?? null,
    security: row.security ?? null,
    enabled: null,
    learning: null,
    queueCount: null,
    queueLimit: null,
    lastReceivedAt: row.lastReceivedAt,
  }
}

/** Webhooks in the guide dialect, which lists, creates and deletes them. */
export function createWebhooks(upstream: Upstream): MakeWebhooks {
  const path = pathOf('webhooks')
  const list: MakeWebhooks['list'] = async (call) => {
    const { body } = await upstream.request({ method: 'GET', path }, call)
    return parseAnswer(GuideList, body, 'list of webhooks').data.map(toWebhook)
  }

  return {
    list,

    async get(webhookId, call) {
      const found = (await list(call)).find(({ id }) => id === webhookId)
      if (!found) throw notFound('webhook')
      return found
    },

    async create({ name, scenarioId, type, method, security }, call) {
      const asked = { name, scenarioId, type, hookType: method, security }
      const { body } = await upstream.request(
        { method: 'POST', path, body: asked, once: true },
        call,
      )
      // The guide reads the id and the address alone; what was asked for stands unless the answer says otherwise.
      const told = typeof body === 'object' && body !== null ? { ...asked, ...body } : body
      return {
        webhook: toWebhook(parseAnswer(GuideWebhook, told, 'created webhook')),
        secret: parseAnswer(GuideSecret, told, 'created webhook').security ?? null,
      }
    },

    async delete(webhookId, call) {
      await upstream.request({ method: 'DELETE', path: pathOf('webhooks', webhookId) }, call)
    },

    rename: async () => {
      throw unsupported('Renaming a webhook')
    },
    change: async () => {
      throw unsupported('Changing the settings of a webhook')
    },
    queue: async () => {
      throw unsupported('Looking into the queue of a webhook')
    },
    log: async () => {
      throw unsupported('The log of a webhook')
    },
    setEnabled: async () => {
      throw unsupported('Enabling and disabling a webhook')
    },
    setLearning: async () => {
      throw unsupported('Learning the data of a webhook')
    },
  }
}
