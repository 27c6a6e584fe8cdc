import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Queries } from './database.js'
import { connections } from './tables.js'

/**
 * A tenant's view of the store. Every function that reads or writes a tenant's rows takes one, and builds its condition
 * with {@link ofTenant}, so that no query can be written that forgets the tenant.
 */
export interface TenantScope {
  readonly db: Queries
  readonly tenantId: string
}

/** One connection's part of a tenant's rows. */
export interface ConnectionScope extends TenantScope {
  readonly connectionId: string
}

/** The tenant's rows of `table` that also meet `conditions`. */
export function ofTenant(
  scope: TenantScope,
  table: { readonly tenantId: PgColumn },
  ...conditions: (SQL | undefined)[]
): SQL {
  return and(eq(table.tenantId, scope.tenantId), ...conditions)!
}

/** The connection's rows of `table` that also meet `conditions`. */
export function ofConnection(
  scope: ConnectionScope,
  table: { readonly tenantId: PgColumn; readonly connectionId: PgColumn },
  ...conditions: (SQL | undefined)[]
): SQL {
  return ofTenant(scope, table, eq(table.connectionId, scope.connectionId), ...conditions)
}

/** One of many values, as one parameter: as many as there are values cost more than the look itself. */
export function isAnyOf(column: PgColumn, values: readonly string[]): SQL {
  return sql`${column} = any(${sql.param([...values])}::text[])`
}

/** Which part of an upstream a connection means; `null`: not chosen, or all of it. */
export interface MirrorTarget {
  readonly organizationId: string | null
  readonly teamId: string | null
}

/**
 * Holds the connection's row until the transaction ends, so that what is written beside it can't outlive it.
 * @param target what the connection is to mean: what was read of another organisation is not its own
 * @param strength `key share`: it stays; `no key update`: and no other holds it this strongly
 * @returns whether the connection is still there, and still means that
 */
export async function holdConnection(
  scope: ConnectionScope,
  target: MirrorTarget,
  strength: 'key share' | 'no key update',
): Promise<boolean> {
  const [row] = await scope.db
    .select({ organizationId: connections.organizationId, teamId: connections.teamId })
    .from(connections)
    .where(ofTenant(scope, connections, eq(connections.id, scope.connectionId)))
    .for(strength)
  return row?.organizationId === target.organizationId && row.teamId === target.teamId
}
