import { z } from 'zod'
import { unsupported } from '../../core/errors.js'
import { Secret } from '../../core/secret.js'
import {
  optional,
  optionalCount,
  optionalId,
  optionalText,
  parseAnswer,
  upstreamId,
} from '../parse.js'
import { pathOf, type MakeCall, type Upstream } from '../port/call.js'
import type { MakeScope } from '../port/make-api.js'
import type { MakeWebhook, MakeWebhooks } from '../port/webhooks.js'
import { createIncoming } from './webhook-incoming.js'

/** Make itself answers up to 10,000 rows at once. */
const pageLimit = 1000
/** No team is followed for more pages than this. */
const mostPages = 100
/** What Make calls a webhook whose data anybody may send. */
const ownType = 'gateway-webhook'

const secretText = optionalText.transform((url) => (url === null ? null : new Secret(url)))

const LiveHook = z.object({
  id: upstreamId,
  name: z.string(),
  type: optionalText,
  typeName: optionalText,
  enabled: optional(z.boolean()),
  queueCount: optionalCount,
  queueLimit: optionalCount,
  data: optional(
    z.object({
      headers: optional(z.boolean()),
      method: optional(z.boolean()),
      stringify: optional(z.boolean()),
    }),
  ),
  scenarioId: optionalId,
  scenarioName: optionalText,
  url: secretText,
})
type LiveHook = z.infer<typeof LiveHook>

const LiveList = z.object({ hooks: z.array(LiveHook) })
const LiveOne = z.object({ hook: LiveHook })
/** The settings of a webhook: set all at once, so those that we don't know must come along. */
const LiveData = z.looseObject({
  headers: z.boolean(),
  method: z.boolean(),
  stringify: z.boolean(),
})
const LiveSettings = z.object({ hook: z.object({ data: LiveData }) })
const LivePing = z.object({ learning: optional(z.boolean()), address: secretText })

/** `raw` is what hands JSON on as text; hooks of apps have settings of their own. */
function toSettings({
  typeName,
  data,
}: LiveHook): Pick<MakeWebhook, 'type' | 'passHeaders' | 'passMethod'> {
  if (typeName !== ownType || !data) return { type: null, passHeaders: null, passMethod: null }
  const { headers, method, stringify } = data
  const type = stringify ? 'raw' : 'custom'
  return {
    type: typeof stringify === 'boolean' ? type : null,
    passHeaders: headers ?? null,
    passMethod: method ?? null,
  }
}

function toWebhook(hook: LiveHook): MakeWebhook {
  return {
    id: hook.id,
    name: hook.name,
    url: hook.url,
    scenarioId: hook.scenarioId ?? null,
    scenarioName: hook.scenarioName,
    ...toSettings(hook),
    // Every method is taken, and whether a key is asked for isn't told.
    method: null,
    security: null,
    enabled: hook.enabled ?? null,
    learning: null,
    queueCount: hook.queueCount ?? null,
    queueLimit: hook.queueLimit ?? null,
    lastReceivedAt: null,
  }
}

/** Webhooks in the live dialect, called hooks there: those of the connection's team, but for addresses of mail. */
export function createWebhooks(upstream: Upstream, { teamId }: MakeScope): MakeWebhooks {
  const requireTeam = () => {
    if (teamId === null) throw unsupported('Webhooks without a team')
    return teamId
  }
  const act = async (webhookId: string, verb: string, call: MakeCall) => {
    await upstream.request({ method: 'POST', path: pathOf('hooks', webhookId, verb) }, call)
  }
  const read = async (call: MakeCall, ...segments: readonly string[]) =>
    (await upstream.request({ method: 'GET', path: pathOf('hooks', ...segments) }, call)).body

  return {
    ...createIncoming(upstream),

    async list(call) {
      const hooks: LiveHook[] = []
      for (let page = 0; page < mostPages; page += 1) {
        const query = {
          teamId: requireTeam(),
          'pg[limit]': pageLimit,
          'pg[offset]': hooks.length,
        }
        const { body } = await upstream.request(
          { method: 'GET', path: pathOf('hooks'), query },
          call,
        )
        const told = parseAnswer(LiveList, body, 'list of hooks').hooks
        hooks.push(...told)
        if (told.length < pageLimit) break
      }
      const distinct = new Map(hooks.map((hook) => [hook.id, hook]))
      return [...distinct.values()].filter(({ type }) => type !== 'mail').map(toWebhook)
    },

    async get(webhookId, call) {
      const [one, ping] = await Promise.all([read(call, webhookId), read(call, webhookId, 'ping')])
      const { hook } = parseAnswer(LiveOne, one, 'hook')
      const { learning, address } = parseAnswer(LivePing, ping, 'state of a hook')
      const webhook = toWebhook(hook)
      return { ...webhook, url: webhook.url ?? address, learning: learning ?? null }
    },

    async create({ name, scenarioId, type, method, security }, call) {
      // A hook is chosen by its scenario, in the trigger's settings; the API can't do it from this side.
      if (scenarioId !== undefined) throw unsupported('Creating a webhook for a scenario')
      // Every method is taken: that of the default, and none is kept out.
      if (method !== 'GET') throw unsupported('Choosing by which method a webhook is called')
      if (security.type !== 'none') throw unsupported('Securing a webhook')
      const { body } = await upstream.request(
        {
          method: 'POST',
          path: pathOf('hooks'),
          body: {
            name,
            teamId: Number(requireTeam()),
            typeName: ownType,
            method: false,
            headers: false,
            stringify: type === 'raw',
          },
          once: true,
        },
        call,
      )
      return { webhook: toWebhook(parseAnswer(LiveOne, body, 'created hook').hook), secret: null }
    },

    async delete(webhookId, call) {
      await upstream.request(
        { method: 'DELETE', path: pathOf('hooks', webhookId), query: { confirmed: true } },
        call,
      )
    },

    async rename(webhookId, name, call) {
      await upstream.request(
        { method: 'PATCH', path: pathOf('hooks', webhookId), body: { name } },
        call,
      )
    },

    async change(webhookId, { type, passHeaders, passMethod }, call) {
      const body = await read(call, webhookId)
      const { hook } = parseAnswer(LiveOne, body, 'hook')
      if (hook.typeName !== ownType) throw unsupported('Changing the settings of an app’s webhook')
      const { data } = parseAnswer(LiveSettings, body, 'settings of a hook').hook
      const asked = {
        ...data,
        ...(type !== undefined && { stringify: type === 'raw' }),
        ...(passHeaders !== undefined && { headers: passHeaders }),
        ...(passMethod !== undefined && { method: passMethod }),
      }
      await upstream.request(
        { method: 'POST', path: pathOf('hooks', webhookId, 'set-data'), body: asked },
        call,
      )
    },

    setEnabled: (webhookId, enabled, call) => act(webhookId, enabled ? 'enable' : 'disable', call),
    setLearning: (webhookId, learning, call) =>
      act(webhookId, learning ? 'learn-start' : 'learn-stop', call),
  }
}
