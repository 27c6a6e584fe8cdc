import { randomUUID } from 'node:crypto'
import type { Clock } from '../../../core/clock.js'
import { DomainError } from '../../../core/errors.js'
import type { Logger } from '../../../core/logger.js'
import type { Secret } from '../../../core/secret.js'
import { SingleFlight } from '../../../core/single-flight.js'
import type { Database } from '../../../store/database.js'
import type { TenantScope } from '../../../store/scope.js'
import { SealBroken } from '../../../vault/cipher.js'
import type { Vault } from '../../../vault/vault.js'
import { TokenError, type OAuthClient, type Tokens } from './client.js'
import {
  findGrant,
  keepRenewed,
  leaseMs,
  noteFailure,
  noteRefused,
  takeLease,
  tokenFields,
  type GrantRow,
} from './grant-store.js'
import { retryAtAfter } from './backoff.js'
import type { Revocations } from './revocations.js'
import { tokenCallMs } from './token-fetch.js'

/** A connection whose tokens are kept. */
export interface TokenOwner {
  readonly tenantId: string
  readonly connectionId: string
}

/** An access token, and the version that it is of. */
export interface HeldToken {
  readonly value: Secret
  readonly version: number
  /** When it is time for another, in ms since the epoch; `Infinity` when that is unknown. */
  readonly dueAt: number
}

interface Parts {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly logger: Logger
  /** `null` where the server has no OAuth client any more: tokens then live out their time. */
  readonly client: OAuthClient | null
  readonly revocations: Revocations
  /** Sees each renewal that Make is asked for. */
  readonly observeRenewal?: <T>(work: () => Promise<T>) => Promise<T>
}

/** Tokens are renewed so long before they end, or a quarter of their lifetime before where that is less. */
const aheadMs = 60_000
/** How long is waited for another instance that renews: longer than its lease lasts, so that a dead one is no end. */
const waitMs = leaseMs + 4000
/** How long is waited for another instance while the present token is still good. */
const shortWaitMs = 2000
/** A token that Make refuses, though it is not due, is replaced so often at most. */
const forcedEveryMs = 60_000
/** A token call begins so soon after its lease, or not at all: else it might outlast it. */
const beginWithinMs = (leaseMs - tokenCallMs) / 4
/** Renewed tokens that can't be kept are lost with the whole grant, so it is tried more than once. */
const keepTries = 5

/** When the token ends so soon that it is time for another. */
function dueAt({ expiresAt, lifetimeMs }: Pick<GrantRow, 'expiresAt' | 'lifetimeMs'>): number {
  if (expiresAt === null) return Infinity
  const ahead = Math.min(aheadMs, lifetimeMs === null ? aheadMs : lifetimeMs / 4)
  return expiresAt.getTime() - ahead
}

/** Whether the token was got a moment ago because Make had refused the one before. */
function isJustForced({ state, expiresAt, lifetimeMs }: GrantRow, now: number): boolean {
  if (state !== 'forced') return false
  if (expiresAt === null || lifetimeMs === null) return true
  return now < expiresAt.getTime() - lifetimeMs + forcedEveryMs
}

function isGood({ expiresAt }: GrantRow, now: number): boolean {
  return expiresAt === null || now < expiresAt.getTime()
}

/** Nobody but a person at Make can mend it. */
export function reconnectRequired(cause?: unknown): DomainError {
  return new DomainError(
    'reconnect-required',
    'Make does not renew the access of this connection any more. Connect to Make again.',
    { cause },
  )
}

function notRenewed(seconds: number, cause?: unknown): DomainError {
  return new DomainError(
    'upstream-unavailable',
    'The access to Make cannot be renewed at the moment. Try again later.',
    { cause, retryAfter: Math.max(1, Math.ceil(seconds)) },
  )
}

/**
 * Gives out access tokens, and renews them ahead of their end: once, however many requests and instances ask. Whoever asks
 * waits for it, so that a host which freezes between requests never freezes between Make's answer and our note of it.
 */
