import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from '@inlaykit/sandbox'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createBff } from './app.js'
import { openDatabase } from './store/database.js'
import { mirrorExecutions } from './store/tables.js'
import { pruneExecutions } from './mirror/retention.js'
import { createDirectory, testDatabases, testDialects } from './testing/databases.js'
import { expectProblem } from './testing/expect-problem.js'
import {
  connect,
  createCaller,
  createTestBff,
  startSandbox,
  testOptions,
} from './testing/test-bff.js'

const dialect = testDialects[0]!
const viewer = { userId: 'u', tenantId: 'acme', role: 'admin' } as const
const postgres = testDatabases.find(({ name }) => name === 'postgres')

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe('a BFF on a directory', () => {
  it('finds after a restart what it kept', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'inlaykit-app-'))
    const options = testOptions({
      make: { dialect, baseUrl: sandbox.url(dialect) },
      database: { dataDir: join(directory, 'data') },
      logLevel: 'silent',
    })
    try {
      const first = await createBff(options)
      await connect(first, sandbox, 'acme')
      const before = await createCaller(first, viewer).call('listScenarios')
      await first.close()
      sandbox.fail('*', { status: 500 })
      const second = await createBff(options)
      const after = await createCaller(second, viewer).call('listScenarios')
      expect(after.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id))
      expect(after.asOf).toBe(before.asOf)
      await second.close()
    } finally {
      sandbox.clearFaults()
      await rm(directory, { recursive: true, force: true })
    }
  })

  it('is shared by two of one process, and free again for others when both have closed', async () => {
    const options = testOptions({
      make: { dialect, baseUrl: sandbox.url(dialect) },
      database: await createDirectory(),
      logLevel: 'silent',
    })
    const [first, second] = await Promise.all([createBff(options), createBff(options)])
    await connect(first, sandbox, 'acme')
    expect(await second.connections.list('acme')).toHaveLength(1)
    // A development reload closes the old one while it starts the new one.
    const [, , third] = await Promise.all([first.close(), second.close(), createBff(options)])
    expect(await third.connections.list('acme')).toHaveLength(1)
    await third.close()
  })
})

describe('starting and stopping', () => {
  it('leaves nothing open when it cannot start', async () => {
    const starting = createBff(
      testOptions({
        make: { dialect, baseUrl: sandbox.url(dialect) },
        database: { url: 'postgres://nobody:canary@127.0.0.1:1/none' },
        logLevel: 'silent',
      }),
    )
    await expect(starting).rejects.toThrow(
      /^The Postgres server of the database URL cannot be used/,
    )
    await expect(starting).rejects.not.toThrow(/canary/)
  })

  it('answers what is under way, ends streams, and refuses what comes later', async () => {
    const test = await createTestBff({ dialect, database: { memory: true }, sandbox })
    const { items } = await test.me.call('listScenarios', { query: { status: ['active'] } })
    const scenarioId = items[0]!.id
    const events = await test.me.events()
    sandbox.world.nextOutcome(scenarioId, 'success', { durationMs: 120_000 })
    const waiting = test.me.request(`/scenarios/${scenarioId}/run`, {
      method: 'POST',
      body: JSON.stringify({ wait: true }),
      headers: { 'Content-Type': 'application/json' },
    })
    await events.next(({ type }) => type === 'execution.changed')
    const closing = test.bff.close()
    await expectProblem(await test.me.request('/session'), 'unavailable')
    const run = await waiting
    expect(run.status).toBe(201)
    expect(await run.json()).toMatchObject({ status: 'running' })
    await events.ended
    await closing
    await test.bff.close()
    expect(test.logs.join('\n')).not.toMatch(/"level":"(error|warn)"/)
  })
})

