import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { Secret } from '../core/secret.js'
import type { Queries } from '../store/database.js'
import { ofTenant, type TenantScope } from '../store/scope.js'
import { secrets, tenants } from '../store/tables.js'
import { seal, SealBroken, unseal } from './cipher.js'

/** A master key: `id` is stored beside what it wraps, `key` is 32 bytes in base64. */
export interface EncryptionKey {
  readonly id: string
  readonly key: string
}

/** Where secrets are kept: encrypted with the tenant's own key, which the master key wraps. */
export interface Vault {
  /** Makes the tenant's row and key when there is none yet. */
  ensureTenant(scope: TenantScope, now: Date): Promise<void>
  /** Keeps `value` as `field` of the record, in place of what was there. */
  put(scope: TenantScope, recordId: string, field: string, value: Secret): Promise<void>
  /**
   * The value, or `null` when there is none.
   * @throws {SealBroken} when it can't be opened
   */
  find(scope: TenantScope, recordId: string, field: string): Promise<Secret | null>
}

function wrapPlace(tenantId: string): readonly string[] {
  return ['data-key', tenantId]
}

function secretPlace(tenantId: string, recordId: string, field: string): readonly string[] {
  return ['secret', tenantId, recordId, field]
}

/**
 * Opens the vault.
 * @param keys the first wraps new data keys, all unwrap
 */
export function createVault(keys: readonly EncryptionKey[]): Vault {
  const masters = new Map(keys.map((entry) => [entry.id, Buffer.from(entry.key, 'base64')]))
  const current = keys[0]
  if (!current) throw new TypeError('The vault needs at least one encryption key.')

  async function dataKey(db: Queries, tenantId: string): Promise<Buffer> {
    const [row] = await db.select().from(tenants).where(eq(tenants.id, tenantId))
    const master = row && masters.get(row.masterKeyId)
    if (!row || !master) throw new SealBroken()
    return unseal(master, row.dataKey, wrapPlace(tenantId))
  }

  return {
    ensureTenant: async ({ db, tenantId }, now) => {
      const wrapped = seal(masters.get(current.id)!, randomBytes(32), wrapPlace(tenantId))
      await db
        .insert(tenants)
        .values({ id: tenantId, masterKeyId: current.id, dataKey: wrapped, createdAt: now })
        .onConflictDoNothing()
    },
    put: async ({ db, tenantId }, recordId, field, value) => {
      const key = await dataKey(db, tenantId)
      const sealed = seal(
        key,
        Buffer.from(value.reveal(), 'utf8'),
        secretPlace(tenantId, recordId, field),
      )
      await db
        .insert(secrets)
        .values({ tenantId, recordId, field, sealed })
        .onConflictDoUpdate({
          target: [secrets.tenantId, secrets.recordId, secrets.field],
          set: { sealed },
        })
    },
    find: async (scope, recordId, field) => {
      const { db, tenantId } = scope
      const rows = await db
        .select({ sealed: secrets.sealed, field: secrets.field })
        .from(secrets)
        .where(ofTenant(scope, secrets, eq(secrets.recordId, recordId)))
      const row = rows.find((entry) => entry.field === field)
      if (!row) return null
      const key = await dataKey(db, tenantId)
      return new Secret(
        unseal(key, row.sealed, secretPlace(tenantId, recordId, field)).toString('utf8'),
      )
    },
  }
}
