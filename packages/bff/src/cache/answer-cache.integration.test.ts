import { randomBytes } from 'node:crypto'
import type { Sandbox } from '@inlaykit/sandbox'
import { endpoints, type Page, type Role, type Scenario } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testDatabases, testDialects } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import {
  connect,
  createCaller,
  createTestBff,
  pathOf,
  startSandbox,
  type TestBff,
} from '../testing/test-bff.js'
import { cacheableNames } from './cacheable.js'

const dialect = testDialects.at(-1)!
const patiently = { timeout: 30_000, interval: 20 }

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

/** What the log says of how the last request of a route was answered. */
function lastOutcome(test: TestBff, route: string): unknown {
  const lines = test.logs.map((line) => JSON.parse(line) as { route?: string; cache?: string })
  return lines.findLast((line) => line.route === route)?.cache
}

describe.each(testDatabases)('kept answers on $name', ({ create }) => {
  let test: TestBff
  let scenarioId: string
  let webhookId: string

  const listed = async (query = '?limit=100') => {
    const response = await test.me.request(`/scenarios${query}`)
    expect(response.status).toBe(200)
    return (await response.json()) as Page<Scenario>
  }

  /** Waits until nothing more is read behind the answers, so that they are kept. */
  const settle = () =>
    vi.waitFor(async () => {
      await listed()
      await listed()
      expect(lastOutcome(test, 'listScenarios')).toBe('hit')
    }, patiently)

  beforeAll(async () => {
    test = await createTestBff({
      dialect,
      database: await create(),
      sandbox,
      options: { background: false },
    })
    const page = await test.me.call('listScenarios', { query: { status: ['active'] } })
    scenarioId = page.items[0]!.id
    webhookId = (await test.me.call('createWebhook', { body: { name: 'Kept' } })).id
    // Each history that is read behind an answer lets go of what is kept.
    await vi.waitFor(async () => {
      await test.me.call('listExecutions')
      await test.me.call('listExecutions')
      expect(lastOutcome(test, 'listExecutions')).toBe('hit')
    }, patiently)
  })
  afterAll(() => test.close())

  // What is read behind the first answers changes the next ones, so each look is at four answers of one state.
  it.each(cacheableNames)(
    'C6: %s is answered from the cache as it was the first time',
    async (name) => {
      const path = pathOf(name, { scenarioId, webhookId })
      const byId = `${path}?connection=${test.connections.acme!.id}`
      const outcomes: unknown[] = []
      const ask = async (wanted: string, headers = {}) => {
        const response = await test.me.request(wanted, { headers })
        outcomes.push(lastOutcome(test, name))
        return { response, text: await response.text() }
      }
      await vi.waitFor(async () => {
        outcomes.length = 0
        const first = await ask(path)
        const etag = first.response.headers.get('etag')!
        const answers = [first, await ask(path), await ask(byId)]
        const unchanged = await ask(path, { 'If-None-Match': etag })
        expect(outcomes.slice(1)).toEqual(['hit', 'hit', 'hit'])
        for (const { response, text } of answers) {
          expect(response.status).toBe(200)
          expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
          expect(response.headers.get('x-content-type-options')).toBe('nosniff')
          expect(response.headers.get('cache-control')).toBe('private, no-cache')
          expect(response.headers.get('vary')).toContain('Cookie, Authorization')
          expect(response.headers.get('x-request-id')).toMatch(/^req_/)
          expect(text === first.text).toBe(true)
          const rest = [...response.headers].filter(([header]) => header !== 'x-request-id')
          expect([...first.response.headers]).toEqual(expect.arrayContaining(rest))
        }
        expect(endpoints[name].response.safeParse(JSON.parse(first.text)).success).toBe(true)
        expect([unchanged.response.status, unchanged.text]).toEqual([304, ''])
        expect(unchanged.response.headers.get('etag')).toBe(etag)
      }, patiently)
    },
    60_000,
  )

  it('reads Make once for 100 who ask the same at once, before anything is known', async () => {
    const fresh = await createTestBff({
      dialect,
      database: await create(),
      sandbox,
      connected: ['brightside'],
      options: { background: false },
    })
    try {
      sandbox.clearRequests()
      const caller = fresh.as('viewer', 'brightside')
      const answers = await Promise.all(
        Array.from({ length: 100 }, () =>
          caller.request('/folders').then((answer) => answer.text()),
        ),
      )
      expect(new Set(answers).size).toBe(1)
      const own = sandbox.organizations[1]!.id
      const lines = sandbox
        .requests()
        .filter(({ organizationId }) => organizationId === own)
        .map(({ line }) => line)
      // The guide's folders come with the list of scenarios, page by page.
      expect(new Set(lines).size).toBe(lines.length)
      if (dialect === 'live') expect(lines).toHaveLength(1)
      else expect(lines.length).toBeGreaterThan(0)
    } finally {
      await fresh.close()
    }
  })

  it('is never behind a write of this process', async () => {
    for (const [name, status] of [
      ['deactivateScenario', 'inactive'],
      ['activateScenario', 'active'],
      ['deactivateScenario', 'inactive'],
      ['activateScenario', 'active'],
    ] as const) {
      await settle()
      await test.me.call(name, { params: { scenarioId } })
      const { items } = await listed()
      expect(items.find(({ id }) => id === scenarioId)?.status).toBe(status)
    }
    await settle()
    const run = await test.me.call('runScenario', { params: { scenarioId }, body: {} })
    const { items } = await listed()
    expect(items.find(({ id }) => id === scenarioId)?.lastExecutionId).toBe(run.id)
  })

  it('never crosses tenants, whose lists differ', async () => {
    const idsOf = async (tenantId: 'acme' | 'brightside') => {
      const page = await test.as('viewer', tenantId).call('listScenarios')
      return page.items.map(({ id }) => id)
    }
    const acme = await idsOf('acme')
    const brightside = await idsOf('brightside')
    expect(acme.filter((id) => brightside.includes(id))).toEqual([])
    for (let round = 0; round < 5; round += 1) {
      expect(await idsOf('brightside')).toEqual(brightside)
    }
  })

  it('is not given to a role that may not, nor to nobody', async () => {
    await settle()
    const stranger = createCaller(test.bff, { userId: 'u', tenantId: 'newcomer', role: 'admin' })
    await expectProblem(await stranger.request('/scenarios?limit=100'), 'not-connected')
    const foreign = await stranger.request(`/scenarios?connection=${test.connections.acme!.id}`)
    await expectProblem(foreign, 'not-found')
    const nobody = await test.bff.fetch(
      new Request(`http://host.test${test.bff.basePath}/scenarios?limit=100`),
    )
    await expectProblem(nobody, 'unauthenticated')
  })

  it('tells the budget of its own connection, kept or not, and none to whom it does not belong', async () => {
    const { id } = test.connections.acme!
    const partition = `pk=:${Buffer.from(id).toString('base64')}:`
    await settle()
    for (const query of ['?limit=100', `?limit=100&connection=${id}`, '?limit=99']) {
      const { headers } = await test.me.request(`/scenarios${query}`)
      expect(headers.get('ratelimit-policy')).toMatch(/^"make";q=\d+;w=60;pk=:/)
      expect(headers.get('ratelimit')).toMatch(/^"make";r=\d+(;t=\d+)?;pk=:/)
      expect(headers.get('ratelimit')!.endsWith(partition)).toBe(true)
    }
    const foreign = await test.as('admin', 'brightside').request(`/scenarios?connection=${id}`)
    await expectProblem(foreign, 'not-found')
    expect(foreign.headers.get('ratelimit')).toBeNull()
    const health = await test.me.request('/healthz')
    expect(health.headers.get('ratelimit')).toBeNull()
  })

  it('is gone with its connection and with its tenant', async () => {
    const own = createCaller(test.bff, { userId: 'u', tenantId: 'newcomer', role: 'viewer' })
    for (const end of ['connection', 'tenant'] as const) {
      const { id } = await connect(test.bff, sandbox, 'newcomer')
      await vi.waitFor(async () => {
        for (let round = 0; round < 2; round += 1) {
          expect((await own.request('/scenarios')).status).toBe(200)
        }
        expect(lastOutcome(test, 'listScenarios')).toBe('hit')
      }, patiently)
      if (end === 'connection') await test.bff.connections.remove('newcomer', id)
      else await test.bff.tenants.delete('newcomer')
      await expectProblem(await own.request('/scenarios'), 'not-connected')
    }
  })
})

