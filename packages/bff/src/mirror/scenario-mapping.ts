import type { Scenario, ScenarioDetail } from '@inlaykit/shared'
import type { MakeScenario, MakeScenarioDetail } from '../make/port/scenarios.js'
import type { mirrorScenarios } from '../store/tables.js'
import { nameKey, searchText } from './sort-keys.js'

/** A mirrored scenario. */
export type ScenarioRow = typeof mirrorScenarios.$inferSelect

function toDate(time: string | null | undefined): Date | null {
  return time ? new Date(time) : null
}

/** The later of two times, as far as there are any. */
export function later(a: Date | null, b: Date | null): Date | null {
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

/** What a scenario fills its row with. */
export function toColumns(scenario: MakeScenario) {
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
