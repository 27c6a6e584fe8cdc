import type { Execution, Page } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testStages } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

const patiently = { timeout: 20_000, interval: 50 }

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
  const teamId = sandbox.organizations[0]!.teams[0]!.id
  for (const { name: stage } of testStages) {
    for (const name of ['Whole', 'Stop me', 'Ended', 'Try again', 'Large']) {
      sandbox.world.addScenario({ teamId, name: `${name} ${stage}` })
    }
  }
})
afterAll(() => sandbox.close())

function isNewestFirst(runs: readonly Execution[]): boolean {
  const times = runs.map((run) => Date.parse(run.startedAt ?? ''))
  return times.every((time, index) => index === 0 || time <= times[index - 1]!)
}

describe.each(testStages)('executions in $name', ({ dialect, database, name }) => {
  let test: TestBff
  let busy: string

  beforeAll(async () => {
    test = await createTestBff({ dialect, database: await database.create(), sandbox })
    const { items } = await test.me.call('listScenarios', { query: { sort: '-operations' } })
    busy = items[0]!.id
  })
  afterAll(() => test.close())

  async function start(
    scenario: string,
    durationMs: number,
    outcome: 'success' | 'error' = 'success',
  ) {
    const { id } = sandbox.world.findScenario(`${scenario} ${name}`)!
    sandbox.world.nextOutcome(id, outcome, { durationMs })
    return test.me.call('runScenario', { params: { scenarioId: String(id) }, body: {} })
  }

  it('lists the runs of a scenario, newest first, and reads on into the past', async () => {
    const seen = new Map<string, Execution>()
    let cursor: string | undefined
    for (let page = 0; page < 4; page += 1) {
      const answer: Page<Execution> = await test.me.call('listScenarioExecutions', {
        params: { scenarioId: busy },
        query: { limit: 40, cursor },
      })
      for (const run of answer.items) {
        expect(seen.has(run.id)).toBe(false)
        expect(run.scenarioId).toBe(busy)
        expect(run.scenarioName).not.toBeNull()
        seen.set(run.id, run)
      }
      if (answer.nextCursor === null) break
      cursor = answer.nextCursor
    }
    const runs = [...seen.values()]
    expect(runs.length).toBeGreaterThan(100)
    expect(isNewestFirst(runs)).toBe(true)
  })

  it('does not read outputs that are too large, and says so', async () => {
    if (dialect === 'guide') return
    const { id } = sandbox.world.findScenario(`Large ${name}`)!
    const outputs = { text: 'x'.repeat(8 * 1024 * 1024) }
    sandbox.world.nextOutcome(id, 'success', { durationMs: 10, outputs })
    const params = { scenarioId: String(id) }
    const run = await test.me.call('runScenario', { params, body: { wait: true } })
    expect(run.status).toBe('success')
    const detail = await test.me.call('getExecution', { params: { executionId: run.id } })
    expect(detail).toMatchObject({ status: 'success', outputs: null, outputsTooLarge: true })
    expect(detail.operations).toBeGreaterThan(0)
  })

  it('lists the runs of all scenarios, newest first', async () => {
    await vi.waitFor(async () => {
      const { items } = await test.me.call('listExecutions', { query: { limit: 100 } })
      expect(new Set(items.map((run) => run.scenarioId)).size).toBeGreaterThan(3)
      expect(isNewestFirst(items)).toBe(true)
    }, patiently)
  })

  it('lists the runs of one scenario by either route alike', async () => {
    const own = await test.me.call('listScenarioExecutions', { params: { scenarioId: busy } })
    const filtered = await test.me.call('listExecutions', { query: { scenarioId: busy } })
    expect(filtered.items.map(({ id }) => id)).toEqual(own.items.map(({ id }) => id))
  })

  it('filters by status', async () => {
    const { items } = await test.me.call('listScenarioExecutions', {
      params: { scenarioId: busy },
      query: { limit: 100 },
    })
    const status = items[0]!.status
    const found = await test.me.call('listScenarioExecutions', {
      params: { scenarioId: busy },
      query: { status: [status], limit: 100 },
    })
    expect(new Set(found.items.map((run) => run.status))).toEqual(new Set([status]))
  })

  it('filters by trigger, which the guide does not tell', async () => {
    const { items } = await test.me.call('listScenarioExecutions', { params: { scenarioId: busy } })
    const { trigger } = items[0]!
    expect(trigger === 'unknown').toBe(dialect === 'guide')
    const found = await test.me.call('listScenarioExecutions', {
      params: { scenarioId: busy },
      query: { trigger: [trigger] },
    })
    expect(new Set(found.items.map((run) => run.trigger))).toEqual(new Set([trigger]))
  })

  it('bounds the start from both sides, both inclusive', async () => {
    const params = { scenarioId: busy }
    const { items } = await test.me.call('listScenarioExecutions', { params, query: { limit: 10 } })
    const to = items[2]!.startedAt!
    const from = items[6]!.startedAt!
    const found = await test.me.call('listScenarioExecutions', { params, query: { from, to } })
    const expected = items.filter((run) => run.startedAt! >= from && run.startedAt! <= to)
    expect(found.items.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
  })

  it.each(['/executions', '/scenarios/:busy/executions'])(
    'refuses a range that runs backwards at %s',
    async (path) => {
      const response = await test.me.request(
        `${path.replace(':busy', busy)}?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z`,
      )
      const problem = await expectProblem(response, 'validation')
      expect(problem.errors).toMatchObject([{ path: 'query.from' }])
    },
  )

  it.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'answers at the end of the calendar: %s',
    async (time) => {
      const response = await test.me.request(`/scenarios/${busy}/executions?from=${time}`)
      expect(response.status).toBe(200)
    },
  )

  it('answers one run whole', async () => {
    const started = await start('Whole', 200)
    await vi.waitFor(async () => {
      const run = await test.me.call('getExecution', { params: { executionId: started.id } })
      expect(run.status).toBe('success')
      expect(run.durationMs).toBeGreaterThan(0)
      expect(Date.parse(run.startedAt!)).toBeLessThanOrEqual(Date.now())
    }, patiently)
  })

  it('stops a run: at once for those who look, and upstream', async () => {
    const run = await start('Stop me', 5000)
    const params = { executionId: run.id }
    const answer = await test.me.request(`/executions/${run.id}`, { method: 'DELETE' })
    expect(answer.status).toBe(204)
    expect(await answer.text()).toBe('')
    expect((await test.me.call('getExecution', { params })).status).toBe('stopped')
    const { capabilities } = await test.me.call('getSession')
    expect(capabilities?.stopExecution).toBe(true)
    await vi.waitFor(() => {
      const [upstream] = sandbox.world.executions(run.scenarioId!)
      expect(upstream?.status).toBe('stopped')
    }, patiently)
    expect((await test.me.call('getExecution', { params })).status).toBe('stopped')
    await expectProblem(
      await test.me.request(`/executions/${run.id}`, { method: 'DELETE' }),
      'conflict',
    )
  })

  it('has nothing to stop once a run has ended', async () => {
    const run = await start('Ended', 100)
    await vi.waitFor(async () => {
      const { status } = await test.me.call('getExecution', { params: { executionId: run.id } })
      expect(status).toBe('success')
    }, patiently)
    await expectProblem(
      await test.me.request(`/executions/${run.id}`, { method: 'DELETE' }),
      'conflict',
    )
  })

  it('runs a failed run again, once for a key', async () => {
    const run = await start('Try again', 100, 'error')
    expect(run.retryable).toBe(false)
    const retry = (key: string) =>
      test.me.request(`/executions/${run.id}/retry`, {
        method: 'POST',
        headers: { 'Idempotency-Key': `"${key}"` },
      })
    await vi.waitFor(async () => {
      const params = { executionId: run.id }
      const { status, retryable } = await test.me.call('getExecution', { params })
      expect([status, retryable]).toEqual(['error', true])
    }, patiently)
    const { capabilities } = await test.me.call('getSession')
    expect(capabilities?.retryExecution).toBe(true)
    sandbox.world.nextOutcome(Number(run.scenarioId), 'success', { durationMs: 100 })
    for (let time = 0; time < 2; time += 1) expect((await retry('same')).status).toBe(204)
    expect(sandbox.world.executions(run.scenarioId!)).toHaveLength(2)
    const params = { scenarioId: run.scenarioId! }
    let again: Execution | undefined
    await vi.waitFor(async () => {
      const { items } = await test.me.call('listScenarioExecutions', { params })
      again = items.find(({ id }) => id !== run.id)
      expect(again).toBeDefined()
    }, patiently)
    await vi.waitFor(async () => {
      const detail = await test.me.call('getExecution', { params: { executionId: again!.id } })
      expect([detail.status, detail.retryable]).toEqual(['success', false])
    }, patiently)
    await expectProblem(
      await test.me.request(`/executions/${again!.id}/retry`, { method: 'POST' }),
      'conflict',
    )
    expect(sandbox.world.executions(run.scenarioId!)).toHaveLength(2)
  })
})
