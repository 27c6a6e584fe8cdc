import { randomBytes } from 'node:crypto'
import type { InlaykitEvent, Viewer } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testStages } from '../testing/databases.js'
import type { EventReader } from '../testing/event-reader.js'
import { expectProblem } from '../testing/expect-problem.js'
import { createTestBff, viewerHeader, type TestBff } from '../testing/test-bff.js'
import { openWays, type Ways } from '../testing/ways.js'

// Every route in every way is much for a machine that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

describe.each(testStages.slice(0, 1))('a stream in $name', ({ dialect, database }) => {
  let test: TestBff
  let ways: Ways
  const limits = { streamsPerViewer: 2, streamsPerTenant: 3, streams: 4 }

  beforeAll(async () => {
    test = await createTestBff({
      dialect,
      database: await database.create(),
      options: { limits, viewerSecret: randomBytes(32).toString('base64') },
    })
    ways = await openWays(test.bff)
  })
  afterAll(async () => {
    await ways.close()
    await test.close()
  })

  const as = (viewer: Partial<Viewer>) =>
    ways.callers({ ...test.me.viewer, ...viewer }).map(({ caller }) => caller)

  async function runOne(): Promise<string> {
    const { items } = await test.me.call('listScenarios', { query: { status: ['active'] } })
    const run = await test.me.call('runScenario', {
      params: { scenarioId: items[0]!.id },
      body: { wait: true },
    })
    return run.id
  }

  it('E3: takes no proof of who asks from its address', async () => {
    const token = await test.bff.signViewerToken(test.me.viewer)
    for (const caller of as({})) {
      for (const key of ['token', 'access_token', 'authorization', 'jwt', 'viewer']) {
        const path = `/events?${key}=${encodeURIComponent(token)}`
        const nobody = await caller.request(path, { headers: { [viewerHeader]: '' } })
        await expectProblem(nobody, 'unauthenticated')
        await expectProblem(await caller.request(path), 'validation')
      }
    }
    expect(test.logs.join('')).not.toContain(token.split('.')[2])
  })

  it("E3: resumes nothing of another tenant's, whatever id it names", async () => {
    const witness = await test.me.events()
    await runOne()
    const heard: InlaykitEvent[] = []
    while (heard.length < 2)
      heard.push(await witness.next(({ type }) => type === 'execution.changed'))
    await witness.leave()
    const ids = ['0', heard[0]!.id, heard.at(-1)!.id, '9'.repeat(30), 'x']
    for (const caller of as({ tenantId: 'brightside', userId: 'stranger' })) {
      for (const id of ids) {
        const events = await caller.events({ 'Last-Event-ID': id })
        await vi.waitFor(() => expect(events.text()).toContain('inlaykit'), { timeout: 10_000 })
        await runOne()
        await events.leave()
        const text = await events.ended
        expect(text, id).not.toContain(test.connections.acme!.id)
        expect(text, id).not.toMatch(/execution\.changed|scenario\.changed/)
      }
    }
  }, 120_000)

  it('E3: has a limit for a person, a tenant and the server, whose places are given back', async () => {
    const open: EventReader[] = []
    const refused = async (viewer: Partial<Viewer>, whose: string) => {
      for (const caller of as(viewer)) {
        const problem = await expectProblem(await caller.request('/events'), 'rate-limited')
        expect(problem.detail).toContain(whose)
        expect(problem.retryAfter).toBeGreaterThan(0)
      }
    }
    const [, overHttp] = as({ userId: 'first' })
    const [inProcess] = as({ userId: 'first' })
    open.push(await overHttp!.events(), await inProcess!.events())
    await refused({ userId: 'first' }, 'for this person')
    open.push(await as({ userId: 'second' })[0]!.events())
    await refused({ userId: 'third' }, 'for this tenant')
    open.push(await as({ userId: 'fourth', tenantId: 'brightside' })[0]!.events())
    await refused({ userId: 'fifth', tenantId: 'brightside' }, 'for this server')
    // Another tenant's user of the same name is another person.
    await refused({ userId: 'first', tenantId: 'newcomer' }, 'for this server')
    for (const reader of open) await reader.leave()
    await vi.waitFor(
      async () => {
        const again = await overHttp!.events()
        await again.leave()
      },
      { timeout: 10_000 },
    )
  })
})
