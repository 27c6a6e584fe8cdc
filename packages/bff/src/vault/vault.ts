import { and, eq, sql } from 'drizzle-orm'
import { Secret } from '../core/secret.js'
import type { Database } from '../store/database.js'
import { ofTenant, type TenantScope } from '../store/scope.js'
import { secrets, tenants } from '../store/tables.js'
import { seal, SealBroken, unseal } from './cipher.js'
import { createKeyring, secretPlace, type EncryptionKey } from './keyring.js'
import { rotateKeys, type KeyRotation, type KeyRotationOptions } from './rotation.js'
import { surveyKeys, type KeySurvey } from './survey.js'

export type { EncryptionKey } from './keyring.js'
export type { KeyRotation, KeyRotationOptions } from './rotation.js'
export type { KeySurvey } from './survey.js'

/**
 * Where secrets are kept: sealed with the tenant's own key, which a master key wraps. No key is kept in memory between two
 * calls: a read takes the secret and its wrapped key out of the database in one statement, so it never meets a rotation half
 * way and needs no word of it, and a deleted tenant's key is gone from all instances at once.
 */
export interface Vault {
  /** Makes the tenant's row and key when there is none yet. */
  ensureTenant(scope: TenantScope, now: Date): Promise<void>
  /**
   * Keeps `value` as `field` of the record, in place of what was there.
   * @throws {SealBroken} when there is no such tenant, or its key can't be opened
   */
  put(scope: TenantScope, recordId: string, field: string, value: Secret): Promise<void>
  /**
   * The value, or `null` when there is none.
   * @throws {SealBroken} when it can't be opened
   */
  find(scope: TenantScope, recordId: string, field: string): Promise<Secret | null>
  /** Forgets a field of the record, or all of them; answers how many there were. */
  remove(scope: TenantScope, recordId: string, field?: string): Promise<number>
  /**
   * Wraps every tenant's key with the first master key, so that the others are no longer needed. Any number of instances
   * may serve meanwhile, and another rotation may run; stopped half way, the next one goes on.
   */
  rotate(database: Database, options?: KeyRotationOptions): Promise<KeyRotation>
  /** Opens every tenant's key, and tells which master keys are in use. */
  survey(database: Database): Promise<KeySurvey>
}

/** A tenant's key is renewed in between about never, and hardly ever twice. */
const putAttempts = 5

/**
 * Opens the vault.
 * @param keys the first wraps new data keys, all unwrap
 */
export function createVault(keys: readonly EncryptionKey[]): Vault {
  const keyring = createKeyring(keys)

  /** Seals with the tenant's key and keeps it, unless that key was renewed meanwhile. */
  async function tryPut(
    { db, tenantId }: TenantScope,
    recordId: string,
    field: string,
    value: Secret,
  ): Promise<boolean> {
    const [tenant] = await db.select().from(tenants).where(eq(tenants.id, tenantId))
    if (!tenant) throw new SealBroken()
    const key = keyring.unwrap(tenantId, tenant)
    const place = secretPlace(tenantId, recordId, field, tenant.dataKeyId)
    const sealed = seal(key, Buffer.from(value.reveal(), 'utf8'), place)
    // The tenant's row is held until the value is committed: a renewal waits for it, or is waited for and then seen here.
    const { rowCount } = await db.execute(sql`
      insert into ${secrets} (tenant_id, record_id, field, sealed, key_id)
      select id, ${recordId}::text, ${field}::text, ${sealed}::bytea, data_key_id
      from ${tenants} where id = ${tenantId} and data_key_id = ${tenant.dataKeyId} for key share
      on conflict (tenant_id, record_id, field)
      do update set sealed = excluded.sealed, key_id = excluded.key_id`)
    return rowCount === 1
  }

  return {
    ensureTenant: async ({ db, tenantId }, now) => {
      const { wrapped } = keyring.draw(tenantId)
      await db
        .insert(tenants)
        .values({ id: tenantId, ...wrapped, dataKeyAt: now, createdAt: now })
        .onConflictDoNothing()
    },
    put: async (scope, recordId, field, value) => {
      for (let attempt = 0; attempt < putAttempts; attempt += 1) {
        if (await tryPut(scope, recordId, field, value)) return
      }
      throw new Error("The tenant's key was renewed whenever a secret was to be kept.")
    },
    find: async (scope, recordId, field) => {
      const { db, tenantId } = scope
      const [row] = await db
        .select({ sealed: secrets.sealed, keyId: secrets.keyId, wrapped: tenants })
        .from(secrets)
        .innerJoin(tenants, eq(tenants.id, secrets.tenantId))
        .where(
          ofTenant(scope, secrets, and(eq(secrets.recordId, recordId), eq(secrets.field, field))),
        )
      if (!row) return null
      if (row.keyId !== row.wrapped.dataKeyId) throw new SealBroken()
      const key = keyring.unwrap(tenantId, row.wrapped)
      const place = secretPlace(tenantId, recordId, field, row.keyId)
      return new Secret(unseal(key, row.sealed, place).toString('utf8'))
    },
    remove: async (scope, recordId, field) => {
      const removed = await scope.db
        .delete(secrets)
        .where(
          ofTenant(
            scope,
            secrets,
            eq(secrets.recordId, recordId),
            field === undefined ? undefined : eq(secrets.field, field),
          ),
        )
        .returning({ field: secrets.field })
      return removed.length
    },
    rotate: (database, options) => rotateKeys(database, keyring, options),
    survey: (database) => surveyKeys(database, keyring),
  }
}
