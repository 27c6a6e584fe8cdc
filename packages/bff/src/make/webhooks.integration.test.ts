import { createSandbox, type Sandbox } from '@inlaykit/sandbox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspect } from 'node:util'
import type { CreateWebhookInput } from '@inlaykit/shared'
import { systemClock } from '../core/clock.js'
import { silentLogger } from '../core/logger.js'
import { Secret } from '../core/secret.js'
import { testDialects } from '../testing/databases.js'
import { createGateway, type Gateway } from './gateway/index.js'
import { createMakeApi } from './index.js'
import type { MakeCall } from './port/call.js'

const call: MakeCall = { priority: 'interactive' }

describe.each(testDialects)('webhooks over the %s dialect', (dialect) => {
  let sandbox: Sandbox
  let gateway: Gateway

  beforeEach(async () => {
    sandbox = createSandbox({ scheduler: false, plan: 'enterprise', scenariosPerTeam: 40 })
    await sandbox.listen()
    gateway = createGateway({
      clock: systemClock,
      logger: silentLogger,
      userAgent: 'inlaykit/test',
      limits: { upstreamMs: 5000 },
    })
  })

  afterEach(async () => {
    await gateway.close()
    await sandbox.close()
  })

  function open(options: { organization?: number; wholeOrganization?: boolean } = {}) {
    const organization = sandbox.organizations[options.organization ?? 0]
    const team = organization?.teams[0]
    if (!organization || !team) throw new Error('the sandbox has no such organisation')
    const { upstream } = gateway.connect({
      tenantId: organization.name,
      connectionId: `con_${organization.id}`,
      dialect,
      baseUrl: sandbox.url(dialect),
      organizationKey: organization.id,
      plan: 'enterprise',
      credential: async () => ({ scheme: 'Token', value: new Secret(organization.apiKey) }),
    })
    const api = createMakeApi(dialect, upstream, {
      organizationId: organization.id,
      teamId: options.wholeOrganization ? null : team.id,
      editorOrigin: null,
    })
    return { api, team, organization }
  }

  const fresh: CreateWebhookInput = {
    name: 'Orders',
    type: 'raw',
    method: dialect === 'guide' ? 'HEAD' : 'GET',
    security: { type: 'none' },
  }

  it('are listed whole, and keep their addresses to themselves', async () => {
    const { api, team, organization } = open()
    const teams = dialect === 'live' ? [team] : organization.teams
    const expected = teams.flatMap(({ id }) => sandbox.world.hooks(id))
    const listed = await api.webhooks.list(call)
    expect(listed.length).toBeGreaterThan(3)
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => `${id}`)))
    for (const { url, id } of listed) {
      const known = expected.find((one) => `${one.id}` === id)
      expect(url?.reveal()).toMatch(new RegExp(`/wh/${known?.udid}$`))
    }
    expect(inspect(listed, { depth: 5 }) + JSON.stringify(listed)).not.toContain('/wh/')
  })

  it('are created as asked, told alone, and deleted', async () => {
    const { api } = open()
    const { webhook, secret } = await api.webhooks.create(fresh, call)
    expect(secret).toBeNull()
    expect(webhook).toMatchObject({
      name: 'Orders',
      type: 'raw',
      method: dialect === 'guide' ? 'HEAD' : null,
      security: dialect === 'guide' ? { type: 'none' } : null,
      enabled: dialect === 'guide' ? null : true,
      queueLimit: dialect === 'guide' ? null : 50,
    })
    const again = await api.webhooks.get(webhook.id, call)
    expect(again.url?.reveal()).toBe(webhook.url?.reveal())
    await api.webhooks.delete(webhook.id, call)
    await expect(api.webhooks.get(webhook.id, call)).rejects.toMatchObject({ problem: 'not-found' })
    await expect(api.webhooks.delete(webhook.id, call)).rejects.toMatchObject({
      problem: 'not-found',
    })
  })

  it('are secured and tied to a scenario where the dialect can, else nothing is sent', async () => {
    const { api, team } = open()
    const scenario = sandbox.world.addScenario({ teamId: team.id, name: 'Ours' })
    const asked: CreateWebhookInput = { ...fresh, security: { type: 'token' } }
    const tied: CreateWebhookInput = { ...fresh, scenarioId: String(scenario.id) }
    if (dialect === 'live') {
      for (const input of [asked, tied, { ...fresh, method: 'HEAD' as const }]) {
        await expect(api.webhooks.create(input, call)).rejects.toMatchObject({
          problem: 'unsupported',
        })
      }
      expect(sandbox.requests()).toEqual([])
      return
    }
    const { webhook, secret } = await api.webhooks.create(asked, call)
    expect(webhook.security).toEqual({ type: 'token' })
    expect(secret).toEqual({ type: 'token', token: expect.stringMatching(/^[0-9a-f]{32}$/) })
    const other = await api.webhooks.create(tied, call)
    expect(other.webhook.scenarioId).toBe(String(scenario.id))
  })

  it('are renamed, switched and taught where the dialect says so', async () => {
    const { api } = open()
    const { webhook } = await api.webhooks.create(fresh, call)
    const { webhookRename, webhookSwitch, webhookLearning } = api.capabilities
    const acts = [
      [webhookRename, () => api.webhooks.rename(webhook.id, 'Returns', call)],
      [webhookSwitch, () => api.webhooks.setEnabled(webhook.id, false, call)],
      [webhookLearning, () => api.webhooks.setLearning(webhook.id, true, call)],
    ] as const
    for (const [able, act] of acts) {
      if (able) await act()
      else await expect(act()).rejects.toMatchObject({ problem: 'unsupported' })
    }
    const now = await api.webhooks.get(webhook.id, call)
    expect(now).toMatchObject({
      name: webhookRename ? 'Returns' : 'Orders',
      enabled: webhookSwitch ? false : null,
      learning: webhookLearning ? true : null,
    })
  })

  it('that are not told readably are a fault of the upstream, and are not made twice', async () => {
    const { api } = open()
    const before = sandbox.world.hooks().length
    const route = dialect === 'live' ? 'POST /hooks' : 'POST /webhooks'
    sandbox.fail(route, { wrongShape: true, times: 1 })
    await expect(api.webhooks.create(fresh, call)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
    expect(sandbox.world.hooks()).toHaveLength(before + 1)
    sandbox.fail(route, { status: 503, times: 1 })
    await expect(api.webhooks.create(fresh, call)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
    expect(sandbox.world.hooks()).toHaveLength(before + 1)
  })

  it('need a team where the dialect lists them by team', async () => {
    const { api } = open({ wholeOrganization: true })
    expect(api.capabilities.webhooks).toBe(dialect === 'guide')
    if (dialect === 'guide') expect((await api.webhooks.list(call)).length).toBeGreaterThan(3)
    else await expect(api.webhooks.list(call)).rejects.toMatchObject({ problem: 'unsupported' })
  })
})
