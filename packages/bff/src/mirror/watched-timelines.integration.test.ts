import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../core/clock.js'
import { DomainError } from '../core/errors.js'
import { silentLogger as logger } from '../core/logger.js'
import { createEventHub, type EventHub } from '../events/hub.js'
import { insertConnection } from '../features/connections/store.js'
import { createMakeApi } from '../make/index.js'
import { openDatabase, type Database } from '../store/database.js'
import { createNotifications, type Notifications } from '../store/notifications.js'
import { testDatabases } from '../testing/databases.js'
import { createManualClock, type ManualClock } from '../testing/manual-clock.js'
import { createVault } from '../vault/vault.js'
import type { MirroredConnection } from './mirrored-connection.js'
import { RunTracker } from './run-tracker.js'
import { Synchronizer } from './synchronizer.js'
import { Watcher } from './watcher.js'

const beatMs = 15_000
const patiently = { timeout: 20_000, interval: 20 }
const live = { priority: 'live' } as const

describe.each(testDatabases)('a watched timeline on $name', ({ create }) => {
  let database: Database
  let notifications: Notifications
  let hub: EventHub
  let clock: ManualClock
  let synchronizer: Synchronizer
  let watcher: Watcher
  let connection: MirroredConnection
  /** What was asked of Make, in its order. */
  let asked: string[] = []
  let isGone = false

  beforeAll(async () => {
    database = await openDatabase(await create())
    notifications = await createNotifications({ database, clock: systemClock, logger })
    hub = createEventHub({ database, notifications, clock: systemClock, logger })
    clock = createManualClock()
    synchronizer = new Synchronizer({ database, hub, clock, logger })
    const tracker = new RunTracker({ synchronizer, clock })
    // The tenant has a stream open all the while.
    const streaming = () => ['acme']
    watcher = new Watcher({ synchronizer, tracker, clock, logger, streaming, enabled: true })
    const scope = { db: database.db, tenantId: 'acme' }
    const key = randomBytes(32).toString('base64')
    await createVault([{ id: 'k', key }]).ensureTenant(scope, new Date())
    const row = await insertConnection(
      scope,
      {
        dialect: 'guide',
        baseUrl: 'http://127.0.0.1:1',
        zone: null,
        organizationId: '1',
        teamId: null,
        plan: null,
        kind: 'api-key',
        label: 'Acme',
        hint: null,
      },
      new Date(),
    )
    // A Make that says what it is asked: two scenarios that never ran.
    const upstream = {
      request: ({ path }: { readonly path: string }) => {
        asked.push(path)
        const isHistory = path.endsWith('/executions')
        const rows = [1, 2].map((id) => ({ id, name: `Orders ${id}`, active: true }))
        return isHistory && isGone
          ? Promise.reject(new DomainError('not-found', 'Make has nothing of that id.'))
          : Promise.resolve({ status: 200, body: { data: isHistory ? [] : rows } })
      },
    }
    const api = createMakeApi('guide', upstream, {
      organizationId: '1',
      teamId: null,
      editorOrigin: null,
    })
    connection = { tenantId: 'acme', connectionId: row.id, target: row, api }
  })

  afterAll(async () => {
    await watcher.close()
    await hub.close()
    await notifications.close()
    await database.close()
  })

  /** What a beat asks of Make. */
  const beat = async () => {
    asked = []
    await clock.advance(beatMs)
    await vi.waitFor(() => expect(asked).toContain('/scenarios'), patiently)
    await watcher.idle()
    return asked
  }
  const history = '/scenarios/1/executions'

  it('is read on each beat for as long as a page would leave it unasked, and no longer', async () => {
    await synchronizer.refreshScenarios(connection, live)
    await synchronizer.refreshRuns(connection, '1', live)
    await synchronizer.refreshRuns(connection, '2', live)
    watcher.looked(connection, '1')
    for (let count = 1; count <= 6; count += 1)
      expect(await beat()).toEqual(['/scenarios', history])
    expect(await beat()).toEqual(['/scenarios'])
  })

  it('is left alone by a beat when somebody has just had it read', async () => {
    watcher.looked(connection, '1')
    await clock.advance(beatMs - 1000)
    await synchronizer.refreshRuns(connection, '1', live)
    asked = []
    await clock.advance(1000)
    await vi.waitFor(() => expect(asked).toContain('/scenarios'), patiently)
    await watcher.idle()
    expect(asked).toEqual(['/scenarios'])
    expect(await beat()).toEqual(['/scenarios', history])
  })

  it('is watched no longer when Make has its scenario no more', async () => {
    isGone = true
    expect(await beat()).toEqual(['/scenarios', history])
    expect(await beat()).toEqual(['/scenarios'])
  })
})
