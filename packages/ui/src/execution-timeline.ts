'use client'

export {
  ExecutionTimeline,
  useExecution,
  useExecutions,
  useStopExecution,
  type ExecutionAction,
  type ExecutionActionResult,
  type ExecutionFilter,
  type ExecutionFiltersReason,
  type ExecutionsResult,
  type ExecutionTimelineFilters,
  type ExecutionTimelineProps,
  type ExecutionTimelineSlots,
  type TimelineRange,
} from './features/executions/index.js'
