import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq } from 'drizzle-orm'
import type { Connection, ConnectionStatus } from '@inlaykit/shared'
import { ofTenant, type TenantScope } from '../../store/scope.js'
import { connections, secrets } from '../../store/tables.js'

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

/** Adds a connection, or renews the one with the same target; the tenant's first becomes its default. */
export async function saveConnection(
  scope: TenantScope,
  values: ConnectionTarget & Pick<ConnectionRow, 'label' | 'kind' | 'zone' | 'plan' | 'hint'>,
  now: Date,
): Promise<ConnectionRow> {
  const present = await listConnections(scope)
  const same = present.find(
    (row) =>
      row.dialect === values.dialect &&
      row.baseUrl === values.baseUrl &&
      row.organizationId === values.organizationId &&
      row.teamId === values.teamId,
  )
  const [row] = same
    ? await scope.db
        .update(connections)
        .set({ ...values, status: 'untested', credentialVersion: same.credentialVersion + 1 })
        .where(ofTenant(scope, connections, eq(connections.id, same.id)))
        .returning()
    : await scope.db
        .insert(connections)
        .values({
          ...values,
          tenantId: scope.tenantId,
          id: randomUUID(),
          status: 'untested',
          isDefault: present.length === 0,
          createdAt: now,
        })
        .returning()
  return row!
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

/** Removes a connection with its secret and its mirror; the oldest of those that are left becomes the default. */
export async function deleteConnection(scope: TenantScope, id: string): Promise<boolean> {
  const removed = await scope.db
    .delete(connections)
    .where(ofTenant(scope, connections, eq(connections.id, id)))
    .returning()
  if (!removed[0]) return false
  await scope.db.delete(secrets).where(ofTenant(scope, secrets, eq(secrets.recordId, id)))
  const [next] = await listConnections(scope)
  if (removed[0].isDefault && next) {
    await scope.db
      .update(connections)
      .set({ isDefault: true })
      .where(ofTenant(scope, connections, eq(connections.id, next.id)))
  }
  return true
}
