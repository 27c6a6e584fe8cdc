import { sql } from 'drizzle-orm'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../store/database.js'
import { testPairs } from '../../testing/databases.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 30 })
})
afterAll(() => sandbox.close())

describe.each(testPairs)('webhooks in $name', ({ dialect, database }) => {
  let test: TestBff
  let location: Awaited<ReturnType<typeof database.create>>

  beforeAll(async () => {
    location = await database.create()
    test = await createTestBff({
      dialect,
      database: location,
      sandbox,
      options: { background: false },
    })
  })
  afterAll(() => test.close())

  it('are listed by name, page by page, with their age, and no address in the answer', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await test.me.call('listWebhooks', {
        query: { limit: 5, ...(cursor !== undefined && { cursor }) },
      })
      expect(page.asOf).not.toBeNull()
      seen.push(...page.items.map(({ id }) => id))
      for (const item of page.items) expect(item.urlMasked).toMatch(/\/….{4}$/)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    const [organization] = sandbox.organizations
    const teams = dialect === 'live' ? organization?.teams.slice(0, 1) : organization?.teams
    const hooks = (teams ?? []).flatMap(({ id }) => sandbox.world.hooks(id))
    expect(new Set(seen)).toEqual(new Set(hooks.map(({ id }) => String(id))))
    expect(seen).toHaveLength(hooks.length)
    const text = await (await test.me.request('/webhooks')).text()
    for (const { udid } of hooks) expect(text).not.toContain(udid)
  })

  it('tell their address once, on creation and when revealed, and never store it readably', async () => {
    const response = await test.me.request('/webhooks', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        name: 'Secured',
        ...(dialect === 'guide' && { security: { type: 'token' } }),
      }),
    })
    expect(response.status).toBe(201)
    expect(response.headers.get('Cache-Control')).toContain('no-store')
    const made = (await response.json()) as { id: string; url: string; secret: unknown }
    const known = sandbox.world.hooks().find(({ id }) => String(id) === made.id)
    expect(made.url).toContain(`/wh/${known?.udid}`)
    if (dialect === 'guide') expect(made.secret).toEqual(known?.security)
    const params = { webhookId: made.id }
    const one = await test.me.call('getWebhook', { params })
    expect(one).not.toHaveProperty('url')
    expect(one).not.toHaveProperty('secret')
    const revealed = await test.me.request(`/webhooks/${made.id}/reveal`, { method: 'POST' })
    expect(revealed.headers.get('Cache-Control')).toContain('no-store')
    expect(await revealed.json()).toMatchObject({ url: made.url, secret: made.secret })
    const viewer = await test
      .as('viewer')
      .request(`/webhooks/${made.id}/reveal`, { method: 'POST' })
    expect(viewer.status).toBe(403)
    expect(test.logs.join('')).not.toContain(known?.udid)
    if ('url' in location) {
      const second = await openDatabase(location)
      const { rows } = await second.db.execute(
        sql`select row::text as text from inlaykit.mirror_webhooks`,
      )
      await second.close()
      expect(JSON.stringify(rows)).not.toContain(known?.udid)
    }
  })

  it('take a sample event, which starts the scenario or waits in the queue', async () => {
    const made = await test.me.call('createWebhook', { body: { name: 'Sample' } })
    const params = { webhookId: made.id }
    for (const method of ['POST', 'GET'] as const) {
      const sent = await test.me.call('testWebhook', { params, body: { method } })
      expect(sent).toMatchObject({ accepted: true, status: 200 })
    }
    const hook = sandbox.world.hooks().find(({ id }) => String(id) === made.id)
    expect(hook?.queue).toHaveLength(2)
  })

  it('tell when a sample came in, and the run that it set off, to whoever looks', async () => {
    const { items } = await test.me.call('listWebhooks', { query: { limit: 100 } })
    const awake = items.find(({ scenarioId }) => {
      if (typeof scenarioId !== 'string') return false
      const { isActive, isPaused, isInvalid, scheduling } = sandbox.world.scenario(scenarioId)
      return isActive && !isPaused && !isInvalid && scheduling.type === 'immediately'
    })!
    const scenarioId = awake.scenarioId!
    expect(awake.scenarioName).toBe(sandbox.world.scenario(scenarioId).name)
    // So that the timeline has been read before.
    await test.me.call('listScenarioExecutions', { params: { scenarioId } })
    const events = await test.me.events()
    const { sentAt } = await test.me.call('testWebhook', {
      params: { webhookId: awake.id },
      body: {},
    })
    await events.next(({ type }) => type === 'webhook.changed')
    const told = await events.next(
      (event) => event.type === 'execution.changed' && event.scenarioId === scenarioId,
    )
    await events.leave()
    expect(told).toMatchObject({ scenarioId })
    const runs = await test.me.call('listScenarioExecutions', { params: { scenarioId } })
    expect(runs.items[0]!.startedAt! >= sentAt).toBe(true)
    const one = await test.me.call('getWebhook', { params: { webhookId: awake.id } })
    expect(Date.parse(one.lastReceivedAt!)).toBeGreaterThanOrEqual(Date.parse(sentAt))
    const again = await test.me.call('listWebhooks', { query: { limit: 100 } })
    expect(again.items.find(({ id }) => id === awake.id)?.lastReceivedAt).toBe(one.lastReceivedAt)
  })

  it('are renamed, switched and taught where the dialect can, and deleted', async () => {
    const made = await test.me.call('createWebhook', { body: { name: 'Before', type: 'raw' } })
    expect(made.type).toBe('raw')
    const params = { webhookId: made.id }
    const acts = [
      () => test.me.call('updateWebhook', { params, body: { name: 'After' } }),
      () => test.me.call('disableWebhook', { params }),
      () => test.me.call('enableWebhook', { params }),
      () => test.me.call('startWebhookLearning', { params }),
      () => test.me.call('stopWebhookLearning', { params }),
    ]
    const expected = [
      { name: 'After' },
      { enabled: false },
      { enabled: true },
      { learning: true },
      { learning: false },
    ]
    for (const [index, act] of acts.entries()) {
      if (dialect === 'live') expect(await act()).toMatchObject(expected[index] ?? {})
      else await expect(act()).rejects.toMatchObject({ problem: 'unsupported' })
    }
    const { items } = await test.me.call('listWebhooks', { query: { limit: 100 } })
    expect(items.find(({ id }) => id === made.id)?.name).toBe(
      dialect === 'live' ? 'After' : 'Before',
    )
    await test.me.call('deleteWebhook', { params })
    expect(sandbox.world.hooks().some(({ id }) => String(id) === made.id)).toBe(false)
    expect((await test.me.request(`/webhooks/${made.id}`)).status).toBe(404)
    expect((await test.me.request(`/webhooks/${made.id}/reveal`, { method: 'POST' })).status).toBe(
      404,
    )
  })
})
