import { randomBytes } from 'node:crypto'
import { systemClock } from '../core/clock.js'
import { silentLogger as logger } from '../core/logger.js'
import { createEventHub, type EventHub } from '../events/hub.js'
import { insertConnection } from '../features/connections/store.js'
import { createMakeApi } from '../make/index.js'
import type { MakeApi } from '../make/port/make-api.js'
import type { Upstream } from '../make/port/call.js'
import type { MirroredConnection } from '../mirror/mirrored-connection.js'
import { openDatabase, type Database, type DatabaseLocation } from '../store/database.js'
import type { ConnectionScope } from '../store/scope.js'
import { createNotifications } from '../store/notifications.js'
import { createVault } from '../vault/vault.js'

/** A database with one connection of the tenant `acme`, for what mirrors it. */
export interface MirrorStage {
  readonly database: Database
  readonly hub: EventHub
  /** The connection's rows. */
  readonly scope: ConnectionScope
  /** @param change puts other calls in place of the dialect's */
  connect(upstream: Upstream, change?: (api: MakeApi) => MakeApi): MirroredConnection
  close(): Promise<void>
}

/** Opens the database; the connection speaks the guide dialect. */
export async function createMirrorStage(location: DatabaseLocation): Promise<MirrorStage> {
  const database = await openDatabase(location)
  const notifications = await createNotifications({ database, clock: systemClock, logger })
  const hub = createEventHub({ database, notifications, clock: systemClock, logger })
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
  return {
    database,
    hub,
    scope: { ...scope, connectionId: row.id },
    connect(upstream, change = (api) => api) {
      const target = { organizationId: '1', teamId: null, editorOrigin: null }
      const api = change(createMakeApi('guide', upstream, target))
      return { tenantId: 'acme', connectionId: row.id, target: row, api }
    },
    async close() {
      await hub.close()
      await notifications.close()
      await database.close()
    },
  }
}
