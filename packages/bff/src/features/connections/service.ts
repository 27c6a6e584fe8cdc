import {
  type Budget,
  type Connection,
  type ConnectionTest,
  type ConnectOptions,
  type Organization,
  type Page,
  type Session,
  type UpdateConnectionInput,
  type Viewer,
} from '@inlaykit/shared'
import type { ParsedMake } from '../../config/parse-make.js'
import type { Clock } from '../../core/clock.js'
import { DomainError, invalidInput, isDomainError, notFound } from '../../core/errors.js'
import type { Logger } from '../../core/logger.js'
import { Secret } from '../../core/secret.js'
import type { EventHub } from '../../events/hub.js'
import type { Gateway } from '../../make/gateway/index.js'
import { callFor } from '../../make/port/call.js'
import { clearMirror } from '../../mirror/clear.js'
import type { Database } from '../../store/database.js'
import type { TenantScope } from '../../store/scope.js'
import { TenantMemo } from '../../store/tenant-memo.js'
import { SealBroken } from '../../vault/cipher.js'
import type { Vault } from '../../vault/vault.js'
import { checkApiKeyInput, type SetApiKeyInput } from './api-key-input.js'
import type { Revocations } from './oauth/revocations.js'
import type { TokenKeeper } from './oauth/token-keeper.js'
import { OpenConnections, type OpenConnection } from './open-connections.js'
import {
  changeConnection,
  deleteConnection,
  findConnection,
  findSameConnection,
  insertConnection,
  listConnections,
  lockTenant,
  makeDefault,
  toConnection,
  updateConnection,
  type ConnectionRow,
} from './store.js'

interface ConnectionParts {
  readonly database: Database
  readonly vault: Vault
  readonly gateway: Gateway
  readonly hub: EventHub
  readonly clock: Clock
  readonly logger: Logger
  readonly upstream: ParsedMake
  /** The tokens of connections by OAuth. */
  readonly tokens: TokenKeeper
  readonly revocations: Revocations
}

/** So long a connection is remembered between requests, in ms. */
const rememberedMs = 5000

