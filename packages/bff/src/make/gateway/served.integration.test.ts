import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sandbox } from '@inlaykit/sandbox'
import { testPairs } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { serveSandbox, type GatewayServer } from '../../testing/gateway-server.js'
import {
  createTestBff,
  pathOf,
  startSandbox,
  type TestBff,
  type TestCaller,
} from '../../testing/test-bff.js'

const patiently = { timeout: 60_000, interval: 50 }

// A person's call may wait 20 s for the budget before it is refused.
vi.setConfig({ testTimeout: 120_000 })

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 120 })
})
afterAll(() => sandbox.close())

/** Switches a scenario off. */
const switchOff = (who: TestCaller, scenarioId: string, signal?: AbortSignal) =>
  who.request(pathOf('deactivateScenario', { scenarioId }), {
    method: 'POST',
    ...(signal && { signal }),
  })

const idsOf = async (who: TestCaller): Promise<string[]> => {
  const { items } = await who.call('listScenarios', { query: { status: ['active'], limit: 100 } })
  return items.map(({ id }) => id)
}

const refusedByMake = () => sandbox.requests().filter(({ status }) => status === 429)

/** Switches many off at once; goes on once some of it is refused, so that as many wait as have their turn in time. */
async function flood(who: TestCaller, ids: readonly string[], signal: AbortSignal) {
  const refused: Response[] = []
  const calls = ids.map(async (id) => {
    const answer = await switchOff(who, id, signal)
    if (answer.status !== 200) refused.push(answer)
  })
  await vi.waitFor(() => expect(refused).not.toEqual([]), patiently)
  return { refused, ended: Promise.allSettled(calls) }
}

describe.each(testPairs)("Make's limit, through the whole BFF ($name)", ({ dialect, database }) => {
  let silent: GatewayServer
  let test: TestBff

  // The live Make doesn't promise the headers of its limit, so there it must do without.
  beforeAll(async () => {
    silent = await serveSandbox(sandbox, { isSilent: dialect === 'live' })
    const baseUrl = `${silent.origin}/${dialect}/api/v2`
    test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      connected: [],
      options: { background: false, make: { dialect, baseUrl } },
    })
    for (const [index, tenantId] of (['acme', 'brightside'] as const).entries()) {
      const { id, apiKey, teams } = sandbox.organizations[index]!
      await test.bff.connections.setApiKey({
        tenantId,
        apiKey,
        organizationId: id,
        teamId: teams[0]!.id,
      })
    }
  }, 120_000)
  beforeEach(() => sandbox.clearRequests())
  afterAll(async () => {
    await test.close()
    await silent.close()
  })

  it.runIf(dialect === 'live')(
    'follows license.apiLimit where Make sends no headers, in the session and the RateLimit fields',
    async () => {
      const { id } = sandbox.organizations[0]!
      sandbox.world.setLimits(id, { live: { perMinute: 12 } })
      await idsOf(test.me)
      await vi.waitFor(async () => {
        const { budget } = await test.me.call('getSession')
        expect(budget?.limit).toBe(12)
      }, patiently)
      await vi.waitFor(async () => {
        const { headers } = await test.me.request(pathOf('listScenarios'))
        expect(headers.get('ratelimit-policy')).toMatch(/^"make";q=12;w=60;pk=:/)
        expect(headers.get('ratelimit')).toMatch(/^"make";r=\d;t=\d+;pk=:/)
      }, patiently)
      const path = `/live/api/v2/organizations/${id}`
      expect(sandbox.requests().filter((one) => one.path === path)).toHaveLength(1)
    },
  )

  it('is told as rate-limited with the time to wait and the place in the line, before Make refuses', async () => {
    const ids = await idsOf(test.me)
    const { id } = sandbox.organizations[0]!
    // The live limit was read above; the guide tells in each answer.
    if (dialect === 'guide') sandbox.world.setLimits(id, { guide: { perMinute: 1, burst: 100 } })
    let refusal: Response | undefined
    for (const scenarioId of ids) {
      refusal = await switchOff(test.me, scenarioId)
      if (refusal.status !== 200) break
    }
    const problem = await expectProblem(refusal!, 'rate-limited')
    expect(problem.queuePosition).toBe(1)
    // Who could go within 20 s would have waited.
    expect(problem.retryAfter).toBeGreaterThan(20)
    expect(refusal!.headers.get('retry-after')).toBe(String(problem.retryAfter))
    const { budget } = await test.me.call('getSession')
    expect(budget).toMatchObject({ low: true, remaining: 0 })
    expect(refusedByMake()).toEqual([])
  })

  it.runIf(dialect === 'guide')(
    'is shared by the people of a tenant in turns: who clicks often delays and refuses nobody else',
    async () => {
      const ann = test.as('admin', 'brightside', 'ann')
      const [first = '', bens = '', ...anns] = await idsOf(ann)
      const { id: organizationId } = sandbox.organizations[1]!
      sandbox.world.setLimits(organizationId, { guide: { perMinute: 60, burst: 12 } })
      // Its answer tells of the limit.
      expect((await switchOff(ann, first)).status).toBe(200)
      const gone = new AbortController()
      const { refused, ended } = await flood(ann, anns, gone.signal)
      expect((await switchOff(test.as('admin', 'brightside', 'ben'), bens)).status).toBe(200)
      const sent = anns.filter((id) =>
        sandbox.requests().some(({ path }) => path.split('/').includes(id)),
      )
      const waiting = anns.length - sent.length - refused.length
      gone.abort(new Error('Ann has gone.'))
      await ended
      expect((await expectProblem(refused[0]!, 'rate-limited')).queuePosition).toBeGreaterThan(10)
      expect(waiting).toBeGreaterThan(5)
      expect(refusedByMake()).toEqual([])
    },
  )
})
