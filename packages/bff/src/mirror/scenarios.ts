import { and, asc, count, desc, eq, gt, inArray, like, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { ListScenariosQuery, Scenario, ScenarioDetail, ScenarioStatus } from '@inlaykit/shared'
import type { MakeScenario, MakeScenarioDetail } from '../make/port/scenarios.js'
import { isAnyOf, ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorScenarios } from '../store/tables.js'
import { sameJson } from './same-json.js'
import { queryMark, readCursor, writeCursor } from './cursor.js'
import { nameKey, searchPattern, searchText } from './sort-keys.js'

/** A mirrored scenario. */
export type ScenarioRow = typeof mirrorScenarios.$inferSelect

function toDate(time: string | null | undefined): Date | null {
  return time ? new Date(time) : null
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a >= b ? a : b
}

/** The scenario as lists answer it: what the upstream's list told, with what its runs have told since. */
export function toScenario(row: ScenarioRow): Scenario {
  return {
    ...row.row,
    status: row.status,
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
    lastRunStatus: row.lastRunStatus,
    lastExecutionId: row.lastExecutionId,
  }
}

function toColumns(scenario: MakeScenario) {
  return {
    id: scenario.id,
    nameKey: nameKey(scenario.name),
    searchText: searchText(scenario.name, scenario.description, ...(scenario.apps ?? [])),
    status: scenario.status,
    folderId: scenario.folderId ?? null,
    nextRunAt: toDate(scenario.nextRunAt),
    operations: scenario.operations ?? null,
    lastRunAt: toDate(scenario.lastRunAt),
    row: scenario satisfies Scenario,
  }
}

/** The scenario whole, as far as single reads have told of it. */
export function toScenarioDetail(row: ScenarioRow): ScenarioDetail {
  return {
    modules: null,
    inputs: null,
    priority: null,
    maxErrors: null,
    autoCommit: null,
    ...row.detail,
    ...toScenario(row),
  }
}

/**
 * The row as a single read makes it. Such a read tells more of some things and nothing of others than the list: what it
 * leaves out stays.
 * @param asOf when the reading was begun
 */
export function withDetail(row: ScenarioRow, detail: MakeScenarioDetail, asOf: Date): ScenarioRow {
  const { modules: _m, inputs: _i, priority: _p, maxErrors: _e, autoCommit: _a, ...told } = detail
  const merged = { ...row.row }
  for (const [key, value] of Object.entries(told)) {
    if (value !== null && value !== undefined) Object.assign(merged, { [key]: value })
  }
  const columns = toColumns(merged)
  return {
    ...row,
    ...columns,
    lastRunAt: later(columns.lastRunAt, row.lastRunAt),
    detail,
    detailAsOf: asOf,
  }
}

/** What a whole read of the list changed. */
export interface ScenarioChanges {
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/**
 * Puts the upstream's whole list in place of what is mirrored.
 *
 * A run told by the list (a later last run, or more operations than before) makes the scenario's runs stale. `keep` names
 * scenarios that were written while the list was read: their rows stay as the write left them.
 */
export async function replaceScenarios(
  scope: ConnectionScope,
  list: readonly MakeScenario[],
  keep: ReadonlySet<string>,
): Promise<ScenarioChanges> {
  const { db, tenantId, connectionId } = scope
  const present = new Map(
    (await db.select().from(mirrorScenarios).where(ofConnection(scope, mirrorScenarios))).map(
      (row) => [row.id, row],
    ),
  )
  const rows: NewRow[] = []
  const changed: string[] = []
  const seen = new Set<string>()
  for (const scenario of list) {
    if (seen.has(scenario.id)) continue
    seen.add(scenario.id)
    if (keep.has(scenario.id)) continue
    const old = present.get(scenario.id)
    const columns = toColumns(scenario)
    if (old && sameJson(old.row, columns.row) && old.status === columns.status) continue
    const ranSince =
      (columns.lastRunAt?.getTime() ?? 0) > (old?.lastRunAt?.getTime() ?? 0) ||
      (columns.operations ?? 0) > (old?.operations ?? 0)
    changed.push(scenario.id)
    rows.push({
      tenantId,
      connectionId,
      ...columns,
      lastRunAt: later(columns.lastRunAt, old?.lastRunAt ?? null),
      lastRunStatus: old?.lastRunStatus ?? null,
      lastExecutionId: old?.lastExecutionId ?? null,
      detail: null,
      detailAsOf: null,
      runsAsOf: ranSince ? null : (old?.runsAsOf ?? null),
    })
  }
  const removed = [...present.keys()].filter((id) => !seen.has(id) && !keep.has(id))
  await putRows(scope, rows)
  if (removed.length > 0) {
    await db
      .delete(mirrorScenarios)
      .where(ofConnection(scope, mirrorScenarios, inArray(mirrorScenarios.id, removed)))
  }
  return { changed, removed }
}

type NewRow = typeof mirrorScenarios.$inferInsert

const replaced = Object.fromEntries(
  Object.entries({
    nameKey: 'name_key',
    searchText: 'search_text',
    status: 'status',
    folderId: 'folder_id',
    nextRunAt: 'next_run_at',
    operations: 'operations',
    lastRunAt: 'last_run_at',
    row: 'row',
    detail: 'detail',
    detailAsOf: 'detail_as_of',
    runsAsOf: 'runs_as_of',
  }).map(([key, column]) => [key, sql.raw(`excluded."${column}"`)]),
)

/** Writes rows in the order of their ids, so that no two writers wait for each other in a circle. */
async function putRows({ db }: ConnectionScope, rows: NewRow[]): Promise<void> {
  rows.sort((a, b) => (a.id < b.id ? -1 : 1))
  for (let start = 0; start < rows.length; start += 200) {
    await db
      .insert(mirrorScenarios)
      .values(rows.slice(start, start + 200))
      .onConflictDoUpdate({
        target: [mirrorScenarios.tenantId, mirrorScenarios.connectionId, mirrorScenarios.id],
        set: replaced,
      })
  }
}

/** What a single read may change of a row, by column. */
const readColumns = Object.entries({
  name_key: 'nameKey',
  search_text: 'searchText',
  status: 'status',
  folder_id: 'folderId',
  next_run_at: 'nextRunAt',
  operations: 'operations',
  last_run_at: 'lastRunAt',
  row: 'row',
  detail: 'detail',
  detail_as_of: 'detailAsOf',
} as const satisfies Record<string, keyof ScenarioRow>)
const readAssignments = sql.raw(
  readColumns.map(([column]) => `"${column}" = read."${column}"`).join(', '),
)

/** Writes rows that are there, all of them as one value: a thousand parameters would cost more than the writing. */
async function updateRows(scope: ConnectionScope, rows: readonly ScenarioRow[]): Promise<void> {
  const read = rows.map((row) => ({
    id: row.id,
    ...Object.fromEntries(readColumns.map(([column, key]) => [column, row[key]])),
  }))
  await scope.db.execute(sql`
    update ${mirrorScenarios} set ${readAssignments}
    from jsonb_populate_recordset(null::${mirrorScenarios}, ${JSON.stringify(read)}::jsonb) as read
    where ${ofConnection(scope, mirrorScenarios, sql`${mirrorScenarios.id} = read.id`)}`)
}

/** The mirrored scenarios of these ids, in no order. */
export async function findScenarioRows(
  scope: ConnectionScope,
  scenarioIds: readonly string[],
): Promise<ScenarioRow[]> {
  return scope.db
    .select()
    .from(mirrorScenarios)
    .where(ofConnection(scope, mirrorScenarios, isAnyOf(mirrorScenarios.id, scenarioIds)))
}

/** The mirrored scenario, or `null`. */
export async function findScenarioRow(
  scope: ConnectionScope,
  scenarioId: string,
): Promise<ScenarioRow | null> {
  const [row] = await scope.db
    .select()
    .from(mirrorScenarios)
    .where(ofConnection(scope, mirrorScenarios, eq(mirrorScenarios.id, scenarioId)))
  return row ?? null
}

/** Forgets a scenario that the upstream no longer has. */
export async function removeScenario(scope: ConnectionScope, scenarioId: string): Promise<void> {
  await scope.db
    .delete(mirrorScenarios)
    .where(ofConnection(scope, mirrorScenarios, eq(mirrorScenarios.id, scenarioId)))
}

/** Sets the status that a write of ours has given the scenario, ahead of the upstream's next word. */
export async function setScenarioStatus(
  scope: ConnectionScope,
  scenarioId: string,
  status: ScenarioStatus,
): Promise<void> {
  await scope.db
    .update(mirrorScenarios)
    .set({ status, detailAsOf: null })
    .where(ofConnection(scope, mirrorScenarios, eq(mirrorScenarios.id, scenarioId)))
}

/** One scenario as it was read. */
export interface ScenarioReading {
  readonly detail: MakeScenarioDetail
  /** When the reading was begun. */
  readonly asOf: Date
}

/** Keeps scenarios as they were read one by one, and answers of which ones that changed what lists show. */
export async function putScenarioReadings(
  scope: ConnectionScope,
  readings: readonly ScenarioReading[],
): Promise<string[]> {
  const byId = new Map(readings.map((reading) => [reading.detail.id, reading]))
  const present = await scope.db
    .select()
    .from(mirrorScenarios)
    .where(ofConnection(scope, mirrorScenarios, isAnyOf(mirrorScenarios.id, [...byId.keys()])))
    .orderBy(asc(mirrorScenarios.id))
    .for('no key update')
  const rows: ScenarioRow[] = []
  const same: string[] = []
  const changed: string[] = []
  let oldest = Infinity
  for (const old of present) {
    const reading = byId.get(old.id)
    // A reading that was begun later was faster: it knows more.
    if (!reading || (old.detailAsOf !== null && old.detailAsOf > reading.asOf)) continue
    const { detail, asOf } = reading
    const row = withDetail(old, detail, asOf)
    const isListedSame = sameJson(old.row, row.row) && old.status === row.status
    if (!isListedSame) changed.push(old.id)
    if (isListedSame && sameJson(old.detail, detail)) {
      same.push(old.id)
      oldest = Math.min(oldest, asOf.getTime())
    } else {
      rows.push(row)
    }
  }
  if (rows.length > 0) await updateRows(scope, rows)
  if (same.length > 0) {
    await scope.db
      .update(mirrorScenarios)
      .set({ detailAsOf: new Date(oldest) })
      .where(ofConnection(scope, mirrorScenarios, isAnyOf(mirrorScenarios.id, same)))
  }
  return changed
}

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
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(toScenario),
    nextCursor:
      rows.length > query.limit && last
        ? writeCursor(mark, { value: rule.valueOf(last), id: last.id })
        : null,
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

/** Names of the scenarios by id, for the runs that are listed. */
export async function scenarioNames(
  scope: ConnectionScope,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await scope.db
    .select({ id: mirrorScenarios.id, row: mirrorScenarios.row })
    .from(mirrorScenarios)
    .where(ofConnection(scope, mirrorScenarios, inArray(mirrorScenarios.id, [...ids])))
  return new Map(rows.map((row) => [row.id, row.row.name]))
}

/** Distinct folder ids of the scenarios with their counts, for dialects without a list of folders. */
export async function gatherFolders(
  scope: ConnectionScope,
): Promise<{ id: string; count: number }[]> {
  const rows = await scope.db
    .select({ id: mirrorScenarios.folderId, total: count() })
    .from(mirrorScenarios)
    .where(ofConnection(scope, mirrorScenarios, gt(mirrorScenarios.folderId, '')))
    .groupBy(mirrorScenarios.folderId)
  return rows.flatMap((row) => (row.id === null ? [] : [{ id: row.id, count: row.total }]))
}
