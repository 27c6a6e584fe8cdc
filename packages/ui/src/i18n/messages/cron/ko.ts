import type { Translation } from '../../message.js'
import type { cronMessages as en } from './en.js'

/** Korean. */
export const cronMessages: Translation<typeof en> = {
  'cron.at': '{times}',
  'cron.daily': '매일 {times}',
  'cron.pastHour': { other: '매시 {minutes}분' },
  'cron.between': '{often}, {from}~{to}',
  'cron.from': '{often}, {from}부터',
  'cron.lastDay': '매월 마지막 날',
  'cron.monthDays': { other: '매월 {days}일' },
  'cron.workWeek': '월요일~금요일',
  'cron.eitherDays': '{monthDays} 또는 {weekdays}',
  'cron.onDays': '{days}: {times}',
  'cron.inMonths': '{text} ({months}에만)',
}
