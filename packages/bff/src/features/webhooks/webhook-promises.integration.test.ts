import type { Capabilities } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../core/clock.js'
import { testPairs } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 10 })
})
afterAll(() => sandbox.close())

const long = 'a'.repeat(10_000)

/** What each write of webhooks must refuse, by the place that the answer names. */
const wrongBodies = {
  create: [
    ['body.name', {}],
    ['body.name', { name: null }],
    ['body.name', { name: 7 }],
    ['body.name', { name: [] }],
    ['body.name', { name: '' }],
    ['body.name', { name: ' \t ' }],
    ['body.name', { name: 'a'.repeat(129) }],
    ['body.name', { name: long }],
    ['body.name', { name: 'Orders\r\nX-Injected: 1' }],
    ['body.name', { name: 'Or\u0000ders' }],
    ['body.type', { name: 'Orders', type: 'mail' }],
    ['body.type', { name: 'Orders', type: true }],
    ['body.method', { name: 'Orders', method: 'POST' }],
    ['body.security', { name: 'Orders', security: 'basic' }],
    ['body.security.type', { name: 'Orders', security: {} }],
    ['body.security.type', { name: 'Orders', security: { type: 'digest' } }],
    ['body.security.password', { name: 'Orders', security: { type: 'basic', password: 'x' } }],
    ['body.scenarioId', { name: 'Orders', scenarioId: 7 }],
    ['body.scenarioId', { name: 'Orders', scenarioId: '../organizations' }],
    ['body.scenarioId', { name: 'Orders', scenarioId: '1?confirmed=true' }],
    ['body.scenarioId', { name: 'Orders', scenarioId: '🛒' }],
    ['body.teamId', { name: 'Orders', teamId: 1 }],
    ['body.url', { name: 'Orders', url: 'https://example.test/' }],
  ],
  update: [
    ['body.name', { name: '' }],
    ['body.name', { name: {} }],
    ['body.name', { name: long }],
    ['body.name', { name: 'Orders\nReturns' }],
    ['body.type', { type: 'mail' }],
    ['body.type', { type: null }],
    ['body.passHeaders', { passHeaders: 'true' }],
    ['body.passMethod', { passMethod: 1 }],
    ['body.ip', { passMethod: true, ip: '127.0.0.1' }],
    ['body.enabled', { name: 'Orders', enabled: false }],
    ['body.id', { name: 'Orders', id: '1' }],
  ],
  test: [
    ['body.method', { method: 'DELETE' }],
    ['body.payload', { payload: 'text' }],
    ['body.payload', { payload: [] }],
    ['body.url', { url: 'http://169.254.169.254/' }],
    ['body.headers', { headers: { Host: 'elsewhere.test' } }],
  ],
} as const

const hostileIds = [
  '../organizations',
  '..',
  '..%2forganizations',
  '%2e%2e%2fusers',
  '1/set-data',
  '1?confirmed=true',
  '1#x',
  '1\r\nX-Injected: 1',
  '1 HTTP/1.1',
  '🛒',
  '\u202e1\u05d0\u0627',
  'a'.repeat(201),
]

const verbs = ['test', 'enable', 'disable', 'learn-start', 'learn-stop', 'reveal']