export class TokenKeeper {
  readonly #parts: Parts
  readonly #flights = new SingleFlight()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /**
   * A token that is good now.
   * @throws DomainError `reconnect-required` when there will be none, `upstream-unavailable` when there is none at the moment
   */
  async access(owner: TokenOwner): Promise<HeldToken> {
    const grant = await this.#find(owner)
    const now = this.#parts.clock.now()
    if (now < dueAt(grant)) return this.#held(owner, grant)
    try {
      return await this.#renewOnce(owner, grant.version, 'fresh')
    } catch (error) {
      const mayPass = error instanceof DomainError && error.problem === 'upstream-unavailable'
      if (mayPass && isGood(grant, this.#parts.clock.now())) return this.#held(owner, grant)
      throw error
    }
  }

  /**
   * Another token after Make has refused the one of `version`; `null` when that one was already got for this reason, so
   * that the token isn't what Make minds.
   * @throws DomainError as {@link TokenKeeper.access}
   */
  async another(owner: TokenOwner, version: number): Promise<HeldToken | null> {
    const grant = await this.#find(owner)
    if (grant.version > version) return this.#held(owner, grant)
    if (isJustForced(grant, this.#parts.clock.now())) return null
    return this.#renewOnce(owner, grant.version, 'forced')
  }

  /** Ends once nothing is being renewed. */
  idle(): Promise<void> {
    return this.#flights.idle()
  }

  #scope({ tenantId }: TokenOwner): TenantScope {
    return { db: this.#parts.database.db, tenantId }
  }

  async #find(owner: TokenOwner): Promise<GrantRow> {
    const grant = await findGrant(this.#scope(owner), owner.connectionId)
    if (!grant || grant.state === 'refused') throw reconnectRequired()
    return grant
  }

  async #held(owner: TokenOwner, grant: GrantRow): Promise<HeldToken> {
    const value = await this.#secret(owner, tokenFields.access)
    return { value, version: grant.version, dueAt: dueAt(grant) }
  }

  async #secret(owner: TokenOwner, field: string): Promise<Secret> {
    try {
      const value = await this.#parts.vault.find(this.#scope(owner), owner.connectionId, field)
      if (value) return value
    } catch (cause) {
      if (!(cause instanceof SealBroken)) throw cause
    }
    throw reconnectRequired()
  }

  #renewOnce(owner: TokenOwner, version: number, state: 'fresh' | 'forced'): Promise<HeldToken> {
    const key = JSON.stringify([owner.tenantId, owner.connectionId, version])
    return this.#flights.run(key, undefined, () => this.#renew(owner, version, state))
  }

  async #renew(owner: TokenOwner, version: number, state: 'fresh' | 'forced'): Promise<HeldToken> {
    const { clock } = this.#parts
    const begunAt = clock.now()
    const lease = randomUUID()
    for (;;) {
      const grant = await this.#find(owner)
      if (grant.version !== version) return this.#held(owner, grant)
      const now = clock.now()
      const pauseMs = (grant.retryAt?.getTime() ?? 0) - now
      if (pauseMs > 0) throw notRenewed(pauseMs / 1000)
      const leasedAt = now
      if (await takeLease(this.#scope(owner), owner.connectionId, version, lease)) {
        return this.#renewAlone(owner, grant, { lease, leasedAt, state })
      }
      const mayUseThis = state === 'fresh' && isGood(grant, now)
      if (now - begunAt > (mayUseThis ? shortWaitMs : waitMs)) throw notRenewed(5)
      await clock.sleep(50 + Math.random() * 150)
    }
  }

  /** Renews while holding the lease. */
  async #renewAlone(
    owner: TokenOwner,
    grant: GrantRow,
    turn: { readonly lease: string; readonly leasedAt: number; readonly state: 'fresh' | 'forced' },
  ): Promise<HeldToken> {
    const { clock, client, logger, observeRenewal } = this.#parts
    if (!client) return this.#giveUp(owner, grant, turn.lease, noClient())
    // Read after the lease was taken: what was read before may have been used by whoever held it before.
    const refresh = await this.#refreshToken(owner, turn.lease)
    if (!refresh) {
      return this.#refuse(owner, grant.version, new Error('Make gave no token to renew with.'))
    }
    const askedAt = clock.now()
    if (askedAt - turn.leasedAt > beginWithinMs) {
      return this.#giveUp(owner, grant, turn.lease, new Error('The database was too slow.'))
    }
    let tokens: Tokens
    try {
      tokens = observeRenewal
        ? await observeRenewal(() => client.refresh(refresh))
        : await client.refresh(refresh)
    } catch (error) {
      if (error instanceof TokenError && error.failure === 'grant') {
        return this.#refuse(owner, grant.version, error)
      }
      return this.#giveUp(owner, grant, turn.lease, error)
    }
    const { tenantId, connectionId } = owner
    logger.debug({ tenantId, connectionId }, 'tokens were renewed')
    return this.#keep(owner, { version: grant.version, tokens, askedAt, state: turn.state })
  }

