import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { appendEvents } from '../../events/log.js'
import { openDatabase, type Database } from '../../store/database.js'
import { holdConnection } from '../../store/scope.js'
import { testDatabases } from '../../testing/databases.js'
import { createVault } from '../../vault/vault.js'
import { deleteTenant } from '../tenants/index.js'
import { deleteConnection, insertConnection, lockTenant } from './store.js'

const now = new Date('2026-11-25T08:00:00Z')
const target = { organizationId: '1', teamId: null }

/** The embedded database has one session, in which nobody waits for anybody. */
const shared = testDatabases.filter(({ name }) => name === 'postgres')

describe.each(shared)('what locks connections on $name', ({ create }) => {
  let database: Database
  const vault = createVault([{ id: 'test', key: randomBytes(32).toString('base64') }])

  beforeAll(async () => {
    database = await openDatabase(await create())
  })
  afterAll(() => database.close())

  async function newConnection(tenantId: string): Promise<string> {
    return database.transaction(async (db) => {
      const scope = { db, tenantId }
      await vault.ensureTenant(scope, now)
      const row = await insertConnection(
        scope,
        {
          ...target,
          dialect: 'guide',
          baseUrl: 'https://make.test',
          label: 'Orders',
          kind: 'api-key',
          zone: null,
          plan: 'core',
          hint: null,
        },
        now,
      )
      return row.id
    })
  }

  /** Ends once a session of the database waits for another one's lock. */
  const somebodyWaits = () =>
    vi.waitFor(
      async () => {
        const { rows } = await database.db.execute(
          sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        expect(rows).not.toHaveLength(0)
      },
      { timeout: 20_000, interval: 20 },
    )

  it.each([
    [
      'is removed',
      async (tenantId: string, connectionId: string) => {
        let tries = 0
        await database.transaction(async (db) => {
          tries += 1
          await lockTenant({ db, tenantId })
          await deleteConnection({ db, tenantId }, connectionId)
          await appendEvents(db, tenantId, [{ type: 'connection.changed', connectionId }], now)
        })
        expect(tries).toBe(1)
      },
    ],
    [
      'goes with its tenant',
      async (tenantId: string) => {
        let tries = 0
        await deleteTenant(
          {
            database: {
              ...database,
              transaction: (work) =>
                database.transaction((tx) => {
                  tries += 1
                  return work(tx)
                }),
            },
            notifications: {
              publish: async () => undefined,
              subscribe: () => () => undefined,
              isListening: () => true,
              close: async () => undefined,
            },
          },
          tenantId,
        )
        expect(tries).toBe(1)
      },
    ],
  ])('a connection that %s waits for the mirror, and the mirror not for it', async (_, remove) => {
    const tenantId = `tenant-${randomBytes(4).toString('hex')}`
    const connectionId = await newConnection(tenantId)
    let removing: Promise<void> | undefined
    let writes = 0
    await database.transaction(async (db) => {
      writes += 1
      const scope = { db, tenantId, connectionId }
      if (!(await holdConnection(scope, target, 'key share'))) return
      removing ??= remove(tenantId, connectionId)
      await somebodyWaits()
      await appendEvents(db, tenantId, [{ type: 'scenarios.changed', connectionId }], now)
    })
    await removing
    // Whoever is in a deadlock is started again.
    expect(writes).toBe(1)
  })
})
