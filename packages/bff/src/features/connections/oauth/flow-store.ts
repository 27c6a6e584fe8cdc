import { createHash } from 'node:crypto'
import { and, count, eq, gt, sql } from 'drizzle-orm'
import type { Queries } from '../../../store/database.js'
import { ofTenant, type TenantScope } from '../../../store/scope.js'
import { oauthFlows, secrets } from '../../../store/tables.js'
import { lateSeconds } from './cookie.js'

/** A way to a connection that is under way. */
export type FlowRow = typeof oauthFlows.$inferSelect

/** What is kept of a value that only its bearer may know. The values are drawn, so nothing can be guessed from it. */
export function digestOf(value: string): Buffer {
  return createHash('sha256').update(value, 'utf8').digest()
}

/** Adds a flow. */
export async function insertFlow(
  scope: TenantScope,
  flow: Omit<typeof oauthFlows.$inferInsert, 'tenantId'>,
): Promise<void> {
  await scope.db.insert(oauthFlows).values({ ...flow, tenantId: scope.tenantId })
}

/** How many flows of the tenant are under way. */
export async function countFlows(scope: TenantScope, now: Date): Promise<number> {
  const [row] = await scope.db
    .select({ flows: count() })
    .from(oauthFlows)
    .where(ofTenant(scope, oauthFlows, gt(oauthFlows.expiresAt, now)))
  return row?.flows ?? 0
}

/** Uses up a ticket; `null` when it is unknown, too old or used. */
export async function takeTicket(db: Queries, ticket: string, now: Date): Promise<FlowRow | null> {
  // Whose ticket it is only its row can tell: whoever comes with it has no viewer.
  const [flow] = await db
    .update(oauthFlows)
    .set({ ticketHash: null })
    .where(
      and(
        eq(oauthFlows.ticketHash, digestOf(ticket)),
        gt(oauthFlows.ticketExpiresAt, now),
        gt(oauthFlows.expiresAt, now),
      ),
    )
    .returning()
  return flow ?? null
}

/** Ties a flow to the state that comes back, and to the browser that brings it. */
export async function tieFlow(
  scope: TenantScope,
  id: string,
  tie: { readonly stateHash: Buffer; readonly browserHash: Buffer },
): Promise<void> {
  await scope.db
    .update(oauthFlows)
    .set(tie)
    .where(ofTenant(scope, oauthFlows, eq(oauthFlows.id, id)))
}

/** What has ended before is too late for anything but to be told so, by the time `now`. */
function longGone(now: Date): Date {
  return new Date(now.getTime() - lateSeconds * 1000)
}

/**
 * Uses up the flow of a state, if this browser began it; `null` when it is unknown, foreign or used. A foreign browser
 * leaves it as it is. It may have ended: see `expiresAt`.
 */
export async function takeFlow(
  db: Queries,
  state: string,
  browser: string,
  now: Date,
): Promise<FlowRow | null> {
  const [flow] = await db
    .delete(oauthFlows)
    .where(
      and(
        eq(oauthFlows.stateHash, digestOf(state)),
        eq(oauthFlows.browserHash, digestOf(browser)),
        gt(oauthFlows.expiresAt, longGone(now)),
      ),
    )
    .returning()
  return flow ?? null
}

/** Forgets flows that nobody asks for any more, with their verifiers. */
export async function dropOldFlows(db: Queries, now: Date): Promise<void> {
  await db.execute(sql`
    with gone as (
      delete from ${oauthFlows} where ${oauthFlows.expiresAt} <= ${longGone(now).toISOString()}::timestamptz
      returning tenant_id, id
    )
    delete from ${secrets} using gone
    where ${secrets.tenantId} = gone.tenant_id and ${secrets.recordId} = gone.id`)
}
