import type { MessagePart } from '../../message.js'

/** Stretches of time up to now, which lists can be narrowed to. */
export const timeRangeMessages = {
  'timeRange.label': 'Time range',
  'timeRange.hour': 'Last hour',
  'timeRange.day': 'Last 24 hours',
  'timeRange.week': 'Last 7 days',
  'timeRange.month': 'Last 30 days',
  'timeRange.all': 'Any time',
} as const satisfies MessagePart
