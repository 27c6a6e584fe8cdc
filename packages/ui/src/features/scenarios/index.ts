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
  SelectedIdsReason,
} from './props.js'
export * from './hooks.js'
