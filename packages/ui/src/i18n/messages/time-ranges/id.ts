import type { Translation } from '../../message.js'
import type { timeRangeMessages as en } from './en.js'

/** Indonesian. */
export const timeRangeMessages: Translation<typeof en> = {
  'timeRange.label': 'Rentang waktu',
  'timeRange.hour': '1 jam terakhir',
  'timeRange.day': '24 jam terakhir',
  'timeRange.week': '7 hari terakhir',
  'timeRange.month': '30 hari terakhir',
  'timeRange.all': 'Kapan saja',
}
