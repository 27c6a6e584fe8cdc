import { and, asc, gt, type SQL } from 'drizzle-orm'
import type { Queries } from '../store/database.js'
import { tenants } from '../store/tables.js'

const pageSize = 200

/** A tenant's row in full. */
export type TenantRow = typeof tenants.$inferSelect

/** All tenants that meet `condition`, in the order of their ids, some at a time; those that come meanwhile may be missed. */
export async function* tenantPages(
  db: Queries,
  condition?: SQL,
): AsyncGenerator<readonly TenantRow[]> {
  let after = ''
  for (;;) {
    const page = await db
      .select()
      .from(tenants)
      .where(and(condition, gt(tenants.id, after)))
      .orderBy(asc(tenants.id))
      .limit(pageSize)
    const last = page.at(-1)
    if (!last) return
    yield page
    after = last.id
  }
}
