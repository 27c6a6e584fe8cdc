import type { Translation } from '../../message.js'
import type { executionMessages as en } from './en.js'

/** Thai. */
export const executionMessages: Translation<typeof en> = {
  'executionTimeline.label': 'การทำงาน',
}
