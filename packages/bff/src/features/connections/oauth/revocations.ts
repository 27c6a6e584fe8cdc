import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Clock } from '../../../core/clock.js'
import type { Logger } from '../../../core/logger.js'
import type { Secret } from '../../../core/secret.js'
import type { Database } from '../../../store/database.js'
import { ofTenant, type TenantScope } from '../../../store/scope.js'
import { connections, oauthRevocations } from '../../../store/tables.js'
import { SealBroken } from '../../../vault/cipher.js'
import type { Vault } from '../../../vault/vault.js'
import type { OAuthClient, Tokens } from './client.js'
import { dropGrant, tokenFields } from './grant-store.js'

interface Parts {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly logger: Logger
  readonly client: OAuthClient | null
  /** Whether this process looks after what is due by itself. */
  readonly background: boolean
}

const everyMs = 30_000
/** Who takes a token to give it back has so long for it, in ms; then another may try. */
const claimMs = 60_000
const batch = 10
/** After so many tries, over some eight hours, Make keeps it until it ends by itself. */
const mostTries = 12
const longestPauseMs = 2 * 60 * 60_000
/** The field of the token in the vault, under the revocation's id. */
const field = 'token'

interface Due {
  readonly tenantId: string
  readonly id: string
  readonly tries: number
}

/** Gives tokens back to Make once nobody needs them: at once, and again until it has worked, whatever becomes of the process. */
export class Revocations {
  readonly #parts: Parts
  readonly #closing = new AbortController()
  #working: Promise<void> = Promise.resolve()
  readonly #looping: Promise<void>

  constructor(parts: Parts) {
    this.#parts = parts
    this.#looping = parts.background && this.#client() ? this.#loop() : Promise.resolve()
  }

