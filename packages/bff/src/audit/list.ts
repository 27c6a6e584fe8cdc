import { and, desc, eq, isNull, or, sql } from 'drizzle-orm'
import type { AuditRecord, ListAuditRecordsQuery } from '@inlaykit/shared'
import { cutPage, queryMark, readCursor } from '../mirror/cursor.js'
import { ofTenant, type TenantScope } from '../store/scope.js'
import { auditRecords } from '../store/tables.js'

type Row = typeof auditRecords.$inferSelect

function toRecord(row: Row): AuditRecord {
  const { id, at, source, userId, role, isOperator, action, resultId, connectionId } = row
  return {
    id,
    at: at.toISOString(),
    source,
    actor: { userId, role, operator: isOperator },
    action,
    target: row.targetKind === null ? null : { kind: row.targetKind, id: row.targetId },
    resultId,
    connectionId,
    fields: [...row.fields],
    requestId: row.requestId,
    outcome: row.outcome ?? 'unknown',
    status: row.status,
  }
}

/** The contract's times may lie in the year 0, which the database has not; nothing was recorded before the epoch anyway. */
const bound = (time: string) =>
  sql`${new Date(Math.max(0, Date.parse(time))).toISOString()}::timestamptz`

/** A page of a tenant's records, newest first, by keyset: what is written meanwhile moves none of them. */
export async function listAuditRecords(
  scope: TenantScope,
  query: ListAuditRecordsQuery,
): Promise<{ items: AuditRecord[]; nextCursor: string | null }> {
  const { limit, cursor, ...decisive } = query
  const { action, actor, target, outcome, from, to } = decisive
  const mark = queryMark({ of: [scope.tenantId, 'audit'], ...decisive })
  const place = cursor === undefined ? null : readCursor(mark, cursor, 'number')
  const after = place && new Date(Number(place.value)).toISOString()
  const rows = await scope.db
    .select()
    .from(auditRecords)
    .where(
      ofTenant(
        scope,
        auditRecords,
        and(
          action === undefined ? undefined : sql`${auditRecords.action} = ${action}`,
          actor === undefined ? undefined : eq(auditRecords.userId, actor),
          target === undefined
            ? undefined
            : or(eq(auditRecords.targetId, target), eq(auditRecords.resultId, target)),
          outcome === undefined
            ? undefined
            : outcome === 'unknown'
              ? isNull(auditRecords.outcome)
              : eq(auditRecords.outcome, outcome),
          from === undefined ? undefined : sql`${auditRecords.at} >= ${bound(from)}`,
          to === undefined ? undefined : sql`${auditRecords.at} <= ${bound(to)}`,
          place === null
            ? undefined
            : sql`(${auditRecords.at}, ${auditRecords.id}) < (${after}::timestamptz, ${place.id})`,
        ),
      ),
    )
    .orderBy(desc(auditRecords.at), desc(auditRecords.id))
    .limit(limit + 1)
  const { page, nextCursor } = cutPage(rows, limit, mark, ({ at }) => at.getTime())
  return { items: page.map(toRecord), nextCursor }
}
