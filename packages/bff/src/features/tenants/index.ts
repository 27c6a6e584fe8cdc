import { eq } from 'drizzle-orm'
import type { Database } from '../../store/database.js'
import { tenants } from '../../store/tables.js'

/**
 * Forgets a tenant: its row takes connections, secrets, mirror and events with it. Its data key goes too, so that what a
 * copy of the database still holds can't be opened by the master key alone.
 */
export async function deleteTenant(database: Database, tenantId: string): Promise<void> {
  await database.db.delete(tenants).where(eq(tenants.id, tenantId))
}
