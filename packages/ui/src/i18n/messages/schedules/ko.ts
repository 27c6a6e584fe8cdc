import type { Translation } from '../../message.js'
import type { scheduleMessages as en } from './en.js'

/** Korean. */
export const scheduleMessages: Translation<typeof en> = {
  'schedule.onDemand': '요청 시 실행',
  'schedule.immediately': '데이터가 들어오는 즉시',
  'schedule.everySeconds': { other: '{count}초마다' },
  'schedule.everyMinutes': { other: '{count}분마다' },
  'schedule.everyHours': { other: '{count}시간마다' },
  'schedule.everyDays': { other: '{count}일마다' },
  'schedule.once': '한 번, {time}',
  'schedule.daily': '매일 {time}',
  'schedule.weekdays': '월요일~금요일 {time}',
  'schedule.weekly': '{days} {time}',
  'schedule.monthly': { other: '매월 {days}일 {time}' },
  'schedule.yearly': '{months} {days}일 {time}',
  'schedule.cron': 'Cron {expression}',
  'schedule.inZone': '{schedule} ({zone})',
  'schedule.bounded': '{schedule}, 정해진 시간대에만',
}
