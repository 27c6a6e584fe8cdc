import type { Budget, ConnectionStatus } from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { DomainError, isDomainError } from '../../core/errors.js'
import type { Logger } from '../../core/logger.js'
import type { Secret } from '../../core/secret.js'
import type { EventHub } from '../../events/hub.js'
import type { Gateway } from '../../make/gateway/index.js'
import { createMakeApi } from '../../make/index.js'
import type { Upstream } from '../../make/port/call.js'
import type { MirroredConnection } from '../../mirror/mirrored-connection.js'
import type { Database } from '../../store/database.js'
import { TenantMemo } from '../../store/tenant-memo.js'
import { SealBroken } from '../../vault/cipher.js'
import type { Vault } from '../../vault/vault.js'
import { createRenewingUpstream } from './oauth/renewing-upstream.js'
import type { TokenKeeper } from './oauth/token-keeper.js'
import { setConnectionStatus, touchConnection, type ConnectionRow } from './store.js'

/** A connection that is ready to be used: what the mirror and the dialects need of it. */
export interface OpenConnection extends MirroredConnection {
  readonly row: ConnectionRow
  readonly budget: () => Budget | null
}

interface Entry {
  readonly open: OpenConnection
  /** How the connection stands, as far as this process knows. */
  status: ConnectionStatus
  touchedAt: number
  /** Which of its requests the last verdict was about: one that was sent earlier tells what was, not what is. */
  judged: number
  /** Notes are kept one after the other, so that the last verdict is the one that stays; `null` when none is under way. */
  noting: Promise<void> | null
}

const touchEveryMs = 60_000
/** So many are kept open at most; the one that was used longest ago makes room. */
const mostOpen = 2000

interface Parts {
  readonly database: Database
  readonly vault: Vault
  readonly gateway: Gateway
  readonly hub: EventHub
  readonly clock: Clock
  readonly logger: Logger
  readonly tokens: TokenKeeper
}

/** What a request is sent with. */
interface Credential {
  readonly scheme: 'Token' | 'Bearer'
  readonly value: Secret
  /** Of an access token; else 0. */
  readonly version: number
  /** When another is to be asked for, in ms since the epoch. */
  readonly dueAt: number
}

/** So long an opened credential is used for further requests, in ms. */
const credentialMs = 5000

/** Keeps connections ready between requests, so that a hot path neither decrypts nor rebuilds them, and learns how they stand. */
export class OpenConnections {
  readonly #parts: Parts
  /** By tenant and id, the one used last at the end. */
  readonly #entries = new Map<string, Entry>()
  /** The id of each tenant's default connection, as far as this process has seen it. */
  readonly #defaults = new Map<string, string>()
  readonly #credentials: TenantMemo<Credential>

  constructor(parts: Parts) {
    this.#parts = parts
    this.#credentials = new TenantMemo(parts.clock, credentialMs)
  }

