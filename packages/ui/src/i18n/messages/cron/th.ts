import type { Translation } from '../../message.js'
import type { cronMessages as en } from './en.js'

/** Thai. */
export const cronMessages: Translation<typeof en> = {
  'cron.at': 'เวลา {times}',
  'cron.daily': 'ทุกวัน {times}',
  'cron.pastHour': { other: 'ทุกชั่วโมง ในนาทีที่ {minutes}' },
  'cron.between': '{often} ตั้งแต่ {from} ถึง {to}',
  'cron.from': '{often} นับจาก {from}',
  'cron.lastDay': 'วันสุดท้ายของเดือน',
  'cron.monthDays': { other: 'วันที่ {days} ของเดือน' },
  'cron.workWeek': 'วันจันทร์ถึงวันศุกร์',
  'cron.eitherDays': '{monthDays} และทุก{weekdays}ด้วย',
  'cron.onDays': '{days}: {times}',
  'cron.inMonths': '{text} (เฉพาะเดือน{months})',
}
