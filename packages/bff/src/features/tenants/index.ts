import { asc, eq } from 'drizzle-orm'
import { forgetAuditRecords } from '../../audit/index.js'
import type { Database } from '../../store/database.js'
import type { Notifications } from '../../store/notifications.js'
import { connections, idempotencyRecords, tenants } from '../../store/tables.js'

/** The topic that tells of tenants that were deleted. */
export const deletedTenants = 'deleted-tenants'

/**
 * Forgets a tenant: its row takes connections, secrets, mirror and events with it; the records of its keyed requests and of
 * its acts go too. Its data key goes as well, so that sealed values which are left elsewhere can't be opened by the master
 * key alone.
 * @returns whether there was such a tenant
 */
export async function deleteTenant(
  { database, notifications }: { database: Database; notifications: Notifications },
  tenantId: string,
): Promise<boolean> {
  return database.transaction(async (tx) => {
    // Connections before their tenant, as the mirror locks them: the other way round would be a deadlock.
    await tx
      .select({ id: connections.id })
      .from(connections)
      .where(eq(connections.tenantId, tenantId))
      .orderBy(asc(connections.id))
      .for('update')
    const removed = await tx
      .delete(tenants)
      .where(eq(tenants.id, tenantId))
      .returning({ id: tenants.id })
    await tx.delete(idempotencyRecords).where(eq(idempotencyRecords.tenantId, tenantId))
    await forgetAuditRecords({ db: tx, tenantId })
    // Whatever is kept in memory goes on all instances, and there is no row left to tell an event of.
    await notifications.publish(tx, deletedTenants, tenantId)
    return removed.length > 0
  })
}
