import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock, type Clock } from '../../core/clock.js'
import { testPairs } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'
import { inputsWaitMs } from './service.js'

const patiently = { timeout: 10_000, interval: 100 }

describe.each(testPairs)('an input of a run in $name', ({ dialect, database }) => {
  let sandbox: Sandbox
  let test: TestBff
  let scenarioId: string
  let untoldId: string
  const unread = { silentId: '', spentId: '' }

  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 2 })
    const teamId = sandbox.organizations[0]!.teams[0]!.id
    const interfaceOf = { input: [{ name: 'orderId', type: 'number', required: true } as const] }
    const added = sandbox.world.addScenario({ teamId, name: 'Asks', interface: interfaceOf })
    scenarioId = String(added.id)
    untoldId = String(sandbox.world.addScenario({ teamId, name: 'Untold' }).id)
    unread.silentId = String(sandbox.world.addScenario({ teamId, name: 'Silent' }).id)
    unread.spentId = String(sandbox.world.addScenario({ teamId, name: 'Spent' }).id)
    test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      // A call to Make may last longer than a request of ours.
      options: { limits: { requestMs: 10_000, upstreamMs: 15_000 } },
    })
  })
  afterAll(async () => {
    await test.close()
    await sandbox.close()
  })

  const run = (body: object) =>
    test.me.request(`/scenarios/${scenarioId}/run`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const sent = () =>
    sandbox.requests().filter(({ method, path }) => method === 'POST' && /run$|execute$/.test(path))

  it('is refused at its field before Make hears of it, where Make tells what is asked for', async () => {
    sandbox.clearRequests()
    if (dialect === 'guide') {
      // The guide tells no inputs: Make itself decides, and nothing else is asked.
      expect([201, 422]).toContain((await run({ input: { orderId: 'many' } })).status)
      expect(sent()).toHaveLength(1)
      return
    }
    for (const [body, message] of [
      [{}, 'is required (number); give it a value'],
      [{ input: { orderId: 'many' } }, 'must be a number'],
    ] as const) {
      const { errors } = await expectProblem(await run(body), 'validation')
      expect(errors).toEqual([{ path: 'body.input.orderId', message }])
    }
    expect(sent()).toEqual([])
    // For that Make is asked for nothing else of the scenario.
    const asked = sandbox.requests().filter(({ path }) => path.includes(`/${scenarioId}`))
    expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual(['interface', 'interface'])
    expect((await run({ input: { orderId: 17 } })).status).toBe(201)
    expect(sent()).toHaveLength(1)
  })

  it('is read no second time while it is known, and hinders no run while Make does not tell it', async () => {
    if (dialect === 'guide') return
    // What was read is mirrored behind the answer.
    await vi.waitFor(async () => {
      sandbox.clearRequests()
      expect((await run({ input: { orderId: 18 } })).status).toBe(201)
      expect(sandbox.requests().filter(({ path }) => path.endsWith('/interface'))).toEqual([])
    }, patiently)

    for (const part of ['interface', 'blueprint']) {
      sandbox.fail(`GET /scenarios/:id/${part}`, { status: 500 })
    }
    const answer = await test.me.request(`/scenarios/${untoldId}/run`, { method: 'POST' })
    sandbox.clearFaults()
    expect(answer.status, await answer.text()).toBe(201)
  })

  it.each([
    ['does not answer', 'silentId', { hang: true }],
    ['has no request left', 'spentId', { status: 429, headers: { 'Retry-After': '40' } }],
  ] as const)('is not waited for by a run for long while Make %s', async (_, name, fault) => {
    if (dialect === 'guide') return
    for (const part of ['interface', 'blueprint']) {
      sandbox.fail(`GET /scenarios/:id/${part}`, fault)
    }
    const answer = await test.me.request(`/scenarios/${unread[name]}/run`, { method: 'POST' })
    sandbox.clearFaults()
    expect(answer.status, await answer.text()).toBe(201)
  })

  it('is waited for by the clock that the server goes by', async () => {
    if (dialect === 'guide') return
    const waits: (() => void)[] = []
    const clock: Clock = {
      ...systemClock,
      after(ms, act) {
        if (ms !== inputsWaitMs) return systemClock.after(ms, act)
        waits.push(act)
        return { clear: () => undefined }
      },
    }
    const other = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      clock,
    })
    sandbox.fail('GET /scenarios/:id/interface', { hang: true })
    sandbox.clearRequests()
    const path = `/scenarios/${unread.silentId}/run`
    const answering = other.me.request(path, { method: 'POST' })
    await vi.waitFor(() => expect(waits).toHaveLength(1), patiently)
    expect(sent().filter((one) => one.path.endsWith(path))).toEqual([])
    waits[0]!()
    expect((await answering).status).toBe(201)
    sandbox.clearFaults()
    await other.close()
  })
})
