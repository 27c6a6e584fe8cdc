import { and, asc, count, desc, eq, inArray, like, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { ListScenariosQuery, Scenario } from '@inlaykit/shared'
import { ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorScenarios } from '../store/tables.js'
import { cutPage, queryMark, readCursor } from './cursor.js'
import { toScenario, type ScenarioRow } from './scenario-mapping.js'
import { searchPattern } from './sort-keys.js'

const farPast = sql`'-infinity'::timestamptz`
const farFuture = sql`'infinity'::timestamptz`

interface SortRule {
  /** What is compared; missing values come last, whichever the direction. */
  readonly expression: SQL
  readonly kind: 'text' | 'number'
  /** The row's value as a cursor carries it. */
  readonly valueOf: (row: ScenarioRow) => string | number | null
  /** A cursor's value as it is compared. */
  readonly bind: (value: string | number | null) => SQL
}

function timeRule(
  column: PgColumn,
  valueOf: (row: ScenarioRow) => Date | null,
  last: SQL,
): SortRule {
  return {
    expression: sql`coalesce(${column}, ${last})`,
    kind: 'number',
    valueOf: (row) => valueOf(row)?.getTime() ?? null,
    bind: (value) =>
      value === null ? last : sql`${new Date(Number(value)).toISOString()}::timestamptz`,
  }
}

function sortRule(key: string, descending: boolean): SortRule {
  const lastTime = descending ? farPast : farFuture
  switch (key) {
    case 'lastRunAt':
      return timeRule(mirrorScenarios.lastRunAt, (row) => row.lastRunAt, lastTime)
    case 'nextRunAt':
      return timeRule(mirrorScenarios.nextRunAt, (row) => row.nextRunAt, lastTime)
    case 'operations': {
      const last = descending ? sql`-1::bigint` : sql`9223372036854775807::bigint`
      return {
        expression: sql`coalesce(${mirrorScenarios.operations}, ${last})`,
        kind: 'number',
        valueOf: (row) => row.operations,
        bind: (value) => (value === null ? last : sql`${value}::bigint`),
      }
    }
    default:
      return {
        expression: sql`${mirrorScenarios.nameKey}`,
        kind: 'text',
        valueOf: (row) => row.nameKey,
        bind: (value) => sql`${value}::text`,
      }
  }
}

/** A page of mirrored scenarios, by keyset: rows that come or go between two pages are neither skipped nor shown twice. */
export async function listMirroredScenarios(
  scope: ConnectionScope,
  query: ListScenariosQuery,
): Promise<{ items: Scenario[]; nextCursor: string | null; total: number; stale: string[] }> {
  const descending = query.sort.startsWith('-')
  const key = descending ? query.sort.slice(1) : query.sort
  const rule = sortRule(key, descending)
  const mark = queryMark({
    of: [scope.tenantId, scope.connectionId, 'scenarios'],
    folder: query.folder,
    search: query.search,
    status: query.status,
    sort: query.sort,
  })
  const matches = ofConnection(
    scope,
    mirrorScenarios,
    query.folder === undefined ? undefined : eq(mirrorScenarios.folderId, query.folder),
    query.search?.trim()
      ? like(mirrorScenarios.searchText, searchPattern(query.search))
      : undefined,
    query.status === undefined ? undefined : inArray(mirrorScenarios.status, query.status),
  )
  let after: SQL | undefined
  if (query.cursor !== undefined) {
    const position = readCursor(mark, query.cursor, rule.kind)
    const place = sql`(${rule.bind(position.value)}, ${position.id})`
    after = descending
      ? sql`(${rule.expression}, ${mirrorScenarios.id}) < ${place}`
      : sql`(${rule.expression}, ${mirrorScenarios.id}) > ${place}`
  }
  const order = descending ? desc : asc
  const rows = await scope.db
    .select()
    .from(mirrorScenarios)
    .where(and(matches, after))
    .orderBy(order(rule.expression), order(mirrorScenarios.id))
    .limit(query.limit + 1)
  const [counted] = await scope.db.select({ total: count() }).from(mirrorScenarios).where(matches)
  const { page, nextCursor } = cutPage(rows, query.limit, mark, rule.valueOf)
  return {
    items: page.map(toScenario),
    nextCursor,
    total: counted?.total ?? 0,
    stale: page.filter((row) => row.runsAsOf === null).map((row) => row.id),
  }
}

/** The ids of scenarios that ran most recently, those whose runs were never read or are stale; newest first. */
export async function listStaleScenarioIds(
  scope: ConnectionScope,
  limit: number,
  before: Date,
): Promise<string[]> {
  const rows = await scope.db
    .select({ id: mirrorScenarios.id })
    .from(mirrorScenarios)
    .where(
      ofConnection(
        scope,
        mirrorScenarios,
        sql`(${mirrorScenarios.runsAsOf} is null or ${mirrorScenarios.runsAsOf} < ${before})`,
      ),
    )
    .orderBy(
      desc(sql`coalesce(${mirrorScenarios.lastRunAt}, ${farPast})`),
      desc(sql`coalesce(${mirrorScenarios.operations}, 0)`),
    )
    .limit(limit)
  return rows.map((row) => row.id)
}
