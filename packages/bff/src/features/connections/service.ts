import type {
  Budget,
  Connection,
  ConnectionStatus,
  Dialect,
  Plan,
  Session,
  Viewer,
} from '@inlaykit/shared'
import { permissionsByRole } from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { DomainError, invalidInput, isDomainError, notFound } from '../../core/errors.js'
import { Secret } from '../../core/secret.js'
import type { EventHub } from '../../events/hub.js'
import type { Gateway } from '../../make/gateway/index.js'
import { createMakeApi } from '../../make/index.js'
import type { Upstream } from '../../make/port/call.js'
import type { MakeApi } from '../../make/port/make-api.js'
import type { MirroredConnection } from '../../mirror/synchronizer.js'
import type { Database } from '../../store/database.js'
import type { TenantScope } from '../../store/scope.js'
import { SealBroken } from '../../vault/cipher.js'
import type { Vault } from '../../vault/vault.js'
import {
  deleteConnection,
  findConnection,
  listConnections,
  saveConnection,
  setConnectionStatus,
  toConnection,
  touchConnection,
  type ConnectionRow,
} from './store.js'

/** A connection that is ready to be used: what the mirror and the dialects need of it. */
export interface OpenConnection extends MirroredConnection {
  readonly row: ConnectionRow
  readonly budget: () => Budget | null
}

/** What connecting by an API key takes. */
export interface SetApiKeyInput {
  /** The host's own id of its customer, 1 to 200 characters. */
  readonly tenantId: string
  /** The key as Make shows it; encrypted at once, and never answered again. */
  readonly apiKey: string
  /** The organisation whose scenarios are meant. */
  readonly organizationId: string
  /** The team within it; the whole organisation when absent. */
  readonly teamId?: string | undefined
  /** The live dialect's zone, for example `eu1.make.com`; the BFF's own setting when absent. */
  readonly zone?: string | undefined
  /** Sets the rate limits until the upstream itself tells them. */
  readonly plan?: Plan | undefined
  /** What people call it; the organisation's id when absent. */
  readonly label?: string | undefined
}

/** What the BFF was told of the upstream. */
export interface UpstreamSettings {
  readonly dialect: Dialect
  /** Where the dialect is spoken, for example `https://eu1.make.com/api/v2`. */
  readonly baseUrl: string
  readonly zone: string | null
  readonly plan: Plan | null
  /** The base URL of another zone; `null` where zones are not offered. */
  readonly baseUrlOf: (zone: string) => string | null
}

const touchEveryMs = 60_000

interface ConnectionParts {
  readonly database: Database
  readonly vault: Vault
  readonly gateway: Gateway
  readonly hub: EventHub
  readonly clock: Clock
  readonly upstream: UpstreamSettings
}

/** The tenant's connections, and the way from a viewer to Make. */
export class ConnectionService {
  readonly #parts: ConnectionParts
  /** Open connections by tenant, id and credential version, so that a hot path neither decrypts nor rebuilds them. */
  readonly #open = new Map<string, OpenConnection>()
  readonly #touched = new Map<string, number>()

  constructor(parts: ConnectionParts) {
    this.#parts = parts
  }

  #scope(tenantId: string): TenantScope {
    return { db: this.#parts.database.db, tenantId }
  }

  /** Connects the tenant by an API key, or renews the key of the same organisation and team. */
  async setApiKey(input: SetApiKeyInput): Promise<Connection> {
    const { vault, hub, clock, upstream } = this.#parts
    const faults = [
      ...(/^.{1,200}$/su.test(input.tenantId)
        ? []
        : [{ path: 'tenantId', message: 'must be 1 to 200 characters' }]),
      ...(/^[\x21-\x7e]{8,500}$/.test(input.apiKey)
        ? []
        : [{ path: 'apiKey', message: 'must be the API key as Make shows it, without spaces' }]),
      ...(/^[A-Za-z0-9._~:-]{1,200}$/.test(input.organizationId)
        ? []
        : [{ path: 'organizationId', message: "must be the organisation's id" }]),
    ]
    const baseUrl = input.zone === undefined ? upstream.baseUrl : upstream.baseUrlOf(input.zone)
    if (baseUrl === null)
      faults.push({ path: 'zone', message: 'must be a zone of Make such as eu1.make.com' })
    if (faults.length > 0 || baseUrl === null) throw invalidInput(faults)
    const now = new Date(clock.now())
    return hub.transact(input.tenantId, async (tx) => {
      const scope = { db: tx, tenantId: input.tenantId }
      await vault.ensureTenant(scope, now)
      const row = await saveConnection(
        scope,
        {
          dialect: upstream.dialect,
          baseUrl,
          zone: input.zone ?? upstream.zone,
          organizationId: input.organizationId,
          teamId: input.teamId ?? null,
          plan: input.plan ?? upstream.plan,
          kind: 'api-key',
          label: input.label ?? input.organizationId,
          hint: input.apiKey.length >= 12 ? input.apiKey.slice(-4) : null,
        },
        now,
      )
      await vault.put(scope, row.id, 'api-key', new Secret(input.apiKey))
      return {
        result: toConnection(row),
        news: [{ type: 'connection.changed', connectionId: row.id }],
      }
    })
  }