describe.runIf(postgres)('two instances on one server', () => {
  it('start at once on an empty database, and each hears what the other did', async () => {
    const database = await postgres!.create()
    const options = testOptions({
      make: { dialect, baseUrl: sandbox.url(dialect), plan: 'enterprise' },
      database,
      logLevel: 'silent',
    })
    const [one, other] = await Promise.all([createBff(options), createBff(options)])
    try {
      await connect(one, sandbox, 'acme')
      const here = createCaller(one, viewer)
      const there = createCaller(other, { ...viewer, userId: 'v' })
      const events = await there.events()
      const { items } = await here.call('listScenarios', { query: { status: ['active'] } })
      const params = { scenarioId: items[0]!.id }
      const run = await here.call('runScenario', { params, body: {} })
      const heard = await events.next(({ executionId }) => executionId === run.id)
      expect(heard.status).toBe('running')
      await events.next(({ executionId, status }) => executionId === run.id && status !== 'running')
      expect(
        (await there.call('getExecution', { params: { executionId: run.id } })).status,
      ).not.toBe('running')

      await one.connections.remove('acme', (await one.connections.list('acme'))[0]!.id)
      await expectProblem(await there.request('/scenarios'), 'not-connected')
      await events.leave()
    } finally {
      await one.close()
      await other.close()
    }
  })

  it('hears again after the connection that listens was cut', async () => {
    const location = await postgres!.create()
    const test = await createTestBff({ dialect, database: location, sandbox })
    const admin = await openDatabase(location)
    const other = await createTestBff({
      dialect,
      database: location,
      sandbox,
      connected: [],
      options: {
        // The same keys: it is the same installation.
        background: false,
      },
    })
    try {
      const events = await test.me.events()
      await admin.db.execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity
            where query ilike 'listen %' and datname = current_database()`,
      )
      await vi.waitFor(
        () => expect(test.logs.join('')).toContain('other instances are not heard any more'),
        {
          timeout: 10_000,
        },
      )
      expect(await other.bff.connections.remove('acme', test.connections.acme!.id)).toBe(true)
      await events.next(({ type }) => type === 'connection.changed')
      await events.leave()
    } finally {
      await admin.close()
      await other.close()
      await test.close()
    }
  })
})

describe.each(testDatabases)('the retention on $name', ({ create }) => {
  it('forgets runs by age and by count, the oldest first, each connection on its own', async () => {
    const location = await create()
    const now = Date.parse('2026-11-23T08:00:00Z')
    const day = 86_400_000
    const database = await openDatabase(location)
    try {
      await database.db.execute(
        sql`insert into inlaykit.tenants (id, master_key_id, data_key, created_at) values ('acme', 'k', 'x', now())`,
      )
      for (const id of ['c1', 'c2']) {
        await database.db.execute(sql`insert into inlaykit.connections
          (tenant_id, id, label, dialect, kind, base_url, status, is_default, created_at)
          values ('acme', ${id}, 'l', 'live', 'api-key', 'https://x', 'ok', ${id === 'c1'}, now())`)
      }
      const run = (connectionId: string, id: string, daysAgo: number | null) => ({
        tenantId: 'acme',
        connectionId,
        id,
        scenarioId: '1',
        status: 'success' as const,
        trigger: 'manual' as const,
        startedAt: daysAgo === null ? null : new Date(now - daysAgo * day),
        row: { id, status: 'success' as const, trigger: 'manual' as const },
        seenAt: new Date(now - 10 * day),
      })
      await database.db
        .insert(mirrorExecutions)
        .values([
          run('c1', 'a', 91),
          run('c1', 'b', 89),
          run('c1', 'c', 5),
          run('c1', 'd', 1),
          run('c1', 'undated', null),
          run('c2', 'e', 200),
          run('c2', 'f', 3),
        ])
      expect(await pruneExecutions(database, new Date(now))).toBe(2)
      expect(await pruneExecutions(database, new Date(now), { perConnection: 3 })).toBe(1)
      const left = await database.db.select({ id: mirrorExecutions.id }).from(mirrorExecutions)
      expect(left.map(({ id }) => id).sort()).toEqual(['c', 'd', 'f', 'undated'])
    } finally {
      await database.close()
    }
  })
})
