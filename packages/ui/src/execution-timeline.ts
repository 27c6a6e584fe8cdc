'use client'

export {
  ExecutionTimeline,
  type ExecutionAction,
  type ExecutionActionResult,
  type ExecutionBulkActionName,
  type ExecutionFiltersReason,
  type ExecutionTimelineFilters,
  type ExecutionTimelineProps,
  type ExecutionTimelineSlots,
  type TimelinePreset,
  type TimelineRange,
  type TimelineSpan,
} from './features/executions/index.js'
export type { SelectedIdsReason } from './parts/useChecked.js'