const postgres = testDatabases.find(({ name }) => name === 'postgres')

describe.runIf(postgres)('kept answers of two instances', () => {
  it('are let go of on both when one changes something', async () => {
    const database = await postgres!.create()
    const options = {
      background: false,
      encryptionKeys: [{ id: 'shared', key: randomBytes(32).toString('base64') }],
    }
    const here = await createTestBff({ dialect, database, sandbox, options })
    const there = await createTestBff({ dialect, database, sandbox, options })
    try {
      const callerThere = there.as('viewer', 'acme')
      const list = async () =>
        (await callerThere.call('listScenarios', { query: { limit: 100 } })).items
      const [{ id }] = (await list()).filter(({ status }) => status === 'active') as [Scenario]
      for (const [name, status] of [
        ['deactivateScenario', 'inactive'],
        ['activateScenario', 'active'],
      ] as const) {
        await vi.waitFor(async () => {
          await list()
          await list()
          expect(lastOutcome(there, 'listScenarios')).toBe('hit')
        }, patiently)
        await here.me.call(name, { params: { scenarioId: id } })
        await vi.waitFor(async () => {
          expect((await list()).find((one) => one.id === id)?.status).toBe(status)
        }, patiently)
      }
      const role: Role = 'viewer'
      const brightside = there.as(role, 'brightside')
      expect((await brightside.request('/scenarios')).status).toBe(200)
      await here.bff.tenants.delete('brightside')
      await vi.waitFor(async () => {
        await expectProblem(await brightside.request('/scenarios'), 'not-connected')
      }, patiently)
    } finally {
      await there.close()
      await here.close()
    }
  })
})
