import { like } from 'drizzle-orm'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { keptInputBytes, pruneRunInputs } from '../../mirror/run-inputs.js'
import { openDatabase, type Database } from '../../store/database.js'
import { secrets } from '../../store/tables.js'
import { testDatabases } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import {
  recordUpstream,
  type RecordedRequest,
  type RecordedUpstream,
} from '../../testing/recorded-upstream.js'
import {
  createTestBff,
  startSandbox,
  type TestBff,
  type TestCaller,
} from '../../testing/test-bff.js'

const patiently = { timeout: 20_000, interval: 50 }

const names = ['With input', 'Without', 'Unknown', 'Foreign', 'Kept', 'Deleted', 'Stays'] as const

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
  const teamId = sandbox.organizations[0]!.teams[0]!.id
  for (const { name: on } of testDatabases) {
    for (const name of names) sandbox.world.addScenario({ teamId, name: `${name} ${on}` })
  }
})
afterAll(() => sandbox.close())

/** In the guide dialect a retry is another run with the same input, where we know it. */
describe.each(testDatabases)('a retry where the upstream keeps no inputs, on $name', (on) => {
  let test: TestBff
  let database: Database
  let upstream: RecordedUpstream
  const heard: RecordedRequest[] = []

  beforeAll(async () => {
    upstream = await recordUpstream(sandbox.url('guide'))
    const location = await on.create()
    database = await openDatabase(location)
    test = await createTestBff({
      dialect: 'guide',
      database: location,
      sandbox,
      options: { make: { dialect: 'guide', baseUrl: upstream.baseUrl, plan: 'enterprise' } },
    })
  })
  afterAll(async () => {
    await test.close()
    await database.close()
    await upstream.close()
  })

  function idOf(name: (typeof names)[number]): string {
    return String(sandbox.world.findScenario(`${name} ${on.name}`)!.id)
  }

  async function fail(
    scenarioId: string,
    input?: Record<string, unknown>,
    outcome: 'error' | 'success' = 'error',
  ): Promise<string> {
    sandbox.world.nextOutcome(scenarioId, outcome, { durationMs: 10 })
    const params = { scenarioId }
    const { id, status } = await test.me.call('runScenario', {
      params,
      body: { input, wait: true },
    })
    expect(status).toBe(outcome)
    return id
  }

  const retry = (executionId: string, who: TestCaller = test.me) =>
    who.request(`/executions/${executionId}/retry`, { method: 'POST' })

  /** What the upstream was told to run the scenario with, one after the other. */
  function sent(scenarioId: string): string[] {
    heard.push(...upstream.take())
    return heard
      .filter(({ target }) => target === `/scenarios/${scenarioId}/execute`)
      .map(({ body }) => body)
  }

  const kept = async () =>
    (await database.db.select().from(secrets).where(like(secrets.field, 'run-input:%'))).map(
      ({ field }) => field.slice('run-input:'.length),
    )

  it.each([
    { name: 'With input', input: { order: 7, express: false, note: '', lines: [{ sku: 'ü' }] } },
    { name: 'Without', input: undefined },
  ] as const)('sends the same once more, byte for byte: $name', async ({ name, input }) => {
    const scenarioId = idOf(name)
    const first = await fail(scenarioId, input)
    sandbox.world.nextOutcome(scenarioId, 'error', { durationMs: 10 })
    expect((await retry(first)).status).toBe(204)
    const params = { scenarioId }
    const second = await vi.waitFor(async () => {
      const { items } = await test.me.call('listScenarioExecutions', { params })
      expect(items.map(({ status }) => status)).toEqual(['error', 'error'])
      expect(items.map(({ retryable }) => retryable)).toEqual([true, true])
      return items.find(({ id }) => id !== first)!
    }, patiently)
    expect(second.trigger).toBe('manual')
    // What was tried again can be tried again.
    sandbox.world.nextOutcome(scenarioId, 'success', { durationMs: 10 })
    expect((await retry(second.id)).status).toBe(204)
    const bodies = sent(scenarioId)
    expect(bodies).toHaveLength(3)
    expect(new Set(bodies).size).toBe(1)
  })

  it('says so where the run was not started here, or with more than is kept', async () => {
    const scenarioId = idOf('Unknown')
    // Somebody who has the same key, elsewhere.
    sandbox.world.nextOutcome(scenarioId, 'error', { durationMs: 10 })
    const elsewhere = await fetch(`${sandbox.url('guide')}/scenarios/${scenarioId}/execute`, {
      method: 'POST',
      headers: { Authorization: `Token ${sandbox.organizations[0]!.apiKey}` },
    })
    expect(elsewhere.ok).toBe(true)
    const foreign = await vi.waitFor(async () => {
      const params = { scenarioId }
      const { items } = await test.me.call('listScenarioExecutions', { params })
      expect(items.map(({ status }) => status)).toEqual(['error'])
      return items[0]!.id
    }, patiently)
    const unknown = await expectProblem(await retry(foreign), 'conflict')
    expect(unknown.detail).toMatch(/not known/)
    const large = await fail(scenarioId, { text: 'x'.repeat(keptInputBytes) })
    // Whoever looks at them is told so before.
    const { items } = await test.me.call('listScenarioExecutions', { params: { scenarioId } })
    expect(items.map(({ id, retryable }) => ({ id, retryable }))).toEqual(
      expect.arrayContaining([
        { id: foreign, retryable: false },
        { id: large, retryable: false },
      ]),
    )
    for (const executionId of [foreign, large]) {
      const detail = await test.me.call('getExecution', { params: { executionId } })
      expect(detail.retryable).toBe(false)
    }
    const tooLarge = await expectProblem(await retry(large), 'conflict')
    expect(tooLarge.detail).toMatch(/larger than 64 KiB/)
    expect(sent(scenarioId)).toHaveLength(1)
  })

  it('is refused to another tenant, which learns nothing', async () => {
    const run = await fail(idOf('Foreign'), { order: 1 })
    await expectProblem(await retry(run, test.as('admin', 'brightside')), 'not-found')
  })

  it('keeps inputs sealed, and forgets those of successes and the oldest beyond a number', async () => {
    const scenarioId = idOf('Kept')
    const old = await fail(scenarioId, { order: 'canary-of-an-input' })
    const success = await fail(scenarioId, { order: 2 }, 'success')
    const newest = await fail(scenarioId, { order: 3 })
    expect(await kept()).toEqual(expect.arrayContaining([old, success, newest]))
    const rows = await database.db.select().from(secrets)
    expect(rows.some(({ sealed }) => sealed.includes('canary-of-an-input'))).toBe(false)
    const retryable = async () => {
      const query = { scenarioId }
      const { items } = await test.me.call('listExecutions', { query })
      return items.flatMap((run) => (run.retryable ? [run.id] : [])).toSorted()
    }
    expect(await retryable()).toEqual([old, newest].toSorted())
    expect(await pruneRunInputs(database)).toBeGreaterThan(0)
    expect(await kept()).toEqual(expect.arrayContaining([old, newest]))
    expect(await kept()).not.toContain(success)
    await pruneRunInputs(database, 1)
    expect(await kept()).toEqual([newest])
    await vi.waitFor(async () => expect(await retryable()).toEqual([newest]), patiently)
    await expectProblem(await retry(old), 'conflict')
  })

  it('forgets inputs with their scenario, and with their connection', async () => {
    const scenarioId = idOf('Deleted')
    const run = await fail(scenarioId, { order: 1 })
    const other = await fail(idOf('Stays'), { order: 2 })
    await test.me.call('deleteScenario', { params: { scenarioId } })
    expect(await kept()).not.toContain(run)
    expect(await kept()).toContain(other)
    const connectionId = test.connections.acme!.id
    await test.me.call('deleteConnection', { params: { connectionId } })
    expect(await kept()).toEqual([])
  })
})
