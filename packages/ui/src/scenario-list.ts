'use client'

export {
  ScenarioList,
  type ScenarioAction,
  type ScenarioActionName,
  type ScenarioActionResult,
  type ScenarioColumn,
  type ScenarioFilters,
  type ScenarioFiltersReason,
  type ScenarioListProps,
  type ScenarioListSlots,
} from './features/scenarios/index.js'
