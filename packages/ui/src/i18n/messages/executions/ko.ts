import type { Translation } from '../../message.js'
import type { executionMessages as en } from './en.js'

/** Korean. */
export const executionMessages: Translation<typeof en> = {
  'executionTimeline.label': '실행 기록',
}