/** The tenant's connections, and the way from a viewer to Make. */
export class ConnectionService {
  readonly #parts: ConnectionParts
  readonly #open: OpenConnections
  readonly #rows: TenantMemo<ConnectionRow>

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.#open = new OpenConnections(parts)
    this.#rows = new TenantMemo(parts.clock, rememberedMs)
  }

  /** Something of a tenant has changed: what is remembered of its connections holds no longer. */
  forget(tenantId: string): void {
    this.#rows.forget(tenantId)
    this.#open.forgetCredentials(tenantId)
  }

  /** Lets go of all that is remembered. */
  clear(): void {
    this.#rows.clear()
    this.#open.forgetCredentials()
  }

  #scope(tenantId: string): TenantScope {
    return { db: this.#parts.database.db, tenantId }
  }

  /**
   * Connects the tenant by an API key, or renews the key of the same organisation and team. The same key once more changes
   * nothing, so that a start-up script may say it each time.
   * @param zonePath what a fault calls the zone, as whoever gave it knows it
   * @throws a `validation` problem with all that is wrong with the input
   */
  async setApiKey(input: SetApiKeyInput, zonePath = 'zone'): Promise<Connection> {
    checkApiKeyInput(input)
    const { vault, hub, clock, upstream, revocations } = this.#parts
    const { tenantId, organizationId, zone } = input
    const baseUrl = zone === undefined ? upstream.baseUrl : upstream.baseUrlOf(zone)
    if (baseUrl === null) {
      throw invalidInput([
        { path: zonePath, message: 'must be a zone of Make such as eu1.make.com' },
      ])
    }
    const now = new Date(clock.now())
    const target = {
      dialect: upstream.dialect,
      baseUrl,
      organizationId,
      teamId: input.teamId ?? null,
    }
    const connection = await hub.transact(tenantId, async (tx) => {
      const scope = { db: tx, tenantId }
      await vault.ensureTenant(scope, now)
      await lockTenant(scope)
      const same = await findSameConnection(scope, target)
      const values = {
        ...target,
        zone: zone?.toLowerCase() ?? upstream.zone,
        plan: input.plan ?? same?.plan ?? upstream.plan,
        kind: 'api-key' as const,
        label: input.label ?? same?.label ?? organizationId,
        hint: input.apiKey.length >= 12 ? input.apiKey.slice(-4) : null,
      }
      const isKnown =
        same !== null &&
        same.status !== 'reconnect-required' &&
        (await this.#holds(scope, same.id, input.apiKey))
      if (isKnown && same.plan === values.plan && same.label === values.label) {
        return { result: toConnection(same), news: [] }
      }
      const row = same
        ? await updateConnection(scope, same, values, { renewed: !isKnown })
        : await insertConnection(scope, values, now)
      if (!isKnown) await vault.put(scope, row.id, 'api-key', new Secret(input.apiKey))
      // A key in place of tokens: Make is not to honour those any longer.
      if (same?.kind === 'oauth') await revocations.forget(scope, same.id)
      return {
        result: toConnection(row),
        news: [{ type: 'connection.changed', connectionId: row.id }],
      }
    })
    revocations.wake()
    return connection
  }

  async #holds(scope: TenantScope, id: string, apiKey: string): Promise<boolean> {
    try {
      return (await this.#parts.vault.find(scope, id, 'api-key'))?.equals(apiKey) ?? false
    } catch (error) {
      if (error instanceof SealBroken) return false
      throw error
    }
  }

  /** The tenant's connections, the default one first. */
  async list(tenantId: string): Promise<Connection[]> {
    return (await listConnections(this.#scope(tenantId))).map(toConnection)
  }

  /** The tenant's connections as a viewer's list. */
  async page(viewer: Viewer): Promise<Page<Connection>> {
    return { items: await this.list(viewer.tenantId), nextCursor: null, asOf: this.#time() }
  }

  #time(): string {
    return new Date(this.#parts.clock.now()).toISOString()
  }

  /**
   * One connection.
   * @throws `not-found`
   */
  async get(viewer: Viewer, id: string): Promise<Connection> {
    const row = await findConnection(this.#scope(viewer.tenantId), id)
    if (!row) throw notFound('connection')
    return toConnection(row)
  }

  /**
   * Changes what people chose of a connection. With another organisation or team it means something else: what was
   * mirrored is forgotten, and it has yet to prove itself.
   * @throws `not-found`; `conflict` when another connection of the tenant means the same already
   */
  async update(viewer: Viewer, id: string, input: UpdateConnectionInput): Promise<Connection> {
    const { tenantId } = viewer
    return this.#parts.hub.transact(tenantId, async (tx) => {
      const scope = { db: tx, tenantId }
      await lockTenant(scope)
      const row = await findConnection(scope, id)
      if (!row) throw notFound('connection')
      const organizationId = input.organizationId ?? row.organizationId
      const ownTeam = organizationId === row.organizationId ? row.teamId : null
      const teamId = input.teamId === undefined ? ownTeam : input.teamId
      const moves = organizationId !== row.organizationId || teamId !== row.teamId
      if (moves) {
        const same = await findSameConnection(scope, { ...row, organizationId, teamId })
        if (same) {
          throw new DomainError(
            'conflict',
            `The connection "${same.label}" is for that organisation and team already.`,
          )
        }
        await clearMirror({ ...scope, connectionId: id })
      }
      if (input.isDefault) await makeDefault(scope, id)
      await changeConnection(scope, id, {
        label: input.label ?? row.label,
        plan: input.plan === undefined ? row.plan : input.plan,
        organizationId,
        teamId,
        ...(moves && { status: organizationId === null ? 'incomplete' : 'untested' }),
      })
      const changed = await findConnection(scope, id)
      if (!changed) throw notFound('connection')
      const news = [{ type: 'connection.changed' as const, connectionId: id }]
      return {
        result: toConnection(changed),
        news: moves ? [...news, { type: 'scenarios.changed' as const, connectionId: id }] : news,
      }
    })
  }

  /**
   * Asks Make for as little as there is, and tells what came of it.
   * @throws `not-found`
   */
  async test(viewer: Viewer, id: string, signal: AbortSignal): Promise<ConnectionTest> {
    const { clock } = this.#parts
    const { api } = await this.open(viewer, id)
    const begun = clock.now()
    let problem: ConnectionTest['problem'] = null
    try {
      await api.account.check(callFor(viewer, signal))
    } catch (error) {
      if (signal.aborted || !isDomainError(error)) throw error
      problem = { name: error.problem, detail: error.message }
    }
    return {
      connection: await this.get(viewer, id),
      ok: problem === null,
      problem,
      durationMs: Math.max(0, Math.round(clock.now() - begun)),
      checkedAt: this.#time(),
    }
  }

  /**
   * The organisations that the connection's credential reaches, with their teams.
   * @throws `not-found`, `unsupported`
   */
  async organizations(
    viewer: Viewer,
    id: string,
    signal: AbortSignal,
  ): Promise<Page<Organization>> {
    const { api } = await this.open(viewer, id)
    const items = await api.account.organizations(callFor(viewer, signal))
    return { items: [...items], nextCursor: null, asOf: this.#time() }
  }

  /** How this server lets a tenant be connected. */
  #connectOptions(): ConnectOptions {
    const { dialect, zones, oauth } = this.#parts.upstream
    return { dialect, methods: oauth ? ['api-key', 'oauth'] : ['api-key'], zones: [...zones] }
  }

  /**
   * Removes a connection with its credential and all that was mirrored of it; answers whether there was one. Tokens are
   * given back to Make as well, again and again until that has worked.
   */
  async remove(tenantId: string, id: string): Promise<boolean> {
    const { revocations } = this.#parts
    const removed = await this.#parts.hub.transact(tenantId, async (tx) => {
      const scope = { db: tx, tenantId }
      await lockTenant(scope)
      await revocations.forget(scope, id)
      const result = await deleteConnection(scope, id)
      if (result) await this.#parts.vault.remove(scope, id)
      return { result, news: result ? [{ type: 'connection.changed', connectionId: id }] : [] }
    })
    revocations.wake()
    this.#open.forget(tenantId, id)
    return removed
  }

  /** Lets go of all that is kept in memory of a tenant. */
  forgetTenant(tenantId: string): void {
    this.#rows.forget(tenantId)
    this.#open.forget(tenantId)
  }

  /** Who is looking, and how their tenant is connected. */
  async session(
    viewer: Viewer,
    connectionId: string | undefined,
  ): Promise<Omit<Session, 'permissions'>> {
    const row = await findConnection(this.#scope(viewer.tenantId), connectionId)
    if (!row && connectionId !== undefined) throw notFound('connection')
    const open = row ? this.#open.open(row) : null
    return {
      viewer,
      connection: row ? toConnection(row) : null,
      capabilities: open ? open.api.capabilities : null,
      budget: open?.budget() ?? null,
      connect: this.#connectOptions(),
    }
  }

  /**
   * What may still be asked of Make through a connection (the default one when absent), as this process knows it without
   * a look into the store: for the headers of each answer. `null` as long as the connection hasn't been used here.
   */
  budgetOf(
    tenantId: string,
    connectionId?: string,
  ): { readonly connectionId: string; readonly budget: Budget } | null {
    return this.#open.budgetOf(tenantId, connectionId)
  }

  /**
   * The connection that a viewer's request means, as it was a few seconds ago at most where the news of a change was lost.
   * @throws `not-found` for an id that isn't the tenant's, `not-connected` when it has none at all
   */
  async open(
    viewer: Pick<Viewer, 'tenantId'>,
    connectionId: string | undefined,
  ): Promise<OpenConnection> {
    const { tenantId } = viewer
    const row = await this.#rows.find(tenantId, connectionId ?? '', () =>
      findConnection(this.#scope(tenantId), connectionId),
    )
    if (row) return this.#open.open(row)
    if (connectionId !== undefined) throw notFound('connection')
    throw new DomainError(
      'not-connected',
      'This account is not connected to Make yet. Connect it first.',
    )
  }
}
