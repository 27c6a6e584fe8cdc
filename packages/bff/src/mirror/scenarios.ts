import { and, count, eq, gt, sql, type SQL } from 'drizzle-orm'
import { isAnyOf, ofConnection, type ConnectionScope } from '../store/scope.js'
import {
  mirrorScenarios,
  type mirrorIncompleteExecutions,
  type mirrorWebhooks,
} from '../store/tables.js'
import type { ScenarioRow } from './scenario-mapping.js'

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

/** Where a row of another table has its scenario among those that are mirrored: for joins. */
export function isItsScenario(
  table: typeof mirrorWebhooks | typeof mirrorIncompleteExecutions,
): SQL | undefined {
  return and(
    eq(mirrorScenarios.tenantId, table.tenantId),
    eq(mirrorScenarios.connectionId, table.connectionId),
    eq(mirrorScenarios.id, table.scenarioId),
  )
}

/** The name of a mirrored scenario; `null` where a join finds none. */
export const scenarioName = sql<string | null>`${mirrorScenarios.row}->>'name'`

/** Names of the scenarios by id, for the runs that are listed. */
export async function scenarioNames(
  scope: ConnectionScope,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await scope.db
    .select({ id: mirrorScenarios.id, name: sql<string>`${mirrorScenarios.row}->>'name'` })
    .from(mirrorScenarios)
    .where(ofConnection(scope, mirrorScenarios, isAnyOf(mirrorScenarios.id, ids)))
  return new Map(rows.map(({ id, name }) => [id, name]))
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
