import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Execution, ExecutionStatus, ExecutionTrigger } from '@inlaykit/shared'
import { ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorExecutions } from '../store/tables.js'
import { queryMark, readCursor, writeCursor } from './cursor.js'
import { toExecution, type RetryMeans } from './executions.js'

/** Which runs are meant. */
export interface ExecutionMatch {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly status?: readonly ExecutionStatus[] | undefined
  readonly trigger?: readonly ExecutionTrigger[] | undefined
  readonly scenarioId?: string | undefined
}

/** What a list of runs asks of the mirror. */
export interface ExecutionFilter extends ExecutionMatch {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Where runs without a start are sorted. */
const farPast = sql`'-infinity'::timestamptz`

/** The contract's times may lie in the year 0, which the database has not; nothing ran before the epoch anyway. */
function bound(time: string): SQL {
  return sql`${new Date(Math.max(0, Date.parse(time))).toISOString()}::timestamptz`
}

/** The condition on a connection's runs; one that bounds the time leaves out those without a start. */
export function matchExecutions(scope: ConnectionScope, match: ExecutionMatch): SQL {
  const { scenarioId, from, to, status, trigger } = match
  const { sortAt } = mirrorExecutions
  return ofConnection(
    scope,
    mirrorExecutions,
    scenarioId === undefined ? undefined : eq(mirrorExecutions.scenarioId, scenarioId),
    from === undefined ? undefined : sql`${sortAt} >= ${bound(from)}`,
    to === undefined ? undefined : sql`${sortAt} <= ${bound(to)}`,
    to === undefined || from !== undefined ? undefined : sql`${sortAt} > ${farPast}`,
    status === undefined ? undefined : inArray(mirrorExecutions.status, [...status]),
    trigger === undefined ? undefined : inArray(mirrorExecutions.trigger, [...trigger]),
  )
}

/** A page of mirrored runs, newest first, by keyset; those without a start come last. */
export async function listMirroredExecutions(
  scope: ConnectionScope,
  filter: ExecutionFilter,
  means: RetryMeans,
): Promise<{ items: Execution[]; nextCursor: string | null }> {
  const { limit, cursor, ...decisive } = filter
  const mark = queryMark({ of: [scope.tenantId, scope.connectionId, 'executions'], ...decisive })
  let after: SQL | undefined
  if (cursor !== undefined) {
    const position = readCursor(mark, cursor, 'number')
    const at =
      position.value === null ? '-infinity' : new Date(Number(position.value)).toISOString()
    after = sql`(${mirrorExecutions.sortAt}, ${mirrorExecutions.id}) < (${at}::timestamptz, ${position.id})`
  }
  const rows = await scope.db
    .select()
    .from(mirrorExecutions)
    .where(and(matchExecutions(scope, decisive), after))
    .orderBy(desc(mirrorExecutions.sortAt), desc(mirrorExecutions.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => toExecution(row, means)),
    nextCursor:
      rows.length > limit && last
        ? writeCursor(mark, { value: last.startedAt?.getTime() ?? null, id: last.id })
        : null,
  }
}

/** When the oldest mirrored run of the scenario began; `null`: none has a start. */
export async function findOldestStart(
  scope: ConnectionScope,
  scenarioId: string,
): Promise<Date | null> {
  const [row] = await scope.db
    .select({ startedAt: mirrorExecutions.startedAt })
    .from(mirrorExecutions)
    .where(
      ofConnection(
        scope,
        mirrorExecutions,
        eq(mirrorExecutions.scenarioId, scenarioId),
        sql`${mirrorExecutions.sortAt} > ${farPast}`,
      ),
    )
    .orderBy(asc(mirrorExecutions.sortAt))
    .limit(1)
  return row?.startedAt ?? null
}
