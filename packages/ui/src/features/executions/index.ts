export {
  ExecutionTimeline,
  type ExecutionBulkActionName,
  type ExecutionTimelineProps,
} from './ExecutionTimeline.js'
export type { TimelinePreset, TimelineRange, TimelineSpan } from './range.js'
export type { ExecutionTimelineSlots } from './timeline-context.js'
export type { ExecutionFiltersReason, ExecutionTimelineFilters } from './TimelineToolbar.js'
export type { ExecutionAction, ExecutionActionResult } from './useStopAction.js'
export * from './hooks.js'
