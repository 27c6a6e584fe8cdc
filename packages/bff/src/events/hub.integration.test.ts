import { setTimeout as delay } from 'node:timers/promises'
import type { InlaykitEvent } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../core/clock.js'
import { silentLogger } from '../core/logger.js'
import { openDatabase, type Database, type DatabaseLocation } from '../store/database.js'
import { createNotifications, type Notifications } from '../store/notifications.js'
import { tenants } from '../store/tables.js'
import { testDatabases } from '../testing/databases.js'
import { createEventHub, type EventHub } from './hub.js'
import { pruneEvents } from './log.js'

async function take(stream: AsyncIterable<InlaykitEvent>, count: number): Promise<InlaykitEvent[]> {
  const taken: InlaykitEvent[] = []
  for await (const event of stream) {
    taken.push(event)
    if (taken.length === count) break
  }
  return taken
}

const never = new AbortController().signal

describe.each(testDatabases)('the event hub on $name', ({ name, create }) => {
  let location: DatabaseLocation
  let database: Database
  let notifications: Notifications
  let hub: EventHub

  const tell = (tenantId: string, ...scenarioIds: string[]) =>
    hub.transact(tenantId, async () => ({
      result: undefined,
      news: scenarioIds.map((scenarioId) => ({ type: 'scenario.changed' as const, scenarioId })),
    }))

  beforeAll(async () => {
    location = await create()
    database = await openDatabase(location)
    for (const id of ['acme', 'brightside', 'racing', 'pruned', 'two']) {
      await database.db
        .insert(tenants)
        .values({ id, masterKeyId: 'k', dataKey: Buffer.from('x'), createdAt: new Date() })
    }
    const parts = { database, clock: systemClock, logger: silentLogger }
    notifications = await createNotifications(parts)
    hub = createEventHub({ ...parts, notifications })
  })

  afterAll(async () => {
    await hub.close()
    await notifications.close()
    await database.close()
  })

  it("tells a tenant's stream what was committed, and another tenant's nothing", async () => {
    const ending = new AbortController()
    const other: InlaykitEvent[] = []
    const listening = (async () => {
      for await (const event of hub.subscribe('brightside', undefined, ending.signal))
        other.push(event)
    })()
    const taken = take(hub.subscribe('acme', undefined, never), 2)
    await delay(50)
    await tell('acme', '1', '2')
    expect((await taken).map((event) => event.scenarioId)).toEqual(['1', '2'])
    ending.abort()
    await listening
    expect(other).toEqual([])
  })

  it('tells nothing of a transaction that was rolled back', async () => {
    const taken = take(hub.subscribe('acme', undefined, never), 1)
    await delay(50)
    await expect(
      hub.transact('acme', () => Promise.reject(new Error('rolled back'))),
    ).rejects.toThrow('rolled back')
    await tell('acme', 'after')
    expect((await taken).map((event) => event.scenarioId)).toEqual(['after'])
  })

  it('resumes after the last event that was heard, without a gap or a double', async () => {
    const first = take(hub.subscribe('acme', undefined, never), 1)
    await delay(50)
    await tell('acme', 'a')
    const [heard] = await first
    await tell('acme', 'b', 'c')
    const resumed = await take(hub.subscribe('acme', heard?.id, never), 2)
    expect(resumed.map((event) => event.scenarioId)).toEqual(['b', 'c'])
  })

  it('numbers events of racing transactions in one unbroken order', async () => {
    const taken = take(hub.subscribe('racing', undefined, never), 60)
    await delay(50)
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => tell('racing', `${index}x`, `${index}y`)),
    )
    const ids = (await taken).map((event) => Number(event.id))
    expect(ids).toEqual(Array.from({ length: 60 }, (_, index) => ids[0]! + index))
  })

  it('says reset when what was missed is no longer kept, or was never told', async () => {
    await tell('pruned', 'a')
    await tell('pruned', 'b')
    await pruneEvents(database, new Date(Date.now() + 1000))
    expect((await take(hub.subscribe('pruned', '1', never), 1))[0]?.type).toBe('reset')
    expect((await take(hub.subscribe('pruned', '999999', never), 1))[0]?.type).toBe('reset')
    expect((await take(hub.subscribe('pruned', "1'; drop", never), 1))[0]?.type).toBe('reset')
  })

  it.runIf(name === 'postgres')('tells what another instance has committed', async () => {
    const otherDatabase = await openDatabase(location)
    const parts = { database: otherDatabase, clock: systemClock, logger: silentLogger }
    const otherNotifications = await createNotifications(parts)
    const otherHub = createEventHub({ ...parts, notifications: otherNotifications })
    const taken = take(otherHub.subscribe('two', undefined, never), 1)
    await delay(100)
    await tell('two', 'from the first')
    expect((await taken)[0]?.scenarioId).toBe('from the first')
    await otherHub.close()
    await otherNotifications.close()
    await otherDatabase.close()
  })

  it('forgets a stream that ended', async () => {
    const ending = new AbortController()
    const stream = take(hub.subscribe('two', undefined, ending.signal), 1)
    await delay(50)
    expect(hub.watchedTenants()).toContain('two')
    ending.abort()
    expect(await stream).toEqual([])
    expect(hub.watchedTenants()).not.toContain('two')
  })
})
