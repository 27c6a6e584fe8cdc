import type { Translation } from '../../message.js'
import type { cronMessages as en } from './en.js'

/** Indonesian. */
export const cronMessages: Translation<typeof en> = {
  'cron.at': 'pukul {times}',
  'cron.daily': 'Setiap hari {times}',
  'cron.pastHour': { other: 'Setiap jam pada menit {minutes}' },
  'cron.between': '{often}, dari pukul {from} sampai {to}',
  'cron.from': '{often}, dihitung dari pukul {from}',
  'cron.lastDay': 'Hari terakhir setiap bulan',
  'cron.monthDays': { other: 'Tanggal {days} setiap bulan' },
  'cron.workWeek': 'Senin sampai Jumat',
  'cron.eitherDays': '{monthDays}, dan juga setiap {weekdays}',
  'cron.onDays': '{days}: {times}',
  'cron.inMonths': '{text} (pada {months})',
}
