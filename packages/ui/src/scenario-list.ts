'use client'

// Not by way of the feature's index: bundlers would put hooks that the dialogs alone use beside the list.
export { ScenarioList } from './features/scenarios/ScenarioList.js'
export type {
  ScenarioAction,
  ScenarioActionName,
  ScenarioActionResult,
  ScenarioBulkActionName,
  ScenarioColumn,
  ScenarioFilters,
  ScenarioFiltersReason,
  ScenarioListProps,
  ScenarioListSlots,
} from './features/scenarios/props.js'
export type { SelectedIdsReason } from './parts/useChecked.js'
