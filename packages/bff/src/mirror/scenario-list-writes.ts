import { eq, sql } from 'drizzle-orm'
import { inParts } from '../core/parts.js'
import type { MakeScenario } from '../make/port/scenarios.js'
import { ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorScenarios } from '../store/tables.js'
import { removeIncompleteOf } from './incomplete-execution-rows.js'
import { later, toColumns, type ScenarioRow } from './scenario-mapping.js'
import { putScenarioRows, type NewScenarioRow } from './scenario-writes.js'
import { findScenarioRows } from './scenarios.js'

/** What a whole read of the list changed. */
export interface ScenarioChanges {
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/** So many scenarios are compared at once: a list of thousands in one go would hold up everybody else's answers. */
const partSize = 500

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
  const told = new Map<string, MakeScenario>()
  for (const scenario of list) {
    if (!told.has(scenario.id)) told.set(scenario.id, scenario)
  }
  const compared = [...told.values()].filter(({ id }) => !keep.has(id))
  const rows: NewScenarioRow[] = []
  for (const part of inParts(compared, partSize)) rows.push(...(await findChanges(scope, part)))
  await putScenarioRows(scope, rows)
  const removed = await removeAllBut(scope, [...told.keys(), ...keep])
  return { changed: rows.map(({ id }) => id), removed }
}

/** The rows of those scenarios that are not mirrored as they are told. */
async function findChanges(
  scope: ConnectionScope,
  part: readonly MakeScenario[],
): Promise<NewScenarioRow[]> {
  const same = await findSame(scope, part)
  const others = part.filter(({ id }) => !same.has(id))
  if (others.length === 0) return []
  const present = new Map(
    (
      await findScenarioRows(
        scope,
        others.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  )
  return others.map((scenario) => toRow(scope, scenario, present.get(scenario.id)))
}

/**
 * Which of the scenarios are mirrored as they are told. The database compares, so that rows which stay need not be read.
 * What is `null` or missing says nothing.
 */
async function findSame(
  scope: ConnectionScope,
  part: readonly MakeScenario[],
): Promise<Set<string>> {
  const told = JSON.stringify(part.map((row) => ({ id: row.id, status: row.status, row })))
  const rows = await scope.db
    .select({ id: mirrorScenarios.id })
    .from(mirrorScenarios)
    .innerJoin(
      sql`jsonb_to_recordset(${told}::jsonb) as told(id text, status text, "row" jsonb)`,
      sql`told.id = ${mirrorScenarios.id}`,
    )
    .where(
      ofConnection(
        scope,
        mirrorScenarios,
        eq(mirrorScenarios.status, sql`told.status`),
        sql`jsonb_strip_nulls(${mirrorScenarios.row}) = jsonb_strip_nulls(told."row")`,
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

function toRow(
  { tenantId, connectionId }: ConnectionScope,
  scenario: MakeScenario,
  old: ScenarioRow | undefined,
): NewScenarioRow {
  const columns = toColumns(scenario)
  const ranSince =
    (columns.lastRunAt?.getTime() ?? 0) > (old?.lastRunAt?.getTime() ?? 0) ||
    (columns.operations ?? 0) > (old?.operations ?? 0)
  return {
    tenantId,
    connectionId,
    ...columns,
    lastRunAt: later(columns.lastRunAt, old?.lastRunAt ?? null),
    lastRunStatus: old?.lastRunStatus ?? null,
    lastExecutionId: old?.lastExecutionId ?? null,
    detail: null,
    detailAsOf: null,
    runsAsOf: ranSince ? null : (old?.runsAsOf ?? null),
  }
}

/** Forgets the scenarios of other ids; answers which ones there were. */
async function removeAllBut(scope: ConnectionScope, ids: readonly string[]): Promise<string[]> {
  const rows = await scope.db
    .delete(mirrorScenarios)
    .where(
      ofConnection(
        scope,
        mirrorScenarios,
        // A join by its hash: `all` would compare each with each on older servers.
        sql`not exists (select from unnest(${sql.param([...ids])}::text[]) as told(id) where told.id = ${mirrorScenarios.id})`,
      ),
    )
    .returning({ id: mirrorScenarios.id })
  const removed = rows.map(({ id }) => id)
  await removeIncompleteOf(scope, removed)
  return removed
}