  #client(): OAuthClient | null {
    const { client } = this.#parts
    return client?.canRevoke ? client : null
  }

  /**
   * Forgets a connection's tokens here, and has them given back to Make. In the transaction that ends their use; call
   * {@link Revocations.wake} after it.
   */
  async forget(scope: TenantScope, connectionId: string): Promise<void> {
    const token = await this.#tokenOf(scope, connectionId)
    await dropGrant(this.#parts.vault, scope, connectionId)
    if (token) await this.#add(scope, token)
  }

  /**
   * Has a connection's tokens given back to Make, since others take their place. In the transaction that puts them there,
   * before it does; call {@link Revocations.wake} after it.
   */
  async supersede(scope: TenantScope, connectionId: string, by: Tokens): Promise<void> {
    const token = await this.#tokenOf(scope, connectionId)
    // A server that gives the same ones again must not have them back.
    const isKept = [by.refresh, by.access].some((one) => one !== null && token?.equals(one))
    if (token && !isKept) await this.#add(scope, token)
  }

  /** Has tokens given back that were never kept. */
  async giveBack(tenantId: string, tokens: Tokens): Promise<void> {
    const { database, logger } = this.#parts
    try {
      await database.transaction((tx) =>
        this.#add({ db: tx, tenantId }, tokens.refresh ?? tokens.access),
      )
      this.wake()
    } catch (error) {
      logger.warn({ tenantId, err: error }, 'tokens that nobody uses could not be given back')
    }
  }

  /**
   * Gives back all of a tenant that is about to be forgotten. Its key is destroyed then, so there is one try, of 10 s at
   * most; never rejects.
   */
  async giveBackAll(tenantId: string): Promise<void> {
    const { database, logger, vault } = this.#parts
    const client = this.#client()
    if (!client) return
    const scope = { db: database.db, tenantId }
    try {
      const rows = await database.db
        .select({ id: connections.id })
        .from(connections)
        .where(ofTenant(scope, connections, eq(connections.kind, 'oauth')))
      const waiting = await database.db
        .select({ id: oauthRevocations.id })
        .from(oauthRevocations)
        .where(ofTenant(scope, oauthRevocations))
      const tokens = await Promise.all([
        ...rows.map(({ id }) => this.#tokenOf(scope, id)),
        ...waiting.map(({ id }) => vault.find(scope, id, field)),
      ])
      const given = tokens.filter((token) => token !== null).map((token) => client.revoke(token))
      const failed = (await Promise.allSettled(given)).filter(({ status }) => status === 'rejected')
      if (failed.length > 0) {
        logger.warn({ tenantId, failed: failed.length }, 'tokens of a tenant were not given back')
      }
    } catch (error) {
      logger.warn({ tenantId, err: error }, 'tokens of a tenant could not be given back')
    }
  }

  /** Sees to what is due now, in this process. */
  wake(): void {
    if (this.#client() && !this.#closing.signal.aborted) {
      this.#working = this.#working.then(() => this.#work())
    }
  }

  /** Ends once what is under way is done. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('The BFF is closing.'))
    await this.#looping
    await this.#working
  }

  /** The token whose end ends the grant; `null` when there is none, or it can't be given back. */
  async #tokenOf(scope: TenantScope, connectionId: string): Promise<Secret | null> {
    const { vault } = this.#parts
    if (!this.#client()) return null
    try {
      return (
        (await vault.find(scope, connectionId, tokenFields.refresh)) ??
        (await vault.find(scope, connectionId, tokenFields.access))
      )
    } catch (error) {
      if (error instanceof SealBroken) return null
      throw error
    }
  }

  async #add(scope: TenantScope, token: Secret): Promise<void> {
    if (!this.#client()) return
    const { vault, clock } = this.#parts
    const id = `oauth-revocation:${randomUUID()}`
    await vault.put(scope, id, field, token)
    await scope.db
      .insert(oauthRevocations)
      .values({ tenantId: scope.tenantId, id, dueAt: new Date(clock.now()) })
  }

  async #loop(): Promise<void> {
    const { clock } = this.#parts
    for (;;) {
      this.wake()
      try {
        await clock.sleep(everyMs, this.#closing.signal)
      } catch {
        return
      }
    }
  }

  async #work(): Promise<void> {
    const { logger } = this.#parts
    try {
      for (;;) {
        if (this.#closing.signal.aborted) return
        const due = await this.#claim()
        await Promise.all(due.map((one) => this.#give(one)))
        if (due.length < batch) return
      }
    } catch (error) {
      logger.warn({ err: error }, 'tokens could not be given back')
    }
  }

  async #claim(): Promise<Due[]> {
    const { database, clock } = this.#parts
    const now = clock.now()
    const [until, at] = [now + claimMs, now].map((ms) => new Date(ms).toISOString())
    return database.db
      .update(oauthRevocations)
      .set({ dueAt: new Date(until!), tries: sql`${oauthRevocations.tries} + 1` })
      .where(
        sql`(tenant_id, id) in (
          select tenant_id, id from ${oauthRevocations} where due_at <= ${at}::timestamptz
          order by due_at limit ${batch} for update skip locked)`,
      )
      .returning({
        tenantId: oauthRevocations.tenantId,
        id: oauthRevocations.id,
        tries: oauthRevocations.tries,
      })
  }

  async #give({ tenantId, id, tries }: Due): Promise<void> {
    const { database, vault, clock, logger } = this.#parts
    const scope = { db: database.db, tenantId }
    const which = ofTenant(scope, oauthRevocations, eq(oauthRevocations.id, id))
    const drop = async () => {
      await vault.remove(scope, id)
      await database.db.delete(oauthRevocations).where(which)
    }
    try {
      const token = await vault.find(scope, id, field)
      if (token) await this.#client()?.revoke(token)
      await drop()
    } catch (error) {
      if (error instanceof SealBroken || tries >= mostTries) {
        await drop()
        logger.warn(
          { tenantId, err: error },
          'a token was not given back, and no more tries are made',
        )
        return
      }
      const pauseMs = Math.min(longestPauseMs, 30_000 * 2 ** (tries - 1))
      await database.db
        .update(oauthRevocations)
        .set({ dueAt: new Date(clock.now() + pauseMs) })
        .where(which)
      logger.warn({ tenantId, err: error }, 'a token was not given back yet')
    }
  }
}
