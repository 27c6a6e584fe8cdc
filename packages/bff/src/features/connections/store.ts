import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Connection, ConnectionStatus } from '@inlaykit/shared'
import { ofTenant, type TenantScope } from '../../store/scope.js'
import { connections } from '../../store/tables.js'

/** A connection as it is stored; its credential is in the vault. */
export type ConnectionRow = typeof connections.$inferSelect

/** The connection as viewers may see it. */
export function toConnection(row: ConnectionRow): Connection {
  return {
    id: row.id,
    label: row.label,
    dialect: row.dialect,
    kind: row.kind,
    zone: row.zone,
    organizationId: row.organizationId,
    teamId: row.teamId,
    plan: row.plan,
    status: row.status,
    isDefault: row.isDefault,
    hint: row.hint,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }
}

/** The tenant's connection of that id, or its default one when none is named; `null` when there is none. */
export async function findConnection(
  scope: TenantScope,
  id: string | undefined,
): Promise<ConnectionRow | null> {
  const [row] = await scope.db
    .select()
    .from(connections)
    .where(
      ofTenant(
        scope,
        connections,
        id === undefined ? eq(connections.isDefault, true) : eq(connections.id, id),
      ),
    )
  return row ?? null
}

/** The tenant's connections, the default one first. */
export async function listConnections(scope: TenantScope): Promise<ConnectionRow[]> {
  return scope.db
    .select()
    .from(connections)
    .where(ofTenant(scope, connections))
    .orderBy(desc(connections.isDefault), asc(connections.createdAt), asc(connections.id))
}

/** What makes two connections of a tenant the same: connecting it again renews the credential. */
export type ConnectionTarget = Pick<
  ConnectionRow,
  'dialect' | 'baseUrl' | 'organizationId' | 'teamId'
>

type ConnectionValues = ConnectionTarget &
  Pick<ConnectionRow, 'label' | 'kind' | 'zone' | 'plan' | 'hint'>

/**
 * Makes writers of the tenant's connections take turns until the transaction ends, on all instances. It locks no row: the
 * mirror holds a connection's and then takes the tenant's to tell of it, and the other way round would be a deadlock.
 */
export async function lockTenant({ db, tenantId }: TenantScope): Promise<void> {
  const key = JSON.stringify(['inlaykit connections', tenantId])
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

/** The tenant's connection to that target; `null` when there is none. */
export async function findSameConnection(
  scope: TenantScope,
  target: ConnectionTarget,
): Promise<ConnectionRow | null> {
  const same = (await listConnections(scope)).find(
    (row) =>
      row.dialect === target.dialect &&
      row.baseUrl === target.baseUrl &&
      row.organizationId === target.organizationId &&
      row.teamId === target.teamId,
  )
  return same ?? null
}

/** Adds a connection; the tenant's first becomes its default. Under {@link lockTenant}. */
export async function insertConnection(
  scope: TenantScope,
  values: ConnectionValues,
  now: Date,
): Promise<ConnectionRow> {
  const present = await listConnections(scope)
  const [row] = await scope.db
    .insert(connections)
    .values({
      ...values,
      tenantId: scope.tenantId,
      id: randomUUID(),
      status: values.organizationId === null ? 'incomplete' : 'untested',
      isDefault: present.length === 0,
      createdAt: now,
    })
    .returning()
  return row!
}

/** Changes a connection; a renewed credential has yet to prove itself, and whatever is built on the old one is void. */
export async function updateConnection(
  scope: TenantScope,
  row: ConnectionRow,
  values: ConnectionValues,
  { renewed }: { renewed: boolean },
): Promise<ConnectionRow> {
  const renewal = renewed
    ? { status: 'untested' as const, credentialVersion: row.credentialVersion + 1 }
    : {}
  const [changed] = await scope.db
    .update(connections)
    .set({ ...values, ...renewal })
    .where(ofTenant(scope, connections, eq(connections.id, row.id)))
    .returning()
  return changed!
}

/** Makes a connection the tenant's default one. Under {@link lockTenant}. */
export async function makeDefault(scope: TenantScope, id: string): Promise<void> {
  // One after the other: there must never be two, not even between two rows of one statement.
  await scope.db
    .update(connections)
    .set({ isDefault: false })
    .where(ofTenant(scope, connections, eq(connections.isDefault, true)))
  await scope.db
    .update(connections)
    .set({ isDefault: true })
    .where(ofTenant(scope, connections, eq(connections.id, id)))
}

/** Changes what people chose of a connection. */
export async function changeConnection(
  scope: TenantScope,
  id: string,
  changes: Partial<Pick<ConnectionRow, 'label' | 'organizationId' | 'teamId' | 'plan' | 'status'>>,
): Promise<void> {
  await scope.db
    .update(connections)
    .set(changes)
    .where(ofTenant(scope, connections, eq(connections.id, id)))
}

/** Notes how the connection stands; answers whether that is news. */
export async function setConnectionStatus(
  scope: TenantScope,
  id: string,
  status: ConnectionStatus,
  credentialVersion: number,
): Promise<boolean> {
  const rows = await scope.db
    .update(connections)
    .set({ status })
    .where(
      and(
        ofTenant(scope, connections, eq(connections.id, id)),
        // A verdict on a credential that has been renewed since is no verdict.
        eq(connections.credentialVersion, credentialVersion),
      ),
    )
    .returning({ id: connections.id })
  return rows.length > 0
}

/** Notes that the connection was used. */
export async function touchConnection(scope: TenantScope, id: string, now: Date): Promise<void> {
  await scope.db
    .update(connections)
    .set({ lastUsedAt: now })
    .where(ofTenant(scope, connections, eq(connections.id, id)))
}

/**
 * Removes a connection with its mirror; the oldest of those that are left becomes the default. Its secrets are the vault's
 * to remove.
 */
export async function deleteConnection(scope: TenantScope, id: string): Promise<boolean> {
  const removed = await scope.db
    .delete(connections)
    .where(ofTenant(scope, connections, eq(connections.id, id)))
    .returning()
  if (!removed[0]) return false
  const [next] = await listConnections(scope)
  if (removed[0].isDefault && next) await makeDefault(scope, next.id)
  return true
}
