import type { Execution, ExecutionBars, Page } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testStages } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

const hourMs = 60 * 60_000

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
  const teamId = sandbox.organizations[0]!.teams[0]!.id
  for (const { name } of testStages)
    sandbox.world.addScenario({ teamId, name: `Never ran ${name}` })
})
afterAll(() => sandbox.close())

/** The value at a share of a sorted list, between neighbours in proportion. */
function shareOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]!
  return Math.round(below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place)))
}

describe.each(testStages)('runs in figures in $name', ({ dialect, database, name }) => {
  let test: TestBff
  let busy: string
  let runs: Execution[]
  let from: string
  let to: string

  beforeAll(async () => {
    test = await createTestBff({ dialect, database: await database.create(), sandbox })
    const { items } = await test.me.call('listScenarios', { query: { sort: '-operations' } })
    busy = items[0]!.id
    runs = []
    let cursor: string | undefined
    do {
      const page: Page<Execution> = await test.me.call('listScenarioExecutions', {
        params: { scenarioId: busy },
        query: { limit: 100, cursor },
      })
      runs.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined && runs.length < 150)
    // What has ended stays as it is, whatever the sandbox does meanwhile.
    to = runs.find(({ status }) => status !== 'running')!.startedAt!
    from = runs.at(-1)!.startedAt!
    runs = runs.filter(({ startedAt }) => startedAt! <= to && startedAt! >= from)
  })
  afterAll(() => test.close())

  it('sums up exactly the runs that are listed', async () => {
    const sum = await test.me.call('summarizeExecutions', { query: { scenarioId: busy, from, to } })
    for (const [status, count] of Object.entries(sum.counts)) {
      expect(count, status).toBe(runs.filter((run) => run.status === status).length)
    }
    const durations = runs.flatMap(({ durationMs }) => durationMs ?? [])
    expect(sum.p50DurationMs).toBe(shareOf(durations, 0.5))
    expect(sum.p95DurationMs).toBe(shareOf(durations, 0.95))
    expect(sum.operations).toBe(runs.reduce((total, run) => total + run.operations!, 0))
    expect(sum).toMatchObject({ from, to, buckets: [] })
    expect(Date.parse(sum.asOf!)).toBeLessThanOrEqual(Date.now())
  })

  it('parts the time so that each run falls into one part', async () => {
    const query = { scenarioId: busy, from, to, buckets: 7 }
    const { buckets, counts } = await test.me.call('summarizeExecutions', { query })
    expect(buckets).toHaveLength(7)
    expect(buckets[0]!.from).toBe(from)
    expect(buckets.at(-1)!.to).toBe(to)
    for (const [index, bucket] of buckets.entries()) {
      if (index > 0) expect(Date.parse(bucket.from)).toBe(Date.parse(buckets[index - 1]!.to) + 1)
      const within = runs.filter(
        ({ startedAt }) => startedAt! >= bucket.from && startedAt! <= bucket.to,
      )
      const counted = Object.values(bucket.counts).reduce((sum, count) => sum + count, 0)
      expect(counted).toBe(within.length)
    }
    const successes = buckets.reduce((sum, bucket) => sum + bucket.counts.success, 0)
    expect(successes).toBe(counts.success)
  })

  it('sums up one status alone', async () => {
    const query = { scenarioId: busy, from, to, status: ['error' as const] }
    const { counts } = await test.me.call('summarizeExecutions', { query })
    const errors = runs.filter(({ status }) => status === 'error').length
    expect(counts).toEqual({ running: 0, success: 0, warning: 0, error: errors, stopped: 0 })
  })

  it('tells nothing of what never ran', async () => {
    const { id } = sandbox.world.findScenario(`Never ran ${name}`)!
    const query = { scenarioId: String(id), buckets: 2 }
    const sum = await test.me.call('summarizeExecutions', { query })
    expect(sum).toMatchObject({ p50DurationMs: null, p95DurationMs: null, operations: null })
    expect(sum.buckets).toHaveLength(2)
    expect(Date.parse(sum.to) - Date.parse(sum.from)).toBe(24 * hourMs)
  })

  it('draws exactly the runs that are listed', async () => {
    const bars = await test.me.call('listExecutionBars', { query: { scenarioId: busy, from, to } })
    expect(bars.ids).toEqual(runs.map(({ id }) => id))
    expect(bars.statuses).toEqual(runs.map(({ status }) => status))
    expect(bars.startedAt).toEqual(runs.map(({ startedAt }) => Date.parse(startedAt!)))
    expect(bars.durationsMs).toEqual(runs.map(({ durationMs }) => durationMs ?? null))
    expect(new Set(bars.scenarioIndexes)).toEqual(new Set([0]))
    expect(bars.scenarios).toEqual([{ id: busy, name: runs[0]!.scenarioName }])
    expect(bars.truncated).toBe(false)
  })

  it('answers the columns at the address of the list too, asked for as a view', async () => {
    const query = `scenarioId=${busy}&from=${from}&to=${to}`
    const [bars, view] = await Promise.all(
      [`/bars?${query}`, `?view=bars&${query}`].map(async (path) => {
        const answer = await test.me.request(`/executions${path}`)
        expect(answer.status).toBe(200)
        return (await answer.json()) as ExecutionBars
      }),
    )
    expect(view!.ids).toHaveLength(runs.length)
    expect({ ...view, asOf: null }).toEqual({ ...bars, asOf: null })
  })

  it('draws the runs of all scenarios, each with its name', async () => {
    await vi.waitFor(
      async () => {
        const bars = await test.me.call('listExecutionBars')
        expect(bars.scenarios.length).toBeGreaterThan(3)
        expect(bars.startedAt).toEqual(bars.startedAt.toSorted((a, b) => b - a))
        const [first] = bars.ids
        const run = await test.me.call('getExecution', { params: { executionId: first! } })
        expect(bars.scenarios[bars.scenarioIndexes[0]!]).toEqual({
          id: run.scenarioId,
          name: run.scenarioName,
        })
      },
      { timeout: 20_000, interval: 100 },
    )
  })

  it('asks Make for no more of the past than is wanted', async () => {
    const recent = runs[5]!.startedAt!
    const paths = (query: string) => test.me.request(`/executions${query}`)
    await paths(`/summary?scenarioId=${busy}&from=${recent}`)
    sandbox.clearRequests()
    for (const path of ['', '/bars', '/summary']) {
      const answer = await paths(`${path}?scenarioId=${busy}&from=${recent}&status=stopped`)
      expect(answer.status).toBe(200)
    }
    const older = sandbox
      .requests()
      .filter(({ line }) => /[?&](to=|pg%5Blast%5D|pg\[last\])/.test(line))
    expect(older).toEqual([])
  })

  it.each([
    ['/executions/summary?buckets=0', 'query.buckets'],
    ['/executions/summary?buckets=501', 'query.buckets'],
    ['/executions/summary?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z', 'query.from'],
    ['/executions/bars?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z', 'query.from'],
    ['/executions?view=lines', 'query.view'],
    ['/executions?view=bars&limit=5', 'query.limit'],
    ['/executions?view=bars&view=bars', 'query.view'],
    ['/executions/bars?status=fine', 'query.status.0'],
    ['/executions/bars?scenarioId=..%2F..', 'query.scenarioId'],
  ])('refuses %s before Make is asked', async (path, fault) => {
    sandbox.clearRequests()
    const problem = await expectProblem(await test.me.request(path), 'validation')
    expect(problem.errors).toMatchObject([{ path: fault }])
    expect(sandbox.requests()).toEqual([])
  })

  it.each(['from=0000-01-01T00:00:00Z', 'to=9999-12-31T23:59:59Z', 'to=0000-01-01T00:00:00Z'])(
    'sums up at the end of the calendar: %s',
    async (bound) => {
      const answer = await test.me.request(
        `/executions/summary?scenarioId=${busy}&${bound}&buckets=3`,
      )
      expect(answer.status).toBe(200)
    },
  )

  it.each(['bars', 'summary'])('knows no scenario that is not its own: %s', async (view) => {
    const answer = await test.me.request(`/executions/${view}?scenarioId=999999999`)
    await expectProblem(answer, 'not-found')
  })
})
