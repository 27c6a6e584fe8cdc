import type { Context, Handler, Hono } from 'hono'
import { readBody, type JsonObject } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { incomingPath } from '../http/incoming.js'
import { mountPath } from '../http/routes.js'
import type { Hook, HookData } from '../world/hooks.js'
import type { World } from '../world/world.js'
import { pathId, requireTeam } from './access.js'
import { mountIncoming } from './hook-incoming.js'
import { accessDenied, answerMethod, invalidRequest, notConfirmed, notFound } from './errors.js'
import { paginate, Query, type Columns } from './query.js'

/** Names are no longer than this (vendor's OpenAPI). */
const longestName = 128
const switches = ['headers', 'method', 'stringify'] as const
const sortable = ['name', 'id'] as const

/** `/hooks` and what hangs on one. */
export function mountHooks(app: Hono<Environment>, world: World): void {
  const addressOf = (c: Context<Environment>, { udid }: Hook) =>
    new URL(incomingPath(udid), c.env.base).href

  /** A hook, `@makehq/sdk` type `Hook` and its recorded answers. */
  function toRow(c: Context<Environment>, hook: Hook): Record<string, unknown> {
    const scenario = world.hooks.scenarioOf(hook)
    return {
      id: hook.id,
      name: hook.name,
      teamId: hook.teamId,
      udid: hook.udid,
      type: hook.typeName === 'gateway-mailhook' ? 'mail' : 'web',
      packageName: null,
      theme: '#c13dc2',
      flags: {},
      editable: true,
      queueCount: hook.queue.length,
      queueLimit: hook.queueLimit,
      enabled: hook.enabled,
      gone: false,
      typeName: hook.typeName,
      data: hook.data,
      ...(scenario && {
        scenarioId: scenario.id,
        scenarioName: scenario.name,
        scenarioIsActive: scenario.isActive,
      }),
      url: addressOf(c, hook),
    }
  }

  function requireHook(c: Context<Environment>): Hook {
    const hook = world.hooks.find(pathId(c))
    if (!hook) throw notFound('The hook')
    if (hook.organizationId !== c.get('organization').id) throw accessDenied()
    return hook
  }

  mountPath(
    app,
    '/hooks',
    {
      GET(c) {
        const query = new Query(c.req.url)
        const teamId = query.integer('teamId', 1)
        const typeName = query.text('typeName')
        const assigned = query.boolean('assigned')
        const forScenario = query.integer('viewForScenarioId', 1)
        const page = query.page(sortable)
        if (query.text('teamId') === undefined) query.fault("Missing parameter 'teamId'.")
        query.check()
        const team = requireTeam(c, world, teamId ?? 0)
        const rows = world.hooks.all().filter((hook) => {
          const scenario = world.hooks.scenarioOf(hook)
          return (
            hook.teamId === team.id &&
            (typeName === undefined || hook.typeName === typeName) &&
            (assigned === undefined || (scenario !== undefined) === assigned) &&
            (forScenario === undefined || scenario === undefined || scenario.id === forScenario)
          )
        })
        const columns: Columns<Hook> = { id: ({ id }) => id, name: ({ name }) => name }
        return c.json({
          hooks: paginate(rows, page, columns).map((hook) => toRow(c, hook)),
          pg: page,
        })
      },
      async POST(c) {
        const body = await requireBody(c)
        const { name, teamId, typeName } = body
        const faults = [...nameFaults(name), ...switchFaults(body)]
        if (!Number.isSafeInteger(teamId)) faults.push("'teamId' must be an integer.")
        if (typeName !== 'gateway-webhook' && typeName !== 'gateway-mailhook') {
          faults.push("'typeName' must be gateway-webhook or gateway-mailhook.")
        }
        if (faults.length > 0) throw invalidRequest(faults)
        const team = requireTeam(c, world, Number(teamId))
        const hook = world.hooks.create({
          name: String(name),
          teamId: team.id,
          organizationId: team.organizationId,
          typeName: typeName === 'gateway-mailhook' ? typeName : 'gateway-webhook',
          data: readData(body),
        })
        return c.json({ hook: toRow(c, hook) })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/hooks/:id',
    {
      GET: (c) => c.json({ hook: toRow(c, requireHook(c)) }),
      async PATCH(c) {
        const hook = requireHook(c)
        const { name } = await requireBody(c)
        const faults = nameFaults(name)
        if (faults.length > 0) throw invalidRequest(faults)
        hook.name = String(name)
        return c.json({ hook: toRow(c, hook) })
      },
      DELETE(c) {
        const hook = requireHook(c)
        const query = new Query(c.req.url)
        const confirmed = query.boolean('confirmed')
        query.check()
        if (world.hooks.scenarioOf(hook) && confirmed !== true) throw notConfirmed()
        world.hooks.remove(hook)
        return c.json({ hook: hook.id })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/hooks/:id/set-data',
    {
      async POST(c) {
        const hook = requireHook(c)
        const body = await requireBody(c)
        const faults = switchFaults(body)
        if (faults.length > 0) throw invalidRequest(faults)
        // All settings are set at once: one that the body leaves out is gone.
        const data: HookData = readData(body)
        const changed = JSON.stringify(data) !== JSON.stringify(hook.data)
        hook.data = data
        return c.json({ changed })
      },
    },
    answerMethod,
  )

  const act =
    (change: (hook: Hook) => void): Handler<Environment> =>
    (c) => {
      change(requireHook(c))
      return c.json({ success: true })
    }
  const actions: Readonly<Record<string, (hook: Hook) => void>> = {
    enable: (hook) => (hook.enabled = true),
    disable: (hook) => (hook.enabled = false),
    'learn-start': (hook) => (hook.learning = true),
    'learn-stop': (hook) => (hook.learning = false),
  }
  for (const [action, change] of Object.entries(actions)) {
    mountPath(app, `/hooks/:id/${action}`, { POST: act(change) }, answerMethod)
  }

  mountPath(
    app,
    '/hooks/:id/ping',
    {
      GET(c) {
        const hook = requireHook(c)
        return c.json({
          address: addressOf(c, hook),
          attached: world.hooks.scenarioOf(hook) !== undefined,
          learning: hook.learning,
          gone: false,
        })
      },
    },
    answerMethod,
  )

  mountIncoming(app, requireHook)
}

async function requireBody(c: Context<Environment>): Promise<JsonObject> {
  const read = await readBody(c)
  if (!read.ok) throw invalidRequest([read.message])
  return read.body
}

function nameFaults(name: unknown): string[] {
  const fits = typeof name === 'string' && name.trim() !== '' && name.length <= longestName
  return fits ? [] : [`'name' must be a text of 1 to ${longestName} characters.`]
}

function switchFaults(body: JsonObject): string[] {
  return switches
    .filter((name) => typeof body[name] !== 'boolean')
    .map((name) => `'${name}' must be true or false.`)
}

function readData(body: JsonObject): HookData {
  return {
    headers: body['headers'] === true,
    method: body['method'] === true,
    stringify: body['stringify'] === true,
    ip: typeof body['ip'] === 'string' ? body['ip'] : '',
    udt: typeof body['udt'] === 'number' ? body['udt'] : null,
  }
}
