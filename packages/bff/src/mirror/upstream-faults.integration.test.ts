import { randomUUID } from 'node:crypto'
import { problemType, type ProblemName, type Scenario } from '@inlaykit/shared'
import type { Fault, Sandbox } from '@inlaykit/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { testPairs } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import { createCaller, createTestBff, startSandbox, type TestBff } from '../testing/test-bff.js'

const patiently = { timeout: 60_000, interval: 200 }

/** What goes wrong upstream, and what viewers are told who need Make itself. */
const faults: readonly (readonly [string, Fault, ProblemName])[] = [
  ['breaks off', { reset: true }, 'upstream-unavailable'],
  ['never answers', { hang: true }, 'upstream-timeout'],
  ['redirects', { redirect: true }, 'upstream-unavailable'],
  ['redirects to another server', { redirect: 'http://127.0.0.1:1/' }, 'upstream-unavailable'],
  ['breaks off in the middle', { truncated: true }, 'upstream-unavailable'],
  ['sends broken JSON', { malformed: true }, 'upstream-unavailable'],
  ['sends another shape', { wrongShape: true }, 'upstream-unavailable'],
  ['sends nothing', { emptyBody: true }, 'upstream-unavailable'],
  ['sends HTML', { status: 200, body: '<html>Sign in</html>' }, 'upstream-unavailable'],
  ['fails', { status: 500 }, 'upstream-unavailable'],
  ['is being maintained', { status: 503 }, 'upstream-unavailable'],
  ['refuses the key', { status: 401 }, 'reconnect-required'],
  ['refuses what was asked', { status: 400 }, 'upstream-rejected'],
]

// A person's call may wait 20 s for the budget before it is refused.
vi.setConfig({ testTimeout: 60_000 })

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe.each(testPairs)('when Make fails, in $name', ({ dialect, database }) => {
  let test: TestBff

  beforeAll(async () => {
    test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      connected: [],
      options: { limits: { upstreamMs: 3000 } },
    })
  })
  afterEach(() => sandbox.clearFaults())
  afterAll(() => test.close())

  /** A tenant of its own for each fault, so that no breaker and no mirror is shared. */
  async function newTenant() {
    const tenantId = randomUUID()
    const organization = sandbox.organizations[0]!
    await test.bff.connections.setApiKey({
      tenantId,
      apiKey: organization.apiKey,
      organizationId: organization.id,
      teamId: organization.teams[0]!.id,
      plan: 'enterprise',
    })
    return createCaller(test.bff, { userId: 'u', tenantId, role: 'admin' })
  }

  it.each(faults)(
    'because it %s: nothing mirrored is told as a problem, what is mirrored stays, and it recovers',
    async (_, fault, name) => {
      const fresh = await newTenant()
      const someone = await newTenant()
      const before = await someone.call('listScenarios', { query: { limit: 100 } })
      const scenario = before.items.find(({ status }) => status === 'active')!
      const whole = await someone.call('getScenario', { params: { scenarioId: scenario.id } })

      sandbox.fail('*', fault)
      const failedAt = Date.now()
      await expectProblem(await fresh.request('/scenarios'), name)
      const run = await someone.request(`/scenarios/${scenario.id}/run`, { method: 'POST' })
      const problem = await expectProblem(run, name)
      expect(JSON.stringify(problem)).not.toContain(sandbox.url(dialect))

      const mirrored = await someone.call('listScenarios', { query: { limit: 100 } })
      const key = ({ id, name: title, status }: Scenario) => [id, title, status]
      expect(mirrored.items.map(key)).toEqual(before.items.map(key))
      // The background may have read the list once more before, and nothing since.
      expect(Date.parse(mirrored.asOf ?? '')).toBeLessThanOrEqual(failedAt)
      const one = await someone.call('getScenario', { params: { scenarioId: scenario.id } })
      expect(one.modules).toEqual(whole.modules)

      sandbox.clearFaults()
      if (name !== 'reconnect-required') {
        await vi.waitFor(async () => {
          expect((await fresh.request('/scenarios')).status).toBe(200)
        }, patiently)
      }
    },
  )

  it('never starts a run twice, even when it heard nothing of the first', async () => {
    const someone = await newTenant()
    const { items } = await someone.call('listScenarios', { query: { status: ['active'] } })
    const { id } = items[3]!
    const before = sandbox.world.executions(id).length
    sandbox.clearRequests()
    const posts = () => sandbox.requests().filter(({ method }) => method === 'POST')
    sandbox.fail('POST /scenarios/:id/run', { reset: true, processed: true })
    sandbox.fail('POST /scenarios/:id/execute', { reset: true, processed: true })
    const response = await someone.request(`/scenarios/${id}/run`, { method: 'POST' })
    await expectProblem(response, 'upstream-unavailable')
    expect(posts()).toHaveLength(1)
    expect(sandbox.world.executions(id).length).toBe(before + 1)
  })

  it('passes on what Make says of a refusal, but no credential and no markup', async () => {
    const someone = await newTenant()
    const { items } = await someone.call('listScenarios', { query: { status: ['active'] } })
    const { apiKey } = sandbox.organizations[0]!
    const message = `The scenario is locked. Authorization: Token ${apiKey}`
    sandbox.fail('*', { status: 400, body: { message, detail: message } })
    const response = await someone.request(`/scenarios/${items[0]!.id}/run`, { method: 'POST' })
    const problem = await expectProblem(response, 'upstream-rejected')
    expect(problem.detail).toContain('The scenario is locked.')
    expect(problem.detail).not.toContain(apiKey)
  })

  it('tells of a rate limit when to come again', async () => {
    const someone = await newTenant()
    sandbox.fail('*', { status: 429, headers: { 'Retry-After': '30' } })
    const response = await someone.request('/scenarios')
    const problem = await expectProblem(response, 'rate-limited')
    expect(problem.type).toBe(problemType('rate-limited'))
    expect(problem.retryAfter).toBeGreaterThan(0)
  })
})
