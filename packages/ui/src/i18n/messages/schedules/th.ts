import type { Translation } from '../../message.js'
import type { scheduleMessages as en } from './en.js'

/** Thai. */
export const scheduleMessages: Translation<typeof en> = {
  'schedule.onDemand': 'เมื่อสั่ง',
  'schedule.immediately': 'ทันทีที่มีข้อมูลเข้ามา',
  'schedule.everySeconds': { other: 'ทุก {count} วินาที' },
  'schedule.everyMinutes': { other: 'ทุก {count} นาที' },
  'schedule.everyHours': { other: 'ทุก {count} ชั่วโมง' },
  'schedule.everyDays': { other: 'ทุก {count} วัน' },
  'schedule.once': 'ครั้งเดียว {time}',
  'schedule.daily': 'ทุกวัน เวลา {time}',
  'schedule.weekdays': 'วันจันทร์ถึงวันศุกร์ เวลา {time}',
  'schedule.weekly': '{days} เวลา {time}',
  'schedule.monthly': { other: 'วันที่ {days} ของทุกเดือน เวลา {time}' },
  'schedule.yearly': '{months} วันที่ {days} เวลา {time}',
  'schedule.cron': 'Cron {expression}',
  'schedule.inZone': '{schedule} ({zone})',
  'schedule.bounded': '{schedule} เฉพาะในช่วงเวลาที่กำหนด',
}