  /** The tenant's connections, the default one first. */
  async list(tenantId: string): Promise<Connection[]> {
    return (await listConnections(this.#scope(tenantId))).map(toConnection)
  }

  /** Removes a connection with its credential and all that was mirrored of it; answers whether there was one. */
  async remove(tenantId: string, id: string): Promise<boolean> {
    return this.#parts.hub.transact(tenantId, async (tx) => {
      const removed = await deleteConnection({ db: tx, tenantId }, id)
      return {
        result: removed,
        news: removed ? [{ type: 'connection.changed', connectionId: id }] : [],
      }
    })
  }

  /** Who is looking, what they may do, and how their tenant is connected. */
  async session(viewer: Viewer, connectionId: string | undefined): Promise<Session> {
    const row = await findConnection(this.#scope(viewer.tenantId), connectionId)
    if (!row && connectionId !== undefined) throw notFound('connection')
    const open = row ? this.#toOpen(row) : null
    return {
      viewer,
      permissions: [...permissionsByRole[viewer.role]],
      connection: row ? toConnection(row) : null,
      capabilities: open ? open.api.capabilities : null,
      budget: open?.budget() ?? null,
    }
  }

  /**
   * The connection that a viewer's request means.
   * @throws `not-found` for an id that isn't the tenant's, `not-connected` when it has none at all
   */
  async open(viewer: Viewer, connectionId: string | undefined): Promise<OpenConnection> {
    const row = await findConnection(this.#scope(viewer.tenantId), connectionId)
    if (row) return this.#toOpen(row)
    if (connectionId !== undefined) throw notFound('connection')
    throw new DomainError(
      'not-connected',
      'This account is not connected to Make yet. Connect it first.',
    )
  }

  #toOpen(row: ConnectionRow): OpenConnection {
    const key = JSON.stringify([row.tenantId, row.id])
    const present = this.#open.get(key)
    if (
      present &&
      present.row.credentialVersion === row.credentialVersion &&
      present.row.plan === row.plan
    ) {
      return { ...present, row }
    }
    const link = this.#parts.gateway.connect({
      tenantId: row.tenantId,
      connectionId: row.id,
      dialect: row.dialect,
      baseUrl: row.baseUrl,
      organizationKey: `${row.baseUrl} ${row.organizationId ?? row.id}`,
      plan: row.plan,
      credential: () => this.#credential(row),
    })
    const api: MakeApi = createMakeApi(row.dialect, this.#observed(row, link.upstream), {
      organizationId: row.organizationId,
      teamId: row.teamId,
      editorOrigin: row.zone === null ? null : `https://${row.zone}`,
    })
    const open: OpenConnection = {
      tenantId: row.tenantId,
      connectionId: row.id,
      api,
      row,
      budget: () => link.budget(),
    }
    this.#open.set(key, open)
    return open
  }

  async #credential(row: ConnectionRow): Promise<{ scheme: 'Token' | 'Bearer'; value: Secret }> {
    const { vault } = this.#parts
    try {
      const value = await vault.find(this.#scope(row.tenantId), row.id, 'api-key')
      if (value) return { scheme: 'Token', value }
    } catch (cause) {
      if (!(cause instanceof SealBroken)) throw cause
    }
    throw new DomainError(
      'reconnect-required',
      'The stored credential cannot be used any more. Connect to Make again.',
    )
  }

  /** Learns from each call how the connection stands. */
  #observed(row: ConnectionRow, upstream: Upstream): Upstream {
    let known: ConnectionStatus = row.status
    const note = async (status: ConnectionStatus) => {
      if (known === status) return
      known = status
      await this.#parts.hub.transact(row.tenantId, async (tx) => {
        const told = await setConnectionStatus(
          { db: tx, tenantId: row.tenantId },
          row.id,
          status,
          row.credentialVersion,
        )
        return {
          result: undefined,
          news: told ? [{ type: 'connection.changed', connectionId: row.id }] : [],
        }
      })
    }
    return {
      request: async (request, call) => {
        try {
          const answer = await upstream.request(request, call)
          await note('ok')
          await this.#touch(row)
          return answer
        } catch (error) {
          if (isDomainError(error, 'reconnect-required')) await note('reconnect-required')
          else if (
            isDomainError(error, 'upstream-unavailable') ||
            isDomainError(error, 'upstream-timeout')
          ) {
            if (known !== 'reconnect-required') await note('unreachable')
          }
          throw error
        }
      },
    }
  }

  async #touch(row: ConnectionRow): Promise<void> {
    const now = this.#parts.clock.now()
    if (now - (this.#touched.get(row.id) ?? 0) < touchEveryMs) return
    this.#touched.set(row.id, now)
    await touchConnection(this.#scope(row.tenantId), row.id, new Date(now))
  }
}
