import type { MessagePart } from '../../message.js'

/** Texts of the execution timeline. */
export const executionMessages = {
  'executionTimeline.label': 'Runs',
} as const satisfies MessagePart
