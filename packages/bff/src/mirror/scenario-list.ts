import {
  and,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  like,
  sql,
  type SQL,
} from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { ListScenariosQuery, Scenario } from '@inlaykit/shared'
import { ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorScenarios } from '../store/tables.js'
import { cutPage, queryMark, readCursor, type CursorPosition } from './cursor.js'
import { toScenario, type ScenarioRow } from './scenario-mapping.js'
import { searchPattern } from './sort-keys.js'

const farPast = sql`'-infinity'::timestamptz`

interface SortRule {
  /** What is compared; rows without it come last, whichever the direction. */
  readonly column: PgColumn
  readonly kind: 'text' | 'number'
  /** The row's value as a cursor carries it. */
  readonly valueOf: (row: ScenarioRow) => string | number | null
  /** A cursor's value as it is compared. */
  readonly bind: (value: string | number) => SQL
}

function timeRule(column: PgColumn, valueOf: (row: ScenarioRow) => Date | null): SortRule {
  return {
    column,
    kind: 'number',
    valueOf: (row) => valueOf(row)?.getTime() ?? null,
    bind: (value) => sql`${new Date(Number(value)).toISOString()}::timestamptz`,
  }
}

function sortRule(key: string): SortRule {
  switch (key) {
    case 'lastRunAt':
      return timeRule(mirrorScenarios.lastRunAt, (row) => row.lastRunAt)
    case 'nextRunAt':
      return timeRule(mirrorScenarios.nextRunAt, (row) => row.nextRunAt)
    case 'operations':
      return {
        column: mirrorScenarios.operations,
        kind: 'number',
        valueOf: (row) => row.operations,
        bind: (value) => sql`${value}::bigint`,
      }
    default:
      return {
        column: mirrorScenarios.nameKey,
        kind: 'text',
        valueOf: (row) => row.nameKey,
        bind: (value) => sql`${value}::text`,
      }
  }
}

/**
 * The rows that match, in order, from a place on. Those without a value are a second statement: an index holds them at one
 * end, so that one statement could walk along it in one of the two directions alone.
 */
async function readInOrder(
  { db }: ConnectionScope,
  { column, bind }: SortRule,
  query: {
    readonly matches: SQL
    readonly descending: boolean
    readonly after: CursorPosition | undefined
    readonly limit: number
  },
): Promise<ScenarioRow[]> {
  const { matches, descending, after, limit } = query
  const { id } = mirrorScenarios
  const order = descending ? desc : asc
  const comparison = descending ? sql`<` : sql`>`
  const rows: ScenarioRow[] = []
  if (after?.value !== null) {
    const place =
      after && sql`(${column}, ${id}) ${comparison} (${bind(after.value)}, ${after.id}::text)`
    rows.push(
      ...(await db
        .select()
        .from(mirrorScenarios)
        .where(and(matches, column.notNull ? undefined : isNotNull(column), place))
        .orderBy(order(column), order(id))
        .limit(limit)),
    )
  }
  if (rows.length === limit || column.notNull) return rows
  const place = after?.value === null ? sql`${id} ${comparison} ${after.id}::text` : undefined
  const unvalued = await db
    .select()
    .from(mirrorScenarios)
    .where(and(matches, isNull(column), place))
    .orderBy(order(id))
    .limit(limit - rows.length)
  return [...rows, ...unvalued]
}

/** A page of mirrored scenarios, by keyset: rows that come or go between two pages are neither skipped nor shown twice. */
export async function listMirroredScenarios(
  scope: ConnectionScope,
  query: ListScenariosQuery,
): Promise<{ items: Scenario[]; nextCursor: string | null; total: number; stale: string[] }> {
  const descending = query.sort.startsWith('-')
  const key = descending ? query.sort.slice(1) : query.sort
  const rule = sortRule(key)
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
  const after = query.cursor === undefined ? undefined : readCursor(mark, query.cursor, rule.kind)
  const rows = await readInOrder(scope, rule, {
    matches,
    descending,
    after,
    limit: query.limit + 1,
  })
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
