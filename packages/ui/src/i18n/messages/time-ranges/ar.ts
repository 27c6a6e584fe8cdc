import type { Translation } from '../../message.js'
import type { timeRangeMessages as en } from './en.js'

/** Arabic. */
export const timeRangeMessages: Translation<typeof en> = {
  'timeRange.label': 'النطاق الزمني',
  'timeRange.hour': 'آخر ساعة',
  'timeRange.day': 'آخر 24 ساعة',
  'timeRange.week': 'آخر 7 أيام',
  'timeRange.month': 'آخر 30 يومًا',
  'timeRange.all': 'أي وقت',
}
