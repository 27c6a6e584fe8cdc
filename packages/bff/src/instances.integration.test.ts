import { randomBytes } from 'node:crypto'
import type { Sandbox } from '@inlaykit/sandbox'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from './store/database.js'
import { migrations } from './store/migrations/index.js'
import { killCommands, runCommand } from './testing/command.js'
import { testDatabases, testDialects } from './testing/databases.js'
import { createTestBff, startSandbox, type TestBff } from './testing/test-bff.js'

const postgres = testDatabases.find(({ name }) => name === 'postgres')
const dialect = testDialects[0]!

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
afterEach(killCommands)

describe.runIf(postgres)('several instances on one server', () => {
  it('migrate an empty database once when four processes start at the same time', async () => {
    const location = (await postgres!.createEmpty()) as { url: string }
    const environment = { INLAYKIT_DATABASE_URL: location.url }
    const ended = await Promise.all(
      Array.from({ length: 4 }, () => runCommand(['migrate'], environment)),
    )
    for (const { code, stderr } of ended) expect(code, stderr).toBe(0)
    const database = await openDatabase(location)
    const { rows } = await database.db.execute<{ name: string }>(
      sql`select name from inlaykit.migrations order by name`,
    )
    await database.close()
    expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name).sort())
  }, 180_000)

  it('lose no event of a stream that goes on at another one', async () => {
    const location = await postgres!.create()
    const encryptionKeys = [{ id: 'shared', key: randomBytes(32).toString('base64') }]
    const settings = { dialect, database: location, sandbox, options: { encryptionKeys } }
    const one = await createTestBff({ ...settings, connected: ['acme'] })
    const two = await createTestBff({ ...settings, connected: [] })
    try {
      const { items } = await one.me.call('listScenarios', { query: { status: ['active'] } })
      const ids = items.slice(0, 4).map(({ id }) => id)
      const change = async (test: TestBff, scenarioId: string) => {
        await test.me.call('deactivateScenario', { params: { scenarioId } })
        await test.me.call('activateScenario', { params: { scenarioId } })
      }
      const first = await one.me.events()
      await change(two, ids[0]!)
      const heard = await first.next(({ scenarioId }) => scenarioId === ids[0])
      await first.leave()
      // While nobody listens, both instances go on.
      await Promise.all([change(one, ids[1]!), change(two, ids[2]!)])
      const second = await two.me.events({ 'Last-Event-ID': heard.id })
      await change(one, ids[3]!)
      const told: string[] = []
      let last = Number(heard.id)
      for (;;) {
        const event = await second.next()
        expect(event.type).not.toBe('reset')
        expect(Number(event.id)).toBe(last + 1)
        last += 1
        if (event.scenarioId !== null) told.push(event.scenarioId)
        if (told.filter((id) => id === ids[3]).length === 2) break
      }
      for (const id of [ids[1], ids[2], ids[3]]) {
        expect(told.filter((other) => other === id).length).toBeGreaterThanOrEqual(2)
      }
      await second.leave()
    } finally {
      await Promise.all([one.close(), two.close()])
    }
  }, 120_000)

  it('keep no more connections than they were told, however much is asked', async () => {
    const location = (await postgres!.create()) as { url: string }
    const test = await createTestBff({
      dialect,
      database: { ...location, poolSize: 2 },
      sandbox,
      options: { limits: { cacheBytes: 0 } },
    })
    try {
      const most: number[] = []
      const watching = await openDatabase({ ...location, poolSize: 2 })
      const over = new AbortController()
      const watch = (async () => {
        while (!over.signal.aborted) {
          const { rows } = await watching.db.execute<{ n: number }>(
            sql`select count(*)::int as n from pg_stat_activity
                where datname = current_database() and application_name = 'inlaykit'`,
          )
          most.push(rows[0]!.n)
        }
      })()
      const asked = Array.from({ length: 60 }, (_, index) =>
        test.me.request(index % 2 === 0 ? '/scenarios' : '/connections'),
      )
      const statuses = new Set((await Promise.all(asked)).map(({ status }) => status))
      over.abort()
      await watch
      expect(statuses).toEqual(new Set([200]))
      // Two of the BFF, one of those who watch.
      expect(Math.max(...most)).toBeLessThanOrEqual(3)
      await watching.close()
    } finally {
      await test.close()
    }
  }, 120_000)
})
