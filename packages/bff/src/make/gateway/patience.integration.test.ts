import { beforeAll, afterAll, describe, expect, it, vi } from 'vitest'
import type { Sandbox } from '@inlaykit/sandbox'
import { testDialects } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { connect, createTestBff, pathOf, startSandbox } from '../../testing/test-bff.js'

vi.setConfig({ testTimeout: 60_000 })

// Only the guide has so few on a page that a list takes many requests.
describe.runIf(testDialects.includes('guide'))('the patience of a request', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 450 })
  })
  afterAll(() => sandbox.close())

  it('is one for all pages of a list: who needs more of the limit than is there in time is told so, with the wait', async () => {
    const test = await createTestBff({
      dialect: 'guide',
      database: { memory: true },
      sandbox,
      connected: [],
      // 4 s of it for the turns at Make.
      options: { background: false, limits: { requestMs: 6000 } },
    })
    try {
      const { id: connectionId } = await connect(test.bff, sandbox, 'acme')
      // One each 2.5 s, and one is kept back: after the test of the connection one is there at once.
      sandbox.world.setLimits(sandbox.organizations[0]!.id, { guide: { perMinute: 24, burst: 3 } })
      await test.me.call('testConnection', { params: { connectionId } })
      sandbox.clearRequests()

      const answer = await test.me.request(pathOf('listScenarios'))
      const { retryAfter, queuePosition } = await expectProblem(answer, 'rate-limited')
      expect(queuePosition).toBe(1)
      expect(retryAfter).toBeGreaterThan(0)
      const pages = sandbox.requests().filter(({ path }) => path.endsWith('/scenarios'))
      expect(pages.map(({ status }) => status)).toEqual([200, 200])
    } finally {
      await test.close()
    }
  })
})
