import type { Translation } from '../../message.js'
import type { timeRangeMessages as en } from './en.js'

/** Thai. */
export const timeRangeMessages: Translation<typeof en> = {
  'timeRange.label': 'ช่วงเวลา',
  'timeRange.hour': '1 ชั่วโมงที่ผ่านมา',
  'timeRange.day': '24 ชั่วโมงที่ผ่านมา',
  'timeRange.week': '7 วันที่ผ่านมา',
  'timeRange.month': '30 วันที่ผ่านมา',
  'timeRange.all': 'ทุกช่วงเวลา',
}