  async #refreshToken(owner: TokenOwner, lease: string): Promise<Secret | null> {
    const { vault, clock } = this.#parts
    try {
      return await vault.find(this.#scope(owner), owner.connectionId, tokenFields.refresh)
    } catch (cause) {
      // A key that is missing may be given back: the grant itself is as good as it was.
      await noteFailure(this.#scope(owner), owner.connectionId, lease, new Date(clock.now()))
      throw cause instanceof SealBroken ? reconnectRequired(cause) : cause
    }
  }

  async #keep(owner: TokenOwner, renewal: Parameters<typeof keepRenewed>[3]): Promise<HeldToken> {
    const { database, vault, clock, logger, revocations } = this.#parts
    const { tenantId, connectionId } = owner
    const keep = () =>
      database.transaction((tx) => keepRenewed(vault, { db: tx, tenantId }, connectionId, renewal))
    for (let tries = 1; ; tries += 1) {
      try {
        if (await keep()) {
          const { access, lifetimeMs } = renewal.tokens
          const expiresAt = lifetimeMs === null ? null : new Date(renewal.askedAt + lifetimeMs)
          const version = renewal.version + 1
          return { value: access, version, dueAt: dueAt({ expiresAt, lifetimeMs }) }
        }
        break
      } catch (error) {
        if (tries >= keepTries || error instanceof SealBroken) throw error
        logger.warn({ tenantId, connectionId, err: error }, 'renewed tokens could not be kept yet')
        await clock.sleep(100 * 2 ** tries)
      }
    }
    // The connection was removed or connected anew meanwhile: nobody will ever use these.
    await revocations.giveBack(tenantId, renewal.tokens)
    return this.#held(owner, await this.#find(owner))
  }

  /** Make says that the grant is good for nothing. That is the end of it, unless somebody has renewed it meanwhile. */
  async #refuse(owner: TokenOwner, version: number, cause: unknown): Promise<HeldToken> {
    const { tenantId, connectionId } = owner
    if (await noteRefused(this.#scope(owner), connectionId, version)) {
      this.#parts.logger.info(
        { tenantId, connectionId, err: cause },
        'Make does not renew the tokens of a connection any more',
      )
      throw reconnectRequired(cause)
    }
    return this.#held(owner, await this.#find(owner))
  }

  /** Another try may bring tokens; until then nobody asks. */
  async #giveUp(owner: TokenOwner, grant: GrantRow, lease: string, cause: unknown): Promise<never> {
    const { clock, logger } = this.#parts
    const { tenantId, connectionId } = owner
    const now = clock.now()
    const asked = cause instanceof TokenError ? cause.retryAfterMs : undefined
    const retryAt = retryAtAfter(grant.failures, now, asked)
    await noteFailure(this.#scope(owner), connectionId, lease, new Date(retryAt))
    const isOurs = cause instanceof TokenError && cause.failure === 'client'
    logger[isOurs ? 'error' : 'warn'](
      { tenantId, connectionId, err: cause },
      isOurs
        ? 'Make refuses the OAuth client; check its id, secret and addresses'
        : 'tokens could not be renewed',
    )
    throw notRenewed((retryAt - now) / 1000, cause)
  }
}

function noClient(): Error {
  return new Error('The server has no OAuth client any more: set MAKE_CLIENT_ID again.')
}
