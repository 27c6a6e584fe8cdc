import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 3 })
})
afterAll(() => sandbox.close())

describe.each(testPairs)('the settings of a webhook in $name', ({ dialect, database }) => {
  let test: TestBff

  beforeAll(async () => {
    test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      options: { background: false },
    })
  })
  afterEach(() => sandbox.clearFaults())
  afterAll(() => test.close())

  const hookOf = (id: string) => sandbox.world.hooks().find((one) => String(one.id) === id)!
  const make = () => test.me.call('createWebhook', { body: { name: 'Set' } })
  const writes = () => sandbox.requests().filter(({ method }) => method !== 'GET')
  const patch = (id: string, body: object) =>
    test.me.request(`/webhooks/${id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  /** As somebody does who is at Make itself. */
  async function setAtMake(id: string, data: object): Promise<void> {
    const answer = await fetch(`${sandbox.url('live')}/hooks/${id}/set-data`, {
      method: 'POST',
      headers: {
        Authorization: `Token ${sandbox.organizations[0]!.apiKey}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(data),
    })
    expect(answer.status).toBe(200)
  }

  it.runIf(dialect === 'live')(
    'are changed one by one, and what nobody asked to change is kept, known here or not',
    async () => {
      const { id } = await make()
      const params = { webhookId: id }
      const kept = { ip: '10.0.0.1,10.0.0.2', udt: 4711 }
      await setAtMake(id, { ...hookOf(id).data, ...kept, headers: true })
      const raw = await test.me.call('updateWebhook', { params, body: { type: 'raw' } })
      expect(raw).toMatchObject({ type: 'raw', name: 'Set' })
      expect(hookOf(id).data).toEqual({ ...kept, headers: true, method: false, stringify: true })
      sandbox.clearRequests()
      const both = await test.me.call('updateWebhook', {
        params,
        body: { name: 'Renamed', passHeaders: false, passMethod: true },
      })
      expect(both).toMatchObject({ name: 'Renamed', passHeaders: false, passMethod: true })
      expect(hookOf(id).data).toEqual({ ...kept, headers: false, method: true, stringify: true })
      expect(
        writes().map(({ method, path }) => `${method} ${path.replace(/^.*\/v2/, '')}`),
      ).toEqual([`POST /hooks/${id}/set-data`, `PATCH /hooks/${id}`])
      const { items } = await test.me.call('listWebhooks', { query: { limit: 100 } })
      expect(items.find((one) => one.id === id)).toMatchObject({
        name: 'Renamed',
        type: 'raw',
        passHeaders: false,
        passMethod: true,
      })
    },
  )

  it.runIf(dialect === 'live')('that are changed at once do not undo each other', async () => {
    const { id } = await make()
    const params = { webhookId: id }
    sandbox.fail('GET /hooks/:id', { delayMs: 150 })
    await Promise.all([
      test.me.call('updateWebhook', { params, body: { type: 'raw' } }),
      test.me.call('updateWebhook', { params, body: { passHeaders: true } }),
      test.me.call('updateWebhook', { params, body: { passMethod: true } }),
    ])
    expect(hookOf(id).data).toMatchObject({ headers: true, method: true, stringify: true })
  })

  it.runIf(dialect === 'live')(
    'that Make does not tell whole are never set: what is kept would be lost',
    async () => {
      const { id } = await make()
      for (const fault of [{ wrongShape: true }, { status: 503 }] as const) {
        sandbox.clearRequests()
        sandbox.fail('GET /hooks/:id', fault)
        const answer = await patch(id, { name: 'Never', passHeaders: true })
        await expectProblem(answer, 'upstream-unavailable')
        expect(writes()).toEqual([])
        sandbox.clearFaults()
      }
      expect(hookOf(id).name).toBe('Set')
    },
  )

  it.runIf(dialect === 'guide')(
    'are not the guide’s: nothing is sent, and they are not told',
    async () => {
      const made = await make()
      expect(made).toMatchObject({ passHeaders: null, passMethod: null })
      sandbox.clearRequests()
      for (const body of [{ type: 'raw' }, { passHeaders: true }, { passMethod: true }]) {
        const problem = await expectProblem(await patch(made.id, body), 'unsupported')
        expect(problem.detail).toMatch(/settings/)
      }
      expect(sandbox.requests()).toEqual([])
    },
  )
})
