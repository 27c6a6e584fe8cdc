import { eq } from 'drizzle-orm'
import type { Database } from '../../store/database.js'
import { idempotencyRecords, tenants } from '../../store/tables.js'

/**
 * Forgets a tenant: its row takes connections, secrets, mirror and events with it, and the records of its keyed requests go too. Its data key goes too, so that sealed
 * values which are left elsewhere can't be opened by the master key alone.
 * @returns whether there was such a tenant
 */
export async function deleteTenant(database: Database, tenantId: string): Promise<boolean> {
  return database.transaction(async (tx) => {
    const removed = await tx
      .delete(tenants)
      .where(eq(tenants.id, tenantId))
      .returning({ id: tenants.id })
    await tx.delete(idempotencyRecords).where(eq(idempotencyRecords.tenantId, tenantId))
    return removed.length > 0
  })
}
