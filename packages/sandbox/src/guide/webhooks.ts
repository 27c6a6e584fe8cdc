import type { Context, Hono } from 'hono'
import { isObject, readBody, type JsonObject } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { incomingPath } from '../http/incoming.js'
import { mountPath } from '../http/routes.js'
import type { Hook, HookSecurity } from '../world/hooks.js'
import type { World } from '../world/world.js'
import { answerMethod, invalidRequest, notFound } from './errors.js'

/** A webhook as a list tells it: how it is secured, but not by what. */
function toRow(hook: Hook, world: World, c: Context<Environment>): Record<string, unknown> {
  const scenario = world.hooks.scenarioOf(hook)
  return {
    id: hook.id,
    name: hook.name,
    url: new URL(incomingPath(hook.udid), c.env.base).href,
    ...(scenario && { scenarioId: scenario.id }),
    type: hook.data.stringify ? 'raw' : 'custom',
    hookType: hook.hookType,
    security: { type: hook.security.type },
  }
}

/** `/webhooks` and `/webhooks/{id}`: the guide lists, creates and deletes. */
export function mountWebhooks(app: Hono<Environment>, world: World): void {
  mountPath(
    app,
    '/webhooks',
    {
      GET: (c) =>
        c.json({
          data: world.hooks
            .all()
            .filter(({ organizationId }) => organizationId === c.get('organization').id)
            .map((hook) => toRow(hook, world, c)),
        }),
      async POST(c) {
        const read = await readBody(c)
        if (!read.ok) throw invalidRequest(read.message)
        const fresh = readNew(read.body)
        const { id: organizationId, teams } = c.get('organization')
        const scenario = fresh.scenarioId === null ? undefined : world.scenario(fresh.scenarioId)
        if (fresh.scenarioId !== null && scenario?.organizationId !== organizationId) {
          throw notFound('Scenario')
        }
        const teamId = scenario?.teamId ?? teams[0]?.id
        if (teamId === undefined) throw invalidRequest('the organization has no team')
        const { raw, ...rest } = fresh
        const hook = world.hooks.create({
          ...rest,
          organizationId,
          teamId,
          data: { stringify: raw },
        })
        // The one answer that tells the secret.
        return c.json({ ...toRow(hook, world, c), security: hook.security }, 201)
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/webhooks/:id',
    {
      DELETE(c) {
        const text = c.req.param('id') ?? ''
        const hook = /^\d{1,15}$/.test(text) ? world.hooks.find(Number(text)) : undefined
        if (hook?.organizationId !== c.get('organization').id) throw notFound('Webhook')
        world.hooks.remove(hook)
        return c.body(null, 204)
      },
    },
    answerMethod,
  )
}

interface NewWebhook {
  readonly name: string
  readonly scenarioId: number | null
  readonly raw: boolean
  readonly hookType: Hook['hookType']
  readonly security: HookSecurity['type']
}

const securities: readonly HookSecurity['type'][] = ['none', 'basic', 'token']

function readNew(body: JsonObject): NewWebhook {
  const { name, scenarioId, type = 'custom', hookType = 'GET', security = { type: 'none' } } = body
  if (typeof name !== 'string' || name.trim() === '') throw invalidRequest('name must be a text')
  const isId = /^\d{1,15}$/.test(String(scenarioId))
  if (scenarioId !== undefined && !isId) throw invalidRequest('scenarioId must be an id')
  if (type !== 'custom' && type !== 'raw') throw invalidRequest('type must be custom or raw')
  if (hookType !== 'HEAD' && hookType !== 'GET') {
    throw invalidRequest('hookType must be HEAD or GET')
  }
  const secured = isObject(security)
    ? securities.find((one) => one === security['type'])
    : undefined
  if (secured === undefined) throw invalidRequest('security.type must be none, basic or token')
  return {
    name,
    scenarioId: scenarioId === undefined ? null : Number(scenarioId),
    raw: type === 'raw',
    hookType,
    security: secured,
  }
}
