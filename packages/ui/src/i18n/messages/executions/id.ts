import type { Translation } from '../../message.js'
import type { executionMessages as en } from './en.js'

/** Indonesian. */
export const executionMessages: Translation<typeof en> = {
  'executionTimeline.label': 'Riwayat eksekusi',
}
