import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../core/clock.js'
import { silentLogger } from '../core/logger.js'
import { testDatabases } from '../testing/databases.js'
import { openDatabase, type Database, type DatabaseLocation } from './database.js'
import { createNotifications, type Notifications } from './notifications.js'

const topic = 'test'

/** Another instance's ears and voice, or our own. */
async function instance(location: DatabaseLocation) {
  const database = await openDatabase(location)
  const notifications = await createNotifications({
    database,
    clock: systemClock,
    logger: silentLogger,
  })
  const heard: string[] = []
  let resets = 0
  notifications.subscribe(topic, {
    heard: (tenantId, payload) => heard.push(`${tenantId}:${payload}`),
    reset: () => (resets += 1),
  })
  return {
    database,
    notifications,
    heard,
    resets: () => resets,
    close: async () => {
      await notifications.close()
      await database.close()
    },
  }
}

describe.each(testDatabases)('notifications on $name', ({ name, create }) => {
  let location: DatabaseLocation
  let database: Database
  let notifications: Notifications
  let here: Awaited<ReturnType<typeof instance>>

  beforeAll(async () => {
    location = await create()
    here = await instance(location)
    ;({ database, notifications } = here)
  })
  afterEach(() => here.heard.splice(0))
  afterAll(() => here.close())

  it('are heard here before the transaction that tells them resolves, and not before its commit', async () => {
    await database.transaction(async (tx) => {
      await notifications.publish(tx, topic, 'acme', 'one')
      expect(here.heard).toEqual([])
    })
    expect(here.heard).toEqual(['acme:one'])
  })

  it('are not heard of a transaction that was rolled back', async () => {
    const failing = database.transaction(async (tx) => {
      await notifications.publish(tx, topic, 'acme', 'lost')
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    expect(here.heard).toEqual([])
  })

  it('are heard at once when the change is already made', async () => {
    await notifications.publish(database.db, topic, 'acme', 'made')
    expect(here.heard).toEqual(['acme:made'])
  })

  it('reach only the subscribers of their topic, until those have ended', async () => {
    const others: string[] = []
    const end = notifications.subscribe('other', {
      heard: (tenantId) => others.push(tenantId),
      reset: () => undefined,
    })
    await notifications.publish(database.db, topic, 'acme')
    await notifications.publish(database.db, 'other', 'brightside')
    end()
    await notifications.publish(database.db, 'other', 'acme')
    expect(others).toEqual(['brightside'])
    expect(here.heard).toEqual(['acme:'])
  })

  it('refuse what the channel cannot carry, before the change is committed', async () => {
    const telling = database.transaction((tx) =>
      notifications.publish(tx, topic, 'acme', 'x'.repeat(8000)),
    )
    await expect(telling).rejects.toThrow(RangeError)
    expect(here.heard).toEqual([])
  })

  it.runIf(name === 'postgres')('are heard once by another instance, in their order', async () => {
    const other = await instance(location)
    try {
      expect(other.notifications.isListening()).toBe(true)
      for (const payload of ['1', '2', '3']) {
        await database.transaction((tx) => notifications.publish(tx, topic, 'acme', payload))
      }
      await vi.waitFor(() => expect(other.heard).toEqual(['acme:1', 'acme:2', 'acme:3']), 10_000)
      expect(here.heard).toEqual(['acme:1', 'acme:2', 'acme:3'])
    } finally {
      await other.close()
    }
  })

  it.runIf(name === 'postgres')(
    'say that news may have been missed when the line was cut, and are heard again after',
    async () => {
      const other = await instance(location)
      try {
        await database.db.execute(
          sql`select pg_terminate_backend(pid) from pg_stat_activity
              where application_name = 'inlaykit listen' and datname = current_database()`,
        )
        await vi.waitFor(() => {
          expect(other.resets()).toBeGreaterThan(0)
          expect(other.notifications.isListening()).toBe(true)
          expect(notifications.isListening()).toBe(true)
        }, 30_000)
        await notifications.publish(database.db, topic, 'acme', 'after')
        await vi.waitFor(() => expect(other.heard).toContain('acme:after'), 10_000)
      } finally {
        await other.close()
      }
    },
  )

  it.runIf(name === 'postgres')(
    'ignore what others tell on the same channel of the server',
    async () => {
      const other = await instance(location)
      try {
        await database.db.execute(sql`select pg_notify('inlaykit', 'not ours')`)
        await database.db.execute(sql`select pg_notify('inlaykit', '[1,2]')`)
        await notifications.publish(database.db, topic, 'acme', 'ours')
        await vi.waitFor(() => expect(other.heard).toEqual(['acme:ours']), 10_000)
      } finally {
        await other.close()
      }
    },
  )
})
