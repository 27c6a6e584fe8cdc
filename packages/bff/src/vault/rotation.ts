import { and, count, eq, lt, ne } from 'drizzle-orm'
import type { Database } from '../store/database.js'
import { ofTenant } from '../store/scope.js'
import { secrets, tenants } from '../store/tables.js'
import { seal, SealBroken, unseal } from './cipher.js'
import { secretPlace, type Keyring } from './keyring.js'
import { mostNamed } from './survey.js'
import { tenantPages, type TenantRow } from './tenant-pages.js'

/** How far a rotation is. */
export interface KeyRotationProgress {
  /** Tenants that were looked at. */
  readonly done: number
  /** Tenants that there were to look at when it began. */
  readonly total: number
}

/** How keys are to be rotated. */
export interface KeyRotationOptions {
  /**
   * Also draws a new data key for each tenant whose key was made before this time, and seals its secrets anew. A rotation
   * that was stopped goes on when it is given the same time again.
   */
  readonly renewBefore?: Date | undefined
  /** Hears how far it is, after every some hundred tenants. */
  readonly onProgress?: ((progress: KeyRotationProgress) => void) | undefined
  /** Stops it between two tenants; then it rejects with the signal's reason, and what was done stays done. */
  readonly signal?: AbortSignal | undefined
}

/** What came of a rotation. */
export interface KeyRotation {
  /** The id of the master key that wraps now. */
  readonly currentId: string
  /** Tenants whose data key was wrapped anew. */
  readonly rewrapped: number
  /** Tenants that got a new data key. */
  readonly renewed: number
  /** Tenants whose data key, or a secret, can't be opened: nothing of theirs was changed. */
  readonly failed: number
  /** The first of them. */
  readonly failedTenants: readonly string[]
  /** Tenants whose data key another master key still wraps; 0: the other master keys are no longer needed. */
  readonly remaining: number
}

/** Wraps the tenant's key anew, unless somebody else has touched it; answers whether it was done here. */
async function rewrap(database: Database, keyring: Keyring, row: TenantRow): Promise<boolean> {
  const key = keyring.unwrap(row.id, row)
  const { rowCount } = await database.db
    .update(tenants)
    .set(keyring.wrap(row.id, row.dataKeyId, key))
    .where(
      and(
        eq(tenants.id, row.id),
        eq(tenants.dataKeyId, row.dataKeyId),
        eq(tenants.masterKeyId, row.masterKeyId),
      ),
    )
  return rowCount === 1
}

/**
 * Draws the tenant a new key and seals all of its secrets with it, in one transaction: a reader has all of the old or all of
 * the new, and a writer waits for the end.
 */
async function renew(
  database: Database,
  keyring: Keyring,
  tenantId: string,
  { before, now }: { before: Date; now: Date },
): Promise<boolean> {
  return database.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(tenants)
      .where(and(eq(tenants.id, tenantId), lt(tenants.dataKeyAt, before)))
      .for('update')
    if (!row) return false
    const old = keyring.unwrap(tenantId, row)
    const { wrapped, key } = keyring.draw(tenantId)
    const scope = { db: tx, tenantId }
    for (const { recordId, field, sealed, keyId } of await tx
      .select()
      .from(secrets)
      .where(ofTenant(scope, secrets))
      .orderBy(secrets.recordId, secrets.field)) {
      if (keyId !== row.dataKeyId) throw new SealBroken()
      const plain = unseal(old, sealed, secretPlace(tenantId, recordId, field, keyId))
      const place = secretPlace(tenantId, recordId, field, wrapped.dataKeyId)
      await tx
        .update(secrets)
        .set({ sealed: seal(key, plain, place), keyId: wrapped.dataKeyId })
        .where(
          ofTenant(scope, secrets, and(eq(secrets.recordId, recordId), eq(secrets.field, field))),
        )
    }
    await tx
      .update(tenants)
      .set({ ...wrapped, dataKeyAt: now })
      .where(eq(tenants.id, tenantId))
    return true
  })
}

/** Rotates; see {@link KeyRotationOptions} and the vault's `rotate`. */
export async function rotateKeys(
  database: Database,
  keyring: Keyring,
  options: KeyRotationOptions = {},
): Promise<KeyRotation> {
  const { db } = database
  const { renewBefore, onProgress, signal } = options
  const failed = new Set<string>()
  const foreign = ne(tenants.masterKeyId, keyring.currentId)
  const aged = renewBefore && lt(tenants.dataKeyAt, renewBefore)
  const countOf = async (condition: typeof foreign) => {
    const [row] = await db.select({ n: count() }).from(tenants).where(condition)
    return row?.n ?? 0
  }
  const total = (aged ? await countOf(aged) : 0) + (await countOf(foreign))
  let done = 0

  /** Does `work` for each tenant that meets `condition`; answers for how many it did something. */
  async function each(
    condition: typeof foreign,
    work: (row: TenantRow) => Promise<boolean>,
  ): Promise<number> {
    let worked = 0
    for await (const page of tenantPages(db, condition)) {
      for (const row of page) {
        signal?.throwIfAborted()
        try {
          if (await work(row)) worked += 1
        } catch (error) {
          if (!(error instanceof SealBroken)) throw error
          failed.add(row.id)
        }
      }
      done += page.length
      onProgress?.({ done, total: Math.max(done, total) })
    }
    return worked
  }

  const now = new Date()
  const renewed =
    renewBefore && aged
      ? await each(aged, ({ id }) => renew(database, keyring, id, { before: renewBefore, now }))
      : 0
  const rewrapped = await each(foreign, (row) => rewrap(database, keyring, row))
  return {
    currentId: keyring.currentId,
    rewrapped,
    renewed,
    failed: failed.size,
    failedTenants: [...failed].slice(0, mostNamed),
    remaining: await countOf(foreign),
  }
}
