import type { Translation } from '../../message.js'
import type { executionChartMessages as en } from './en.js'

/** Thai. */
export const executionChartMessages: Translation<typeof en> = {
  'executionTimeline.chart': 'การทำงานตามเวลา',
  'executionTimeline.chartHelp':
    'ใช้ปุ่มลูกศรเลื่อนระหว่างการทำงาน กด Enter เพื่อเปิด กด Shift พร้อมลูกศรเพื่อเลือกช่วงเวลา แล้วกด Enter เพื่อแสดงเฉพาะช่วงนั้น ปุ่มบวกและลบใช้ซูม ปุ่มศูนย์แสดงทั้งหมด ปุ่ม P และ N ไปยังการทำงานที่ล้มเหลวก่อนหน้าและถัดไป รายการด้านล่างแสดงการทำงานเดียวกัน',
  'executionTimeline.view': 'ช่วงเวลาที่แสดง',
  'executionTimeline.view.in': 'ซูมเข้า',
  'executionTimeline.view.out': 'ซูมออก',
  'executionTimeline.view.earlier': 'ก่อนหน้า',
  'executionTimeline.view.later': 'ถัดไป',
  'executionTimeline.view.whole': 'แสดงทั้งช่วง',
  'executionTimeline.viewIsWhole': 'กำลังแสดงทั้งช่วงอยู่แล้ว',
  'executionTimeline.inView': 'กำลังแสดง: {time}',
  'executionTimeline.marked': 'เลือกแล้ว: {time}',
  'executionTimeline.rangeChosen': 'แสดงการทำงานในช่วง {time}',
  'executionTimeline.clearRange': 'ล้างช่วงเวลาที่เลือก',
  'executionTimeline.summary': 'การทำงานที่แสดงอยู่',
  'executionTimeline.summary.runs': 'การทำงาน',
  'executionTimeline.summary.succeeded': 'สำเร็จ',
  'executionTimeline.summary.median': 'มัธยฐาน',
  'executionTimeline.summary.p95': '95% ใช้เวลาไม่เกิน',
  'executionTimeline.summary.partial': 'จากการทำงานที่โหลดแล้ว',
  'executionTimeline.failures': 'การทำงานที่ล้มเหลว',
  'executionTimeline.failure.earlier': 'การทำงานที่ล้มเหลวก่อนหน้า',
  'executionTimeline.failure.later': 'การทำงานที่ล้มเหลวถัดไป',
  'executionTimeline.failure.noneEarlier': 'ไม่มีการทำงานที่ล้มเหลวก่อนหน้านี้ในช่วงเวลานี้',
  'executionTimeline.failure.noneLater': 'ไม่มีการทำงานที่ล้มเหลวหลังจากนี้ในช่วงเวลานี้',
  'executionTimeline.failure.noneLoaded': 'ยังไม่ได้โหลดการทำงานที่ล้มเหลวก่อนหน้านี้',
  'executionTimeline.failure.none': 'ไม่มีการทำงานที่ล้มเหลวอีก',
  'executionTimeline.retryFailedRuns': { other: 'เรียกใช้ {count} รายการที่ล้มเหลวอีกครั้ง…' },
  'executionTimeline.chartEmpty': 'ไม่มีการทำงานในช่วงเวลานี้',
  'executionTimeline.unplaced': { other: 'การทำงาน {count} ครั้งไม่มีเวลาและแสดงในรายการเท่านั้น' },
  'executionTimeline.notLoaded': 'ยังไม่ได้โหลดการทำงานก่อนหน้า',
  'executionTimeline.runAt': '{name}, {status}, {time}',
}
