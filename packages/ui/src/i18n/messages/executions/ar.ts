import type { Translation } from '../../message.js'
import type { executionMessages as en } from './en.js'

/** Arabic. */
export const executionMessages: Translation<typeof en> = {
  'executionTimeline.label': 'عمليات التشغيل',
}
