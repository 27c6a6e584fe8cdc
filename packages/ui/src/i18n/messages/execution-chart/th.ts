import type { Translation } from '../../message.js'
import type { executionChartMessages as en } from './en.js'

/** Thai. */
export const executionChartMessages: Translation<typeof en> = {
  'executionTimeline.chart': 'การทำงานตามเวลา',
  'executionTimeline.chartHelp':
    'ปุ่มลูกศรใช้เลื่อนไปยังการทำงานถัดไป ปุ่ม Enter ใช้เปิดดู รายการด้านล่างแสดงการทำงานเดียวกัน',
  'executionTimeline.chartEmpty': 'ไม่มีการทำงานในช่วงเวลานี้',
  'executionTimeline.unplaced': { other: 'การทำงาน {count} ครั้งไม่มีเวลาและแสดงในรายการเท่านั้น' },
  'executionTimeline.notLoaded': 'ยังไม่ได้โหลดการทำงานก่อนหน้า',
  'executionTimeline.runAt': '{name}, {status}, {time}',
}
