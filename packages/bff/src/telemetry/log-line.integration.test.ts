import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from '../testing/databases.js'
import { createTestBff, startSandbox, type TestBff } from '../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe.each(testPairs)('the log line of a request on $name', ({ dialect, database }) => {
  let test: TestBff
  beforeAll(async () => {
    // Nothing but the requests themselves reaches the sandbox, so that its faults hit them.
    const options = { background: false }
    test = await createTestBff({ dialect, database: await database.create(), sandbox, options })
  })
  afterAll(() => test.close())

  /** The lines that `work` has written for its requests. */
  async function linesOf(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
    const from = test.logs.length
    await work()
    return test.logs
      .slice(from)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'request answered' || msg === 'request failed')
  }

  it('counts further tries where a call failed', async () => {
    sandbox.fail('*', { status: 503, times: 1 })
    const [retried] = await linesOf(() => test.as('viewer', 'brightside').call('listScenarios'))
    sandbox.clearFaults()
    expect(retried).toMatchObject({ tenantId: 'brightside', status: 200, retries: 1 })
    expect(retried?.['upstreamCalls']).toBeGreaterThan(1)
  })

  it('tells route, tenant, status, duration and what it cost at Make', async () => {
    const [line, ...others] = await linesOf(() => test.me.call('listScenarios'))
    expect(others).toEqual([])
    expect(line).toMatchObject({
      level: 'info',
      requestId: expect.stringMatching(/^req_/) as string,
      method: 'GET',
      route: 'listScenarios',
      tenantId: 'acme',
      status: 200,
      durationMs: expect.any(Number) as number,
      retries: 0,
      queueWaitMs: expect.any(Number) as number,
    })
    expect(line?.['upstreamCalls']).toBeGreaterThan(0)
    expect(['none', 'miss']).toContain(line?.['cache'])
  })

  it('counts nothing for what the mirror answers', async () => {
    await test.me.call('listScenarios')
    const [mirrored] = await linesOf(() => test.me.call('listScenarios'))
    expect(mirrored).toMatchObject({ upstreamCalls: 0, retries: 0, queueWaitMs: 0 })
  })

  it('is one for each request, also for those that fail and those of nobody', async () => {
    const lines = await linesOf(async () => {
      await test.me.request('/nowhere')
      await test.me.request('/scenarios?limit=0')
      await test.bff.fetch(new Request(`http://host.test${test.bff.basePath}/session`))
    })
    expect(lines.map(({ status }) => status)).toEqual([404, 400, 401])
    expect(lines.map(({ route }) => route)).toEqual([null, 'listScenarios', 'getSession'])
    expect(lines[2]).not.toHaveProperty('tenantId')
    for (const line of lines) {
      expect(line).toMatchObject({ upstreamCalls: 0, retries: 0, queueWaitMs: 0, cache: 'none' })
    }
  })
})
