import { and, asc, eq, gt, lt, min, sql } from 'drizzle-orm'
import type { InlaykitEvent } from '@inlaykit/shared'
import { inParts } from '../core/parts.js'
import type { Database, Queries } from '../store/database.js'
import { events, tenants } from '../store/tables.js'

/** A change to be told, before it has its place in the tenant's order. */
export type NewEvent = Pick<InlaykitEvent, 'type'> &
  Partial<Pick<InlaykitEvent, 'connectionId' | 'scenarioId' | 'executionId' | 'status'>>

/**
 * Writes events at the end of the transaction that changed what they tell of. The tenant's counter is locked until the
 * commit, so ids grow in commit order and a resumed stream skips none.
 */
export async function appendEvents(
  tx: Queries,
  tenantId: string,
  news: readonly NewEvent[],
  now: Date,
): Promise<void> {
  if (news.length === 0) return
  const [row] = await tx
    .update(tenants)
    .set({ lastEventId: sql`${tenants.lastEventId} + ${news.length}` })
    .where(eq(tenants.id, tenantId))
    .returning({ last: tenants.lastEventId })
  if (!row) return
  const first = row.last - news.length + 1
  const rows = news.map((event, index) => ({
    tenantId,
    id: first + index,
    type: event.type,
    connectionId: event.connectionId ?? null,
    scenarioId: event.scenarioId ?? null,
    executionId: event.executionId ?? null,
    status: event.status ?? null,
    at: now,
  }))
  for (const part of inParts(rows)) await tx.insert(events).values(part)
}

/** The id of the tenant's newest event; 0 when there was none. */
export async function lastEventId({ db }: Database, tenantId: string): Promise<number> {
  const [row] = await db
    .select({ last: tenants.lastEventId })
    .from(tenants)
    .where(eq(tenants.id, tenantId))
  return row?.last ?? 0
}

/** The tenant's events after `id`, oldest first; `null` when some of them are no longer kept. */
export async function eventsAfter(
  { db }: Database,
  tenantId: string,
  id: number,
  limit: number,
): Promise<InlaykitEvent[] | null> {
  const rows = await db
    .select()
    .from(events)
    .where(and(eq(events.tenantId, tenantId), gt(events.id, id)))
    .orderBy(asc(events.id))
    .limit(limit)
  const first = rows[0]
  if (first && first.id !== id + 1) return null
  return rows.map((row) => ({
    id: String(row.id),
    type: row.type,
    at: row.at.toISOString(),
    connectionId: row.connectionId,
    scenarioId: row.scenarioId,
    executionId: row.executionId,
    status: row.status,
  }))
}

/** The oldest event that is still kept; `null` when none is. */
export async function oldestEventId({ db }: Database, tenantId: string): Promise<number | null> {
  const [row] = await db
    .select({ oldest: min(events.id) })
    .from(events)
    .where(eq(events.tenantId, tenantId))
  return row?.oldest ?? null
}

/** Forgets events older than `before`, whosever they are. */
export async function pruneEvents({ db }: Database, before: Date): Promise<void> {
  await db.delete(events).where(lt(events.at, before))
}
