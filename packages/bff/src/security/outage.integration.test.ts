import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openLine, type CutLine } from '../testing/cut-line.js'
import { testDatabases, testDialects } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import { createTestBff, startSandbox, viewerHeader, type TestBff } from '../testing/test-bff.js'
import { ask, createIds, guardedNames, readNames, type PathIds } from '../testing/tour.js'

// Every route in every way is much for a machine that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

const postgres = testDatabases.find(({ name }) => name === 'postgres')
const dialect = testDialects[0]!
const patience = { timeout: 30_000, interval: 200 }

describe.skipIf(!postgres)('without Postgres', () => {
  let line: CutLine
  let sandbox: Sandbox
  let test: TestBff
  let ids: PathIds

  beforeAll(async () => {
    const location = (await postgres!.create()) as { url: string }
    const url = new URL(location.url)
    line = await openLine(url.hostname, Number(url.port))
    url.hostname = '127.0.0.1'
    url.port = String(line.port)
    sandbox = await startSandbox({ scenariosPerTeam: 3 })
    test = await createTestBff({
      dialect,
      database: { url: url.href },
      sandbox,
      options: { limits: { requestMs: 12_000, upstreamMs: 10_000 } },
    })
    ;({ ids } = await createIds(test))
  })
  afterAll(async () => {
    await test.close()
    await line.close()
    await sandbox.close()
  })

  async function expectNothingLetThrough(): Promise<void> {
    test.sandbox.clearRequests()
    const asked = guardedNames.map(async (name) => {
      // A stream begins before it asks for anything; it ends, and its reader comes again.
      if (name === 'streamEvents') return
      const nobody = await ask(test.me, name, { ids, headers: { [viewerHeader]: '' } })
      await expectProblem(nobody, 'unauthenticated')
      const hasRole = await ask(test.me, name, { ids })
      const problem = await expectProblem(hasRole, 'unavailable', 'upstream-timeout', 'unsupported')
      expect(JSON.stringify(problem), name).not.toMatch(/127\.0\.0\.1|ECONN|postgres|select|test_/)
    })
    await Promise.all(asked)
    await expectProblem(await ask(test.as('viewer'), 'runScenario', { ids }), 'forbidden')
    expect(test.sandbox.requests()).toEqual([])
  }

  async function expectAllBack(): Promise<void> {
    await vi.waitFor(async () => {
      expect((await test.me.request('/readyz')).status).toBe(200)
    }, patience)
    for (const name of readNames) {
      expect([200, 422], name).toContain((await ask(test.me, name, { ids })).status)
    }
    const events = await test.me.events()
    // To its end, so that nobody follows it any more when the next test listens.
    const run = await ask(test.me, 'runScenario', { ids, body: { wait: true } })
    expect(run.status, await run.text()).toBe(201)
    await events.next(({ type }) => type === 'execution.changed')
    await events.leave()
  }

  it('E2: lets nobody in and nothing through while it refuses, and comes back by itself', async () => {
    await line.cut()
    expect((await test.me.request('/healthz')).status).toBe(200)
    await expectProblem(await test.me.request('/readyz'), 'unavailable')
    await expectNothingLetThrough()
    await line.mend()
    await expectAllBack()
  }, 120_000)

  it('E2: keeps nobody waiting while it says nothing, and comes back by itself', async () => {
    line.silence()
    await expectNothingLetThrough()
    await line.mend()
    await expectAllBack()
  }, 120_000)
})

describe('without Make', () => {
  let sandbox: Sandbox
  let test: TestBff
  let ids: PathIds

  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 3 })
    test = await createTestBff({
      dialect,
      database: await testDatabases[0]!.create(),
      sandbox,
      options: { limits: { upstreamMs: 8000, requestMs: 15_000 } },
    })
    ;({ ids } = await createIds(test))
  })
  afterAll(async () => {
    await test.close()
    await sandbox.close()
  })

  it('E2: shows what was read, with the time of then, changes nothing, and comes back by itself', async () => {
    for (const name of readNames) await ask(test.me, name, { ids })
    const before = await test.me.call('listScenarios', {})
    sandbox.fail('*', { reset: true })
    for (const name of readNames.filter(
      (each) => each.startsWith('list') || each === 'getScenario',
    )) {
      const response = await ask(test.me, name, { ids })
      // Are asked of Make each time.
      if (name === 'listConnectionOrganizations' || name === 'listScenarioVersions') continue
      if (name === 'listIncompleteExecutions' && dialect === 'guide') continue
      expect(response.status, name).toBe(200)
      const { asOf } = (await response.json()) as { asOf?: string | null }
      if (typeof asOf === 'string') expect(response.headers.get('inlaykit-as-of')).toBe(asOf)
    }
    const stale = await test.me.call('listScenarios', {})
    expect(stale.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id))
    expect(stale.asOf).toBe(before.asOf)
    for (const name of ['runScenario', 'activateScenario', 'deactivateScenario'] as const) {
      const response = await ask(test.me, name, { ids })
      await expectProblem(response, 'upstream-unavailable', 'upstream-timeout')
    }
    expect(
      (await test.me.call('getScenario', { params: { scenarioId: ids.scenarioId } })).status,
    ).toBe(before.items.find(({ id }) => id === ids.scenarioId)!.status)
    sandbox.clearFaults()
    await vi.waitFor(
      async () => {
        const response = await ask(test.me, 'runScenario', { ids })
        expect(response.status, await response.text()).toBe(201)
      },
      { timeout: 60_000, interval: 500 },
    )
  }, 120_000)
})
