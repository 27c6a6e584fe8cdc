export { ScenarioList } from './ScenarioList.js'
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
} from './props.js'
export type { SelectedIdsReason } from '../../parts/useChecked.js'
export * from './hooks.js'