  /** The connection of that row, built anew when its credential, plan or target has changed. */
  open(row: ConnectionRow): OpenConnection {
    const key = keyOf(row.tenantId, row.id)
    const present = this.#entries.get(key)
    if (row.isDefault) this.#defaults.set(row.tenantId, row.id)
    else if (this.#defaults.get(row.tenantId) === row.id) this.#defaults.delete(row.tenantId)
    this.#entries.delete(key)
    if (present && isBuiltOn(present.open.row, row)) {
      // Another instance may have learnt more than we have; a row that was read before our own note was kept has not.
      if (present.noting === null) present.status = row.status
      this.#entries.set(key, present)
      return { ...present.open, row }
    }
    const entry = this.#build(row)
    this.#entries.set(key, entry)
    if (this.#entries.size > mostOpen) {
      const [oldest] = this.#entries.values()
      if (oldest) this.forget(oldest.open.tenantId, oldest.open.connectionId)
    }
    return entry.open
  }

  /**
   * What the organisation of a connection may still ask of Make, without a look into the store; `null` as long as this
   * process hasn't used the connection.
   * @param connectionId the tenant's default connection when absent
   */
  budgetOf(
    tenantId: string,
    connectionId = this.#defaults.get(tenantId),
  ): { readonly connectionId: string; readonly budget: Budget } | null {
    if (connectionId === undefined) return null
    const budget = this.#entries.get(keyOf(tenantId, connectionId))?.open.budget()
    return budget ? { connectionId, budget } : null
  }

  /** Lets go of a connection, or of all of a tenant's. */
  forget(tenantId: string, connectionId?: string): void {
    for (const [key, { open }] of this.#entries) {
      if (open.tenantId !== tenantId) continue
      if (connectionId === undefined || open.connectionId === connectionId)
        this.#entries.delete(key)
    }
    if (connectionId === undefined || this.#defaults.get(tenantId) === connectionId) {
      this.#defaults.delete(tenantId)
    }
  }

  /** Lets go of the credentials that were opened for a tenant, or of all. */
  forgetCredentials(tenantId?: string): void {
    if (tenantId === undefined) this.#credentials.clear()
    else this.#credentials.forget(tenantId)
  }

  #build(row: ConnectionRow): Entry {
    let usedVersion = 0
    const noteVersion = (version: number) => {
      usedVersion = Math.max(usedVersion, version)
    }
    const link = this.#parts.gateway.connect({
      tenantId: row.tenantId,
      connectionId: row.id,
      dialect: row.dialect,
      baseUrl: row.baseUrl,
      organizationKey: `${row.baseUrl} ${row.organizationId ?? row.id}`,
      plan: row.plan,
      credential: () => this.#credential(row, noteVersion),
      readLimit: () => entry.open.api.account.requestLimit({ priority: 'background' }),
    })
    const owner = { tenantId: row.tenantId, connectionId: row.id }
    const { tokens } = this.#parts
    const another: TokenKeeper['another'] = async (of, version) => {
      const next = await tokens.another(of, version)
      this.#credentials.drop(row.tenantId, credentialKey(row))
      return next
    }
    const upstream =
      row.kind === 'oauth'
        ? createRenewingUpstream(link.upstream, { another }, owner, () => usedVersion)
        : link.upstream
    const api = createMakeApi(
      row.dialect,
      this.#observed(row, () => entry, upstream),
      {
        organizationId: row.organizationId,
        teamId: row.teamId,
        editorOrigin: row.zone === null ? null : `https://${row.zone}`,
      },
    )
    const entry: Entry = {
      open: {
        tenantId: row.tenantId,
        connectionId: row.id,
        target: { organizationId: row.organizationId, teamId: row.teamId },
        api,
        row,
        budget: () => link.budget(),
      },
      status: row.status,
      touchedAt: 0,
      judged: 0,
      noting: null,
    }
    return entry
  }

  /** @param noteVersion hears which version of an access token is about to be sent */
  async #credential(
    row: ConnectionRow,
    noteVersion: (version: number) => void,
  ): Promise<Credential> {
    const key = credentialKey(row)
    const find = () => this.#credentials.find(row.tenantId, key, () => this.#openCredential(row))
    let found = await find()
    if (found !== null && this.#parts.clock.now() >= found.dueAt) {
      this.#credentials.drop(row.tenantId, key)
      found = await find()
    }
    if (found === null) {
      throw new DomainError(
        'reconnect-required',
        'The stored credential cannot be used any more. Connect to Make again.',
      )
    }
    noteVersion(found.version)
    return found
  }

  async #openCredential(row: ConnectionRow): Promise<Credential | null> {
    const { database, vault, tokens } = this.#parts
    if (row.kind === 'oauth') {
      const owner = { tenantId: row.tenantId, connectionId: row.id }
      // The guide knows one scheme for keys and tokens alike.
      const scheme = row.dialect === 'guide' ? 'Token' : 'Bearer'
      return { scheme, ...(await tokens.access(owner)) }
    }
    const scope = { db: database.db, tenantId: row.tenantId }
    try {
      const value = await vault.find(scope, row.id, 'api-key')
      return value && { scheme: 'Token', value, version: 0, dueAt: Infinity }
    } catch (cause) {
      if (cause instanceof SealBroken) return null
      throw cause
    }
  }

  /** Learns from each call how the connection stands. */
  #observed(row: ConnectionRow, entry: () => Entry, upstream: Upstream): Upstream {
    return {
      request: async (request, call) => {
        // A call that others have joined, or that joined another's, ends by one request for all of them.
        let order = 0
        const onEnd = (by: number) => {
          order = by
        }
        try {
          const answer = await upstream.request(request, { ...call, onEnd })
          // That Make answers doesn't choose the organisation.
          const standing = row.organizationId === null ? 'incomplete' : 'ok'
          await this.#note(row, entry(), standing, order)
          await this.#touch(row, entry())
          return answer
        } catch (error) {
          // Who gives up waiting has learnt nothing of Make.
          const status = call.signal?.aborted ? null : verdictOf(error)
          if (status !== null) await this.#note(row, entry(), status, order)
          throw error
        }
      },
    }
  }

  async #note(
    row: ConnectionRow,
    entry: Entry,
    status: ConnectionStatus,
    order: number,
  ): Promise<void> {
    if (order < entry.judged) return
    // That Make is down says nothing new of a credential that it has refused.
    if (status === 'unreachable' && entry.status === 'reconnect-required') return
    entry.judged = order
    if (entry.status !== status) {
      entry.status = status
      const noting = (entry.noting ?? Promise.resolve())
        .then(() => this.#keep(row, status))
        .finally(() => {
          if (entry.noting === noting) entry.noting = null
        })
      entry.noting = noting
    }
    // Another call may have brought the same verdict a moment ago: whoever is answered next sees it all the same.
    await entry.noting
  }

  /** A note that can't be kept must not undo the call that it tells of. */
  async #keep(row: ConnectionRow, status: ConnectionStatus): Promise<void> {
    try {
      await this.#parts.hub.transact(row.tenantId, async (tx) => {
        const scope = { db: tx, tenantId: row.tenantId }
        const told = await setConnectionStatus(scope, row.id, status, row.credentialVersion)
        return {
          result: undefined,
          news: told ? [{ type: 'connection.changed', connectionId: row.id }] : [],
        }
      })
    } catch (error) {
      this.#parts.logger.warn(
        { tenantId: row.tenantId, connectionId: row.id, err: error },
        'the state of a connection could not be noted',
      )
    }
  }

  async #touch(row: ConnectionRow, entry: Entry): Promise<void> {
    const now = this.#parts.clock.now()
    if (now - entry.touchedAt < touchEveryMs) return
    entry.touchedAt = now
    const scope = { db: this.#parts.database.db, tenantId: row.tenantId }
    await touchConnection(scope, row.id, new Date(now)).catch((error: unknown) => {
      this.#parts.logger.warn(
        { tenantId: row.tenantId, connectionId: row.id, err: error },
        'the use of a connection could not be noted',
      )
    })
  }
}

/** Whether what was built on the one row serves the other too. */
function isBuiltOn(built: ConnectionRow, row: ConnectionRow): boolean {
  return (
    built.credentialVersion === row.credentialVersion &&
    built.plan === row.plan &&
    built.organizationId === row.organizationId &&
    built.teamId === row.teamId
  )
}

/** What a failure tells of the connection; `null`: nothing. */
function verdictOf(error: unknown): ConnectionStatus | null {
  if (isDomainError(error, 'reconnect-required')) return 'reconnect-required'
  const isAway =
    isDomainError(error, 'upstream-unavailable') || isDomainError(error, 'upstream-timeout')
  return isAway ? 'unreachable' : null
}

function credentialKey({ id, credentialVersion }: ConnectionRow): string {
  return `${credentialVersion} ${id}`
}

function keyOf(tenantId: string, connectionId: string): string {
  return JSON.stringify([tenantId, connectionId])
}
