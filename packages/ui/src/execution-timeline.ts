'use client'

export {
  ExecutionTimeline,
  type ExecutionAction,
  type ExecutionActionResult,
  type ExecutionFiltersReason,
  type ExecutionTimelineFilters,
  type ExecutionTimelineProps,
  type ExecutionTimelineSlots,
  type TimelineRange,
} from './features/executions/index.js'
