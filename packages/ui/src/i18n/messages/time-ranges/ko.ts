import type { Translation } from '../../message.js'
import type { timeRangeMessages as en } from './en.js'

/** Korean. */
export const timeRangeMessages: Translation<typeof en> = {
  'timeRange.label': '기간',
  'timeRange.hour': '지난 1시간',
  'timeRange.day': '지난 24시간',
  'timeRange.week': '지난 7일',
  'timeRange.month': '지난 30일',
  'timeRange.all': '전체 기간',
}
