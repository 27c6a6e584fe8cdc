import { asc, eq, sql } from 'drizzle-orm'
import type { ScenarioStatus } from '@inlaykit/shared'
import { inParts } from '../core/parts.js'
import type { MakeScenarioDetail, ScenarioChanges } from '../make/port/scenarios.js'
import { isAnyOf, ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorScenarios } from '../store/tables.js'
import { removeIncompleteOf } from './incomplete-execution-rows.js'
import { sameJson } from './same-json.js'
import {
  later,
  toColumns,
  toScenarioDetail,
  withDetail,
  type ScenarioRow,
} from './scenario-mapping.js'

/** A scenario as it is written whole. */
export type NewScenarioRow = typeof mirrorScenarios.$inferInsert

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
export async function putScenarioRows(
  { db }: ConnectionScope,
  rows: NewScenarioRow[],
): Promise<void> {
  rows.sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const part of inParts(rows, 200)) {
    await db
      .insert(mirrorScenarios)
      .values(part)
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

/** Adds a scenario that a write of ours has made, ahead of the upstream's next word; it is read again before it is shown whole. */
export async function addScenario(
  scope: ConnectionScope,
  scenario: MakeScenarioDetail,
): Promise<void> {
  const { modules: _m, inputs: _i, priority: _p, maxErrors: _e, autoCommit: _a, ...row } = scenario
  const { tenantId, connectionId } = scope
  await putScenarioRows(scope, [
    { tenantId, connectionId, ...toColumns(row), detail: scenario, detailAsOf: null },
  ])
}

/** Forgets a scenario that the upstream no longer has. */
export async function removeScenario(scope: ConnectionScope, scenarioId: string): Promise<void> {
  await scope.db
    .delete(mirrorScenarios)
    .where(ofConnection(scope, mirrorScenarios, eq(mirrorScenarios.id, scenarioId)))
  await removeIncompleteOf(scope, [scenarioId])
}

/**
 * Writes what a write of ours has changed of a scenario, ahead of the upstream's next word; what is told of it alone is read
 * again. Nothing changed: it is only read again.
 */
export async function changeScenario(
  scope: ConnectionScope,
  scenarioId: string,
  changes: ScenarioChanges,
): Promise<void> {
  const here = ofConnection(scope, mirrorScenarios, eq(mirrorScenarios.id, scenarioId))
  const [old] = await scope.db.select().from(mirrorScenarios).where(here).for('no key update')
  if (!old) return
  const { name, description, folderId, schedule, active, blueprint, ...settings } = changes
  const columns = toColumns({
    ...old.row,
    status: active === undefined ? old.status : active ? 'active' : 'inactive',
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description: description || null }),
    ...(folderId !== undefined && { folderId }),
    ...(schedule && { schedule }),
  })
  await scope.db
    .update(mirrorScenarios)
    .set({
      ...columns,
      lastRunAt: later(columns.lastRunAt, old.lastRunAt),
      // Of another blueprint nothing is known before it is read again.
      detail: blueprint ? null : old.detail && { ...old.detail, ...settings },
      detailAsOf: null,
    })
    .where(here)
}

/** Keeps what runs of a scenario are asked for, which was read of it alone; whatever else is known of it stays as old as it is. */
export async function putScenarioInputs(
  scope: ConnectionScope,
  scenarioId: string,
  inputs: MakeScenarioDetail['inputs'],
): Promise<void> {
  const here = ofConnection(scope, mirrorScenarios, eq(mirrorScenarios.id, scenarioId))
  const [old] = await scope.db.select().from(mirrorScenarios).where(here).for('no key update')
  if (!old) return
  await scope.db
    .update(mirrorScenarios)
    .set({ detail: { ...toScenarioDetail(old), inputs } })
    .where(here)
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
