import type {
  Connection,
  ConnectionStatus,
  CreateConnectionInput,
  Dialect,
  Organization,
  UpdateConnectionInput,
} from '@inlaykit/shared'
import type { Change } from './world.js'

/** The tenant's connections in a story, with the rules of the BFF. */
export interface StoryConnections {
  /** The default one first. */
  list(): Connection[]
  find(id: string): Connection | undefined
  create(input: CreateConnectionInput): Connection
  update(connection: Connection, input: UpdateConnectionInput): Connection
  remove(connection: Connection): void
  /** Adds one as if it had been made elsewhere. */
  add(connection: Partial<Connection>): Connection
  /** How it stands after a test. */
  prove(connection: Connection): Connection
  readonly organizations: readonly Organization[]
}

/** Makes {@link StoryConnections}: one connection called `c-1`, or none. */
export function createStoryConnections(
  options: {
    connected: boolean
    status: ConnectionStatus
    /** Whether Make takes the keys that are connected from now on. */
    acceptsKeys: boolean
    dialect: Dialect
  },
  tell: (change: Change) => void,
): StoryConnections {
  const { dialect } = options
  const rows = new Map<string, Connection>()
  const isLive = dialect === 'live'
  let made = options.connected ? 1 : 0

  if (options.connected) {
    const isIncomplete = options.status === 'incomplete'
    rows.set('c-1', {
      id: 'c-1',
      label: 'Acme Operations',
      dialect,
      kind: isIncomplete ? 'oauth' : 'api-key',
      zone: isLive ? 'eu2.make.com' : null,
      organizationId: isIncomplete ? null : '77',
      teamId: isIncomplete || !isLive ? null : '12',
      plan: 'core',
      status: options.status,
      isDefault: true,
      hint: isIncomplete ? null : '4f2a',
      createdAt: '2026-03-02T09:00:00Z',
      lastUsedAt: new Date().toISOString(),
    })
  }

  function put(connection: Connection): Connection {
    rows.set(connection.id, connection)
    tell({ type: 'connection.changed' })
    return connection
  }

  return {
    list: () => [...rows.values()].sort((a, b) => Number(b.isDefault) - Number(a.isDefault)),
    find: (id) => rows.get(id),
    create({ apiKey, organizationId, teamId, zone, plan, label }) {
      const same = [...rows.values()].find(
        (row) => row.organizationId === organizationId && row.teamId === (teamId ?? null),
      )
      if (!same) made += 1
      return put({
        id: same?.id ?? `c-${made}`,
        label: label ?? same?.label ?? organizationId,
        dialect,
        kind: 'api-key',
        zone: isLive ? (zone ?? 'eu2.make.com') : null,
        organizationId,
        teamId: teamId ?? null,
        plan: plan ?? same?.plan ?? null,
        status: 'untested',
        isDefault: same?.isDefault ?? rows.size === 0,
        hint: apiKey.slice(-4),
        createdAt: same?.createdAt ?? new Date().toISOString(),
        lastUsedAt: same?.lastUsedAt ?? null,
      })
    },
    update(connection, input) {
      if (input.isDefault) {
        for (const row of rows.values()) rows.set(row.id, { ...row, isDefault: false })
      }
      const organizationId = input.organizationId ?? connection.organizationId
      const ownTeam = organizationId === connection.organizationId ? connection.teamId : null
      const teamId = input.teamId === undefined ? ownTeam : input.teamId
      const moves = organizationId !== connection.organizationId || teamId !== connection.teamId
      return put({
        ...connection,
        label: input.label ?? connection.label,
        plan: input.plan === undefined ? connection.plan : input.plan,
        isDefault: input.isDefault ?? connection.isDefault,
        organizationId,
        teamId,
        status: moves ? 'untested' : connection.status,
      })
    },
    add(connection) {
      made += 1
      return put({
        id: `c-${made}`,
        label: 'Acme',
        dialect,
        kind: 'api-key',
        zone: isLive ? 'eu2.make.com' : null,
        organizationId: connection.status === 'incomplete' ? null : '77',
        teamId: null,
        plan: 'core',
        status: 'ok',
        isDefault: rows.size === 0,
        hint: '8c1e',
        createdAt: '2026-05-11T09:00:00Z',
        lastUsedAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
        ...connection,
      })
    },
    prove(connection) {
      if (connection.status !== 'untested') return connection
      return put({
        ...connection,
        status: options.acceptsKeys ? 'ok' : 'reconnect-required',
        lastUsedAt: new Date().toISOString(),
      })
    },
    remove(connection) {
      rows.delete(connection.id)
      const [next] = rows.values()
      if (connection.isDefault && next) rows.set(next.id, { ...next, isDefault: true })
      tell({ type: 'connection.changed' })
    },
    organizations: [
      {
        id: '77',
        name: 'Acme',
        zone: 'eu2.make.com',
        teams: [
          { id: '12', name: 'Operations' },
          { id: '13', name: 'Marketing' },
        ],
      },
      {
        id: '78',
        name: 'Acme Labs',
        zone: 'us1.make.com',
        teams: [{ id: '21', name: 'Research' }],
      },
    ],
  }
}
