import { and, desc, eq, sql, type SQL } from 'drizzle-orm'
import type { IncompleteExecution, Page } from '@inlaykit/shared'
import { inParts } from '../core/parts.js'
import type { MakeIncompleteExecution } from '../make/port/incomplete-executions.js'
import { isAnyOf, ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorIncompleteExecutions, mirrorScenarios, mirrorState } from '../store/tables.js'
import { cutPage, queryMark, readCursor } from './cursor.js'
import { sameJson } from './same-json.js'
import { isItsScenario, scenarioName } from './scenarios.js'

/** What belongs to no scenario that is known is not shown. */
const ofItsScenario = isItsScenario(mirrorIncompleteExecutions)

/** One of the mirror, or `null`. */
export async function findIncompleteExecution(
  scope: ConnectionScope,
  id: string,
): Promise<IncompleteExecution | null> {
  const [found] = await scope.db
    .select({
      row: mirrorIncompleteExecutions.row,
      scenarioName,
    })
    .from(mirrorIncompleteExecutions)
    .innerJoin(mirrorScenarios, ofItsScenario)
    .where(ofConnection(scope, mirrorIncompleteExecutions, eq(mirrorIncompleteExecutions.id, id)))
  return found ? { ...found.row, scenarioName: found.scenarioName } : null
}

/** Mirrors some; answers whether anything is other than before. */
export async function putIncompleteExecutions(
  scope: ConnectionScope,
  items: readonly MakeIncompleteExecution[],
): Promise<boolean> {
  if (items.length === 0) return false
  const { db, tenantId, connectionId } = scope
  const ids = items.map(({ id }) => id)
  const rows = await db
    .select({ id: mirrorIncompleteExecutions.id, row: mirrorIncompleteExecutions.row })
    .from(mirrorIncompleteExecutions)
    .where(
      ofConnection(scope, mirrorIncompleteExecutions, isAnyOf(mirrorIncompleteExecutions.id, ids)),
    )
  const known = new Map(rows.map(({ id, row }) => [id, row]))
  const changed = items
    .filter((item) => {
      const before = known.get(item.id)
      return !before || !sameJson(before, item)
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  if (changed.length === 0) return false
  for (const part of inParts(changed)) {
    await db
      .insert(mirrorIncompleteExecutions)
      .values(
        part.map((row) => ({
          tenantId,
          connectionId,
          id: row.id,
          scenarioId: row.scenarioId,
          createdAt: row.createdAt ? new Date(row.createdAt) : null,
          row,
        })),
      )
      .onConflictDoUpdate({
        target: [
          mirrorIncompleteExecutions.tenantId,
          mirrorIncompleteExecutions.connectionId,
          mirrorIncompleteExecutions.id,
        ],
        set: { createdAt: sql`excluded.created_at`, row: sql`excluded."row"` },
      })
  }
  return true
}

/** Takes some out of the mirror; answers whether there were any. */
export async function removeIncompleteExecutions(
  scope: ConnectionScope,
  ids: readonly string[],
): Promise<boolean> {
  if (ids.length === 0) return false
  const removed = await scope.db
    .delete(mirrorIncompleteExecutions)
    .where(
      ofConnection(scope, mirrorIncompleteExecutions, isAnyOf(mirrorIncompleteExecutions.id, ids)),
    )
    .returning({ id: mirrorIncompleteExecutions.id })
  return removed.length > 0
}

/** Takes out of the mirror what runs of scenarios left that are no longer there. */
export async function removeIncompleteOf(
  scope: ConnectionScope,
  scenarioIds: readonly string[],
): Promise<void> {
  if (scenarioIds.length === 0) return
  await scope.db
    .delete(mirrorIncompleteExecutions)
    .where(
      ofConnection(
        scope,
        mirrorIncompleteExecutions,
        isAnyOf(mirrorIncompleteExecutions.scenarioId, scenarioIds),
      ),
    )
}

/** The ids of all that is mirrored of a scenario. */
export async function listIncompleteExecutionIds(
  scope: ConnectionScope,
  scenarioId: string,
): Promise<string[]> {
  const rows = await scope.db
    .select({ id: mirrorIncompleteExecutions.id })
    .from(mirrorIncompleteExecutions)
    .where(
      ofConnection(
        scope,
        mirrorIncompleteExecutions,
        eq(mirrorIncompleteExecutions.scenarioId, scenarioId),
      ),
    )
  return rows.map(({ id }) => id)
}

/** A page of what is mirrored, newest first, by keyset; what has no time comes last. */
export async function listMirroredIncompleteExecutions(
  scope: ConnectionScope,
  query: { scenarioId?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Omit<Page<IncompleteExecution>, 'asOf'>> {
  const { sortAt, id } = mirrorIncompleteExecutions
  const mark = queryMark({
    of: [scope.tenantId, scope.connectionId, 'incomplete-executions'],
    scenarioId: query.scenarioId,
  })
  let after: SQL | undefined
  if (query.cursor !== undefined) {
    const place = readCursor(mark, query.cursor, 'number')
    const at = place.value === null ? '-infinity' : new Date(Number(place.value)).toISOString()
    after = sql`(${sortAt}, ${id}) < (${at}::timestamptz, ${place.id})`
  }
  const rows = await scope.db
    .select({
      id,
      createdAt: mirrorIncompleteExecutions.createdAt,
      row: mirrorIncompleteExecutions.row,
      scenarioName,
    })
    .from(mirrorIncompleteExecutions)
    .innerJoin(mirrorScenarios, ofItsScenario)
    .where(
      ofConnection(
        scope,
        mirrorIncompleteExecutions,
        query.scenarioId === undefined
          ? undefined
          : eq(mirrorIncompleteExecutions.scenarioId, query.scenarioId),
        after,
      ),
    )
    .orderBy(desc(sortAt), desc(id))
    .limit(query.limit + 1)
  const { page, nextCursor } = cutPage(
    rows,
    query.limit,
    mark,
    ({ createdAt }) => createdAt?.getTime() ?? null,
  )
  return {
    items: page.map(({ row, scenarioName: name }) => ({ ...row, scenarioName: name })),
    nextCursor,
  }
}

/**
 * The scenarios whose incomplete executions were not read since `before`, those never read first: where the list of
 * scenarios counts any, or some are mirrored.
 */
export async function listUnreadIncomplete(
  scope: ConnectionScope,
  before: Date,
  limit: number,
): Promise<{ id: string; asOf: Date | null }[]> {
  const mirrored = sql`exists (select 1 from ${mirrorIncompleteExecutions} where ${ofItsScenario})`
  return scope.db
    .select({ id: mirrorScenarios.id, asOf: mirrorState.asOf })
    .from(mirrorScenarios)
    .leftJoin(
      mirrorState,
      and(
        eq(mirrorState.tenantId, mirrorScenarios.tenantId),
        eq(mirrorState.connectionId, mirrorScenarios.connectionId),
        sql`${mirrorState.part} = 'incomplete:' || ${mirrorScenarios.id}`,
      ),
    )
    .where(
      ofConnection(
        scope,
        mirrorScenarios,
        sql`(coalesce((${mirrorScenarios.row}->>'incompleteCount')::bigint, 0) > 0 or ${mirrored})`,
        sql`(${mirrorState.asOf} is null or ${mirrorState.asOf} < ${before})`,
      ),
    )
    .orderBy(sql`${mirrorState.asOf} asc nulls first`, mirrorScenarios.id)
    .limit(limit)
}
