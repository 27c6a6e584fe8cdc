import type { IncompleteExecution, IncompleteExecutionDetail } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase, type Database, type DatabaseLocation } from '../../store/database.js'
import { testDatabases, testDialects } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

const patiently = { timeout: 30_000, interval: 100 }
const canary = 'jane.doe@customer.example'
const reasons = [
  'Two',
  'Fresh',
  'Large',
  'Tried again',
  'Fails again',
  'Dealt with',
  'Open',
  'A',
  'B',
] as const

describe.runIf(testDialects.includes('live')).each(testDatabases)(
  'incomplete executions in the live dialect on $name',
  ({ name, create }) => {
    let sandbox: Sandbox
    let test: TestBff
    let scenarioId: string
    let database: DatabaseLocation

    const call = (path: string, init?: RequestInit) =>
      test.me.request(`/incomplete-executions${path}`, init)
    const post = (path: string, body?: object) =>
      call(path, {
        method: 'POST',
        ...(body && {
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
      })
    const add = (reason: string, bundle: Record<string, unknown> = { order: reason }) =>
      `${scenarioId}~${sandbox.world.addIncompleteExecution(scenarioId, { reason, bundle }).id}`
    const list = async (): Promise<IncompleteExecution[]> =>
      (await test.me.call('listIncompleteExecutions', { query: { scenarioId } })).items
    /** Ids by reason: all were there before the first reading, so that none waits for another. */
    const left = {} as Record<(typeof reasons)[number], string>
    const listed = (check: (ids: string[]) => boolean) =>
      vi.waitFor(async () => {
        const ids = (await list()).map(({ id }) => id)
        expect(check(ids), ids.join()).toBe(true)
      }, patiently)

    beforeAll(async () => {
      sandbox = await startSandbox({ scenariosPerTeam: 4 })
      const teamId = sandbox.organizations[0]!.teams[0]!.id
      const scenario = sandbox.world.addScenario({ teamId, name: `Leaves things ${name}` })
      scenarioId = String(scenario.id)
      database = await create()
      const bundles: Partial<Record<(typeof reasons)[number], Record<string, unknown>>> = {
        Fresh: { customer: { email: canary } },
        Large: { text: 'x'.repeat(1024 * 1024) },
      }
      for (const reason of reasons) left[reason] = add(reason, bundles[reason])
      test = await createTestBff({ dialect: 'live', database, sandbox })
    })
    afterAll(async () => {
      await test.close()
      await sandbox.close()
    })

    it('are listed as Make tells them, newest first, page by page', async () => {
      const { items, asOf } = await test.me.call('listIncompleteExecutions', {
        query: { scenarioId },
      })
      expect(items.map(({ id }) => id).toSorted()).toEqual(Object.values(left).toSorted())
      expect(items.find(({ reason }) => reason === 'Two')).toEqual({
        id: left.Two,
        scenarioId,
        scenarioName: `Leaves things ${name}`,
        executionId: null,
        reason: 'Two',
        resolved: false,
        createdAt: expect.any(String) as string,
        sizeBytes: JSON.stringify({ order: 'Two' }).length,
        attempts: 0,
        retriesItself: false,
      })
      const times = items.map(({ createdAt }) => createdAt!)
      expect(times).toEqual(times.toSorted().toReversed())
      expect(Date.parse(asOf!)).toBeLessThanOrEqual(Date.now())
      const first = await test.me.call('listIncompleteExecutions', {
        query: { scenarioId, limit: 5 },
      })
      const rest = await test.me.call('listIncompleteExecutions', {
        query: { scenarioId, limit: 5, cursor: first.nextCursor! },
      })
      expect([...first.items, ...rest.items]).toEqual(items)
      expect(rest.nextCursor).toBeNull()
    })

    it('are listed for all scenarios of which Make counts any', async () => {
      await vi.waitFor(async () => {
        const { items } = await test.me.call('listIncompleteExecutions', { query: { limit: 100 } })
        const told = new Map<string, number>()
        for (const item of items) told.set(item.scenarioId, (told.get(item.scenarioId) ?? 0) + 1)
        const counted = sandbox.world
          .scenarios(sandbox.organizations[0]!.teams[0]!.id)
          .filter(({ dlqCount }) => dlqCount > 0)
        expect(Object.fromEntries(told)).toEqual(
          Object.fromEntries(counted.map(({ id, dlqCount }) => [String(id), dlqCount])),
        )
      }, patiently)
    })

    it('cost Make nothing while what is mirrored is fresh', async () => {
      await list()
      sandbox.clearRequests()
      await list()
      const heard = sandbox.requests().filter(({ line }) => line.includes('/dlqs'))
      expect(heard).toEqual([])
    })

    it('T4: one comes with the data that its run left, which is kept nowhere', async () => {
      const id = left.Fresh
      const store: Database = await openDatabase(database)
      try {
        const detail = await test.me.call('getIncompleteExecution', {
          params: { incompleteExecutionId: id },
        })
        expect(detail).toMatchObject({
          id,
          bundleState: 'told',
          bundle: { customer: { email: canary } },
        })
        const { rows: tables } = await store.db.execute<{ name: string }>(
          sql`select table_name as name from information_schema.tables where table_schema = 'inlaykit'`,
        )
        expect(tables.length).toBeGreaterThan(10)
        for (const table of tables) {
          const found = await store.db.execute(
            sql`select 1 from inlaykit.${sql.identifier(table.name)} as t where t::text like ${`%${canary}%`}`,
          )
          expect(found.rows, table.name).toEqual([])
        }
      } finally {
        await store.close()
      }
    })

    it('one whose data is more than 1 MiB comes without it', async () => {
      const detail = await test.me.call('getIncompleteExecution', {
        params: { incompleteExecutionId: left.Large },
      })
      expect([detail.bundleState, detail.bundle]).toEqual(['too-large', null])
    })

    it('E2: one is shown without its data while Make is away, and its list as it was read', async () => {
      const [{ id, reason }] = (await list()) as [IncompleteExecution]
      sandbox.fail('*', { status: 503 })
      try {
        const answer = await call(`/${id}`)
        expect(answer.status).toBe(200)
        const detail = (await answer.json()) as IncompleteExecutionDetail
        expect(detail).toMatchObject({ id, reason, bundleState: 'unavailable', bundle: null })
        expect((await list()).map((item) => item.id)).toContain(id)
        await expectProblem(await post(`/${id}/retry`), 'upstream-unavailable')
      } finally {
        sandbox.clearFaults()
      }
    })

    it('one that is tried again with success goes by itself, its run is told, once for one key', async () => {
      const id = left['Tried again']
      const before = sandbox.world.executions(scenarioId).length
      sandbox.world.nextOutcome(scenarioId, 'success', { durationMs: 100 })
      const events = await test.me.events()
      const key = { method: 'POST', headers: { 'Idempotency-Key': 'retry-one' } }
      const answers = [await call(`/${id}/retry`, key), await call(`/${id}/retry`, key)]
      expect(answers.map(({ status }) => status)).toEqual([204, 204])
      expect(sandbox.world.executions(scenarioId)).toHaveLength(before + 1)
      await events.next(({ type }) => type === 'incomplete-execution.changed')
      await events.leave()
      await listed((ids) => !ids.includes(id))
      const run = sandbox.world.executions(scenarioId).at(-1)!
      await vi.waitFor(async () => {
        const { items } = await test.me.call('listScenarioExecutions', { params: { scenarioId } })
        expect(items[0]).toMatchObject({ id: `${scenarioId}~${run.id}`, status: 'success' })
      }, patiently)
      await expectProblem(await call(`/${id}`), 'not-found')
    })

    it('one that fails again stays, with one attempt more', async () => {
      const id = left['Fails again']
      sandbox.world.nextOutcome(scenarioId, 'error', { durationMs: 100 })
      expect((await post(`/${id}/retry`)).status).toBe(204)
      await vi.waitFor(async () => {
        const item = (await list()).find((one) => one.id === id)
        expect(item?.attempts).toBe(1)
      }, patiently)
    })

    it('one that is resolved is gone at once, here and at Make, and no other', async () => {
      const [gone, kept] = [left['Dealt with'], left.Open]
      const resolved = await post(`/${gone}/resolve`)
      expect([resolved.status, await resolved.text()]).toEqual([204, ''])
      const ids = (await list()).map(({ id }) => id)
      expect([ids.includes(gone), ids.includes(kept)]).toEqual([false, true])
      const atMake = sandbox.world.incompleteExecutions(scenarioId).map(({ id }) => id)
      expect(atMake).toEqual(expect.not.arrayContaining([gone.split('~')[1]]))
      expect(atMake).toEqual(expect.arrayContaining([kept.split('~')[1]]))
    })

    it('several are tried again at once: those named, or all but some', async () => {
      const { A, B } = left
      expect((await post('/retry', { scenarioId, ids: [A] })).status).toBe(204)
      await listed((known) => !known.includes(A))
      const answer = await post('/retry', { scenarioId, all: true, exceptIds: [B] })
      expect(answer.status).toBe(204)
      await listed((known) => known.length === 1 && known[0] === B)
      const body = sandbox.requests().filter(({ line }) => line.includes('/dlqs/retry'))
      expect(body).toHaveLength(2)
    })

    it.each([
      [{}, ['body.scenarioId', 'body.ids']],
      [{ scenarioId: '1' }, ['body.ids']],
      [{ scenarioId: '1', ids: [] }, ['body.ids']],
      [{ scenarioId: '1', ids: ['a'], all: true }, ['body.ids']],
      [{ scenarioId: '1', all: false }, ['body.all']],
      [{ scenarioId: '1', ids: ['a'], exceptIds: ['b'] }, ['body.exceptIds']],
      [{ scenarioId: '../x', all: true }, ['body.scenarioId']],
      [{ scenarioId: '1', all: true, force: true }, ['body.force']],
    ])('are not tried again by %j, of which Make hears nothing', async (body, faults) => {
      sandbox.clearRequests()
      const problem = await expectProblem(await post('/retry', body), 'validation')
      for (const { path } of problem.errors!) expect(faults).toContain(path)
      expect(sandbox.requests()).toEqual([])
    })

    it('T1: none of another scenario is let in under the name of one, and Make hears of none', async () => {
      const teamId = sandbox.organizations[1]!.teams[0]!.id
      const foreign = sandbox.world.addScenario({ teamId, name: 'Not ours' })
      const { id } = sandbox.world.addIncompleteExecution(foreign.id)
      await list()
      sandbox.clearRequests()
      for (const asked of [`${scenarioId}~${id}`, `${foreign.id}~${id}`, id, `${scenarioId}~`]) {
        await expectProblem(await call(`/${asked}`), 'not-found')
        await expectProblem(await post(`/${asked}/retry`), 'not-found')
        await expectProblem(await post(`/${asked}/resolve`), 'not-found')
        await expectProblem(await post('/retry', { scenarioId, ids: [asked] }), 'not-found')
      }
      const heard = sandbox.requests().filter(({ line }) => line.includes(id))
      expect(heard).toEqual([])
      expect(sandbox.world.incompleteExecutions(foreign.id)).toHaveLength(1)
    })
  },
)

describe.runIf(testDialects.includes('guide'))('incomplete executions in the guide dialect', () => {
  it('are off, and the session says so', async () => {
    const test = await createTestBff({
      dialect: 'guide',
      database: await testDatabases[0]!.create(),
    })
    try {
      const { capabilities } = await test.me.call('getSession', {})
      expect(capabilities).toMatchObject({ incompleteExecutions: false })
      const { items } = await test.me.call('listScenarios', {})
      const { id } = items[0]!
      const requests = [
        test.me.request('/incomplete-executions'),
        test.me.request(`/incomplete-executions?scenarioId=${id}`),
        test.me.request(`/incomplete-executions/${id}~1`),
        test.me.request(`/incomplete-executions/${id}~1/retry`, { method: 'POST' }),
        test.me.request(`/incomplete-executions/${id}~1/resolve`, { method: 'POST' }),
      ]
      for (const answer of await Promise.all(requests)) await expectProblem(answer, 'unsupported')
      await expectProblem(await test.me.request('/incomplete-executions/x'), 'not-found')
    } finally {
      await test.close()
    }
  })
})
