'use client'

export {
  ExecutionTimeline,
  type ExecutionAction,
  type ExecutionActionResult,
  type ExecutionFiltersReason,
  type ExecutionTimelineFilters,
  type ExecutionTimelineProps,
  type ExecutionTimelineSlots,
  type TimelinePreset,
  type TimelineRange,
  type TimelineSpan,
} from './features/executions/index.js'
