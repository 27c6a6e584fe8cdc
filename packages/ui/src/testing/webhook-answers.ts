import type { RevealedWebhook, Webhook, WebhookLogQuery, WebhookSecret } from '@inlaykit/shared'
import type { AnswerContext, Answers } from './answers.js'
import { StoryProblem } from './story-problem.js'
import type { StoryWorld } from './world.js'

function findWebhook({ webhooks }: StoryWorld, id: string): RevealedWebhook {
  const webhook = webhooks.find((one) => one.id === id)
  if (!webhook) throw new StoryProblem('not-found', `There is no webhook ${id}.`)
  return webhook
}

/** As lists tell it: without what lets somebody in, and without what the connection doesn't tell. */
function tell(webhook: RevealedWebhook, { capabilities }: AnswerContext): Webhook {
  const { url: _url, secret: _secret, ...told } = webhook
  return {
    ...told,
    enabled: capabilities.webhookSwitch ? told.enabled : null,
    learning: capabilities.webhookLearning ? told.learning : null,
    queueCount: capabilities.webhookQueue ? told.queueCount : null,
    queueLimit: capabilities.webhookQueue ? told.queueLimit : null,
  }
}

function requireCapability(has: boolean, what: string): void {
  if (!has) throw new StoryProblem('unsupported', `This connection has no ${what}.`)
}

const secrets: Readonly<Record<'none' | 'basic' | 'token', WebhookSecret | null>> = {
  none: null,
  basic: { type: 'basic', username: 'story', password: 'story-password-1' },
  token: { type: 'token', token: 'story-token-1' },
}

const isWithin = (time: string, { from = time, to = time }: WebhookLogQuery): boolean =>
  Date.parse(from) <= Date.parse(time) && Date.parse(time) <= Date.parse(to)

/** So many requests are in the log of a webhook to which some came. */
const logged = 120

/** What a story's backend answers about webhooks. */
export const webhookAnswers: Pick<
  Answers,
  | 'listWebhooks'
  | 'getWebhook'
  | 'getWebhookQueue'
  | 'getWebhookLog'
  | 'createWebhook'
  | 'updateWebhook'
  | 'deleteWebhook'
  | 'testWebhook'
  | 'enableWebhook'
  | 'disableWebhook'
  | 'startWebhookLearning'
  | 'stopWebhookLearning'
  | 'revealWebhook'
> = {
  listWebhooks({ query }, context) {
    requireCapability(context.capabilities.webhooks, 'webhooks')
    const all = context.world.webhooks
      .filter(({ scenarioId }) => !query.scenarioId || scenarioId === query.scenarioId)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    const start = Number(query.cursor ?? 0)
    const end = start + query.limit
    return {
      items: all.slice(start, end).map((webhook) => tell(webhook, context)),
      nextCursor: end < all.length ? String(end) : null,
      asOf: new Date().toISOString(),
      total: all.length,
    }
  },
  getWebhook: ({ params }, context) => ({
    ...tell(findWebhook(context.world, params.webhookId), context),
    asOf: new Date().toISOString(),
  }),
  getWebhookQueue({ params, query }, { world, capabilities }) {
    requireCapability(capabilities.webhookQueueItems, 'look into queues')
    const { queueCount, queueLimit, lastReceivedAt } = findWebhook(world, params.webhookId)
    const total = queueCount ?? 0
    const start = Number(query.cursor ?? 0)
    const end = Math.min(total, start + query.limit)
    const newest = lastReceivedAt ? Date.parse(lastReceivedAt) : null
    return {
      items: Array.from({ length: end - start }, (_, index) => {
        const at = start + index
        const early = (total - 1 - at) * 97_000
        return {
          id: `waiting-${at}`,
          createdAt: newest === null ? null : new Date(newest - early).toISOString(),
          sizeBytes: 420 + ((at * 7919) % 5200),
        }
      }),
      nextCursor: end < total ? String(end) : null,
      asOf: new Date().toISOString(),
      total,
      queueLimit: queueLimit ?? null,
    }
  },
  getWebhookLog({ params, query }, { world, capabilities }) {
    requireCapability(capabilities.webhookLog, 'logs of webhooks')
    const { lastReceivedAt } = findWebhook(world, params.webhookId)
    const newest = Date.parse(lastReceivedAt ?? '')
    const entries = Array.from({ length: lastReceivedAt ? logged : 0 }, (_, at) => ({
      id: `received-${at}`,
      receivedAt: new Date(newest - at * 211_000).toISOString(),
      status: at % 17 === 9 ? null : at % 6 === 4 ? ('error' as const) : ('success' as const),
    })).filter(({ receivedAt }) => isWithin(receivedAt, query))
    const start = Number(query.cursor ?? 0)
    const end = start + query.limit
    return {
      items: entries.slice(start, end),
      nextCursor: end < entries.length ? String(end) : null,
      asOf: new Date().toISOString(),
    }
  },
  createWebhook({ body }, { world }) {
    const number = world.webhooks.length + 1
    const scenario = body.scenarioId ? world.scenarios.get(body.scenarioId) : undefined
    const webhook: RevealedWebhook = {
      id: `hook-new-${number}`,
      name: body.name,
      url: `https://hook.eu1.make.com/storynew${number}abcdefgh`,
      urlMasked: 'https://hook.eu1.make.com/…efgh',
      secret: secrets[body.security.type],
      scenarioId: scenario?.id ?? null,
      scenarioName: scenario?.name ?? null,
      type: body.type,
      method: body.method,
      security: body.security,
      enabled: true,
      learning: false,
      queueCount: 0,
      queueLimit: 50,
      lastReceivedAt: null,
    }
    world.webhooks.push(webhook)
    return webhook
  },
  updateWebhook({ params, body }, context) {
    requireCapability(context.capabilities.webhookRename, 'renaming')
    const webhook = findWebhook(context.world, params.webhookId)
    if (body.name !== undefined) webhook.name = body.name
    return tell(webhook, context)
  },
  deleteWebhook({ params }, { world }) {
    world.webhooks.splice(world.webhooks.indexOf(findWebhook(world, params.webhookId)), 1)
    return undefined
  },
  testWebhook({ params }, { world }) {
    const webhook = findWebhook(world, params.webhookId)
    if (webhook.enabled) {
      webhook.lastReceivedAt = new Date().toISOString()
      webhook.learning = false
    }
    return {
      accepted: webhook.enabled === true,
      status: webhook.enabled ? 200 : 410,
      sentAt: new Date().toISOString(),
      durationMs: 142,
    }
  },
  enableWebhook: ({ params }, context) => switchTo(true, params.webhookId, context),
  disableWebhook: ({ params }, context) => switchTo(false, params.webhookId, context),
  startWebhookLearning: ({ params }, context) => teach(true, params.webhookId, context),
  stopWebhookLearning: ({ params }, context) => teach(false, params.webhookId, context),
  revealWebhook: ({ params }, { world }) => findWebhook(world, params.webhookId),
}

function switchTo(enabled: boolean, id: string, context: AnswerContext): Webhook {
  requireCapability(context.capabilities.webhookSwitch, 'switch')
  const webhook = findWebhook(context.world, id)
  webhook.enabled = enabled
  return tell(webhook, context)
}

function teach(learning: boolean, id: string, context: AnswerContext): Webhook {
  requireCapability(context.capabilities.webhookLearning, 'learning')
  const webhook = findWebhook(context.world, id)
  webhook.learning = learning
  return tell(webhook, context)
}