describe.each(testPairs)('webhooks in $name', ({ dialect, database }) => {
  let test: TestBff
  let ahead = 0

  beforeAll(async () => {
    test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      clock: { ...systemClock, now: () => systemClock.now() + ahead },
      options: { background: false },
    })
  })
  afterEach(() => sandbox.clearFaults())
  afterAll(() => test.close())

  const send = (method: string, path: string, body?: unknown) =>
    test.me.request(path, {
      method,
      ...(body !== undefined && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })

  it('name the field of a body that is wrong, and how it should be; Make hears nothing of it', async () => {
    const { id } = await test.me.call('createWebhook', { body: { name: 'Kept' } })
    const before = sandbox.world.hooks().length
    sandbox.clearRequests()
    const places = [
      ['POST', '/webhooks', wrongBodies.create],
      ['PATCH', `/webhooks/${id}`, wrongBodies.update],
      ['POST', `/webhooks/${id}/test`, wrongBodies.test],
    ] as const
    for (const [method, path, bodies] of places) {
      for (const [place, body] of bodies) {
        const problem = await expectProblem(await send(method, path, body), 'validation')
        expect(problem.errors, JSON.stringify(body).slice(0, 80)).toEqual([
          { path: place, message: expect.stringMatching(/\w{3}/) },
        ])
        expect(JSON.stringify(problem)).not.toContain(long)
      }
      for (const body of [null, [], 'text', 7]) {
        await expectProblem(await send(method, path, body), 'validation')
      }
    }
    await expectProblem(await send('PATCH', `/webhooks/${id}`, {}), 'validation')
    expect(sandbox.requests()).toEqual([])
    expect(sandbox.world.hooks()).toHaveLength(before)
  })

  it('with an id that would lead elsewhere are refused, or not there: Make is asked for no such thing', async () => {
    await test.me.call('listWebhooks', {})
    sandbox.clearRequests()
    for (const hostile of hostileIds) {
      const id = encodeURIComponent(hostile)
      const asked = [
        await send('GET', `/webhooks/${id}`),
        await send('PATCH', `/webhooks/${id}`, { name: 'Renamed' }),
        await send('DELETE', `/webhooks/${id}`),
        await send('GET', `/webhooks?scenarioId=${id}`),
      ]
      for (const verb of verbs) asked.push(await send('POST', `/webhooks/${id}/${verb}`, {}))
      for (const answer of asked) {
        // A path is normalized before anything of ours sees it, so that `..` names another one.
        await expectProblem(answer, 'validation', 'not-found', 'method-not-allowed')
      }
    }
    expect(sandbox.requests()).toEqual([])
  })

  it('keep emoji and writing from right to left in their names as they are', async () => {
    for (const name of ['🛒 Orders 👩‍👩‍👧', 'הזמנות طلبات', 'Ünïcödé — 注文', '<b>&"\'`${x}']) {
      const made = await test.me.call('createWebhook', { body: { name } })
      expect(made.name).toBe(name)
      expect(sandbox.world.hooks().find(({ id }) => String(id) === made.id)?.name).toBe(name)
    }
  })

  it('are answered one by one while Make fails, with when they were read', async () => {
    const made = await test.me.call('createWebhook', { body: { name: 'Read before' } })
    const params = { webhookId: made.id }
    const before = await test.me.call('getWebhook', { params })
    const { learning: _, lastReceivedAt: _r, ...known } = before
    for (const fault of [{ status: 503 }, { reset: true }] as const) {
      ahead += 60_000
      sandbox.fail('*', fault)
      sandbox.clearRequests()
      const answer = await test.me.request(`/webhooks/${made.id}`)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject(known)
      expect(answer.headers.get('Inlaykit-As-Of')).toBe(before.asOf)
      const list = await test.me.call('listWebhooks', { query: { limit: 100 } })
      expect(list.items.map(({ id }) => id)).toContain(made.id)
      expect(Date.parse(list.asOf!)).toBeLessThanOrEqual(Date.parse(before.asOf))
      expect(sandbox.requests().length).toBeGreaterThan(0)
    }
    sandbox.clearFaults()
    // The gateway tries again by the real clock, after its breaker's rest.
    await expect
      .poll(async () => (await test.me.call('getWebhook', { params })).asOf, {
        timeout: 40_000,
        interval: 500,
      })
      .not.toBe(before.asOf)
  }, 60_000)

  it('can what the session says of their connection, and nothing that it denies', async () => {
    const { capabilities } = await test.me.call('getSession', {})
    const { items } = await test.me.call('listScenarios', {})
    const made = await test.me.call('createWebhook', { body: { name: 'Able' } })
    const path = `/webhooks/${made.id}`
    const create = (body: object) => () => send('POST', '/webhooks', { name: 'Asked', ...body })
    const post = (verb: string) => () => send('POST', `${path}/${verb}`)
    const acts: readonly [keyof Capabilities, () => Promise<Response>][] = [
      ['webhooks', () => send('GET', '/webhooks')],
      ['webhookRename', () => send('PATCH', path, { name: 'Renamed' })],
      ['webhookSettings', () => send('PATCH', path, { type: 'raw' })],
      ['webhookSettings', () => send('PATCH', path, { passMethod: true })],
      ['webhookQueueItems', () => send('GET', `${path}/queue`)],
      ['webhookLog', () => send('GET', `${path}/log`)],
      ['webhookSwitch', post('disable')],
      ['webhookSwitch', post('enable')],
      ['webhookLearning', post('learn-start')],
      ['webhookLearning', post('learn-stop')],
      ['webhookMethod', create({ method: 'HEAD' })],
      ['webhookSecurity', create({ security: { type: 'basic' } })],
      ['webhookScenario', create({ scenarioId: items[0]!.id })],
    ]
    for (const [flag, act] of acts) {
      sandbox.clearRequests()
      const answer = await act()
      if (capabilities![flag]) {
        expect(answer.ok, `${flag}: ${await answer.text()}`).toBe(true)
      } else {
        const problem = await expectProblem(answer, 'unsupported')
        expect(problem.detail, flag).toMatch(/\w{3}/)
        const changes = sandbox.requests().filter(({ method }) => method !== 'GET')
        expect(changes, flag).toEqual([])
      }
    }
    const told = await test.me.call('getWebhook', { params: { webhookId: made.id } })
    expect(typeof told.queueCount === 'number').toBe(capabilities!.webhookQueue)
    expect(typeof told.enabled === 'boolean').toBe(capabilities!.webhookSwitch)
  })
})
