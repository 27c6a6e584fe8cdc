import { eq, isNull, sql } from 'drizzle-orm'
import type { Database, Queries } from '../store/database.js'
import { ofTenant, type TenantScope } from '../store/scope.js'
import { auditRecords } from '../store/tables.js'

const dayMs = 24 * 60 * 60_000
/** Rows that one statement removes: short locks, and a short log. */
const batch = 5000

/** A record as it is kept, without its tenant. */
export type AuditRow = Omit<typeof auditRecords.$inferSelect, 'tenantId'>

/** How an act ended. */
export type AuditEnd = Pick<AuditRow, 'outcome' | 'status' | 'resultId'>

/** Writes a record. */
export async function insertAuditRecord(scope: TenantScope, row: AuditRow): Promise<void> {
  await scope.db.insert(auditRecords).values({ ...row, tenantId: scope.tenantId })
}

/** Completes a record, once: a second end changes nothing. */
export async function endAuditRecord(scope: TenantScope, id: string, end: AuditEnd): Promise<void> {
  await scope.db
    .update(auditRecords)
    .set(end)
    .where(ofTenant(scope, auditRecords, eq(auditRecords.id, id), isNull(auditRecords.outcome)))
}

/** Lets records go until the transaction ends: the database keeps them otherwise. */
async function letGo(tx: Queries): Promise<void> {
  await tx.execute(sql`set local inlaykit.forgetting = 'on'`)
}

/** Forgets a tenant's records. Needs a transaction. */
export async function forgetAuditRecords(scope: TenantScope): Promise<void> {
  await letGo(scope.db)
  await scope.db.delete(auditRecords).where(ofTenant(scope, auditRecords))
}

/**
 * Forgets records that are older than `days`.
 * @returns how many
 */
export async function pruneAuditRecords(
  database: Database,
  now: Date,
  days: number,
): Promise<number> {
  const before = new Date(now.getTime() - days * dayMs).toISOString()
  const old = sql`select ctid from ${auditRecords} where at < ${before}::timestamptz limit ${batch}`
  let removed = 0
  for (;;) {
    const count = await database.transaction(async (tx) => {
      await letGo(tx)
      const { rowCount } = await tx.execute(sql`delete from ${auditRecords} where ctid in (${old})`)
      return rowCount ?? 0
    })
    removed += count
    if (count < batch) return removed
  }
}
