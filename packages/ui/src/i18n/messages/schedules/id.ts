import type { Translation } from '../../message.js'
import type { scheduleMessages as en } from './en.js'

/** Indonesian. */
export const scheduleMessages: Translation<typeof en> = {
  'schedule.onDemand': 'Sesuai permintaan',
  'schedule.immediately': 'Langsung, saat data tiba',
  'schedule.everySeconds': { other: 'Setiap {count} detik' },
  'schedule.everyMinutes': { other: 'Setiap {count} menit' },
  'schedule.everyHours': { other: 'Setiap {count} jam' },
  'schedule.everyDays': { other: 'Setiap {count} hari' },
  'schedule.once': 'Sekali, {time}',
  'schedule.daily': 'Setiap hari pukul {time}',
  'schedule.weekdays': 'Senin sampai Jumat pukul {time}',
  'schedule.weekly': '{days} pukul {time}',
  'schedule.monthly': { other: 'Tanggal {days} setiap bulan pukul {time}' },
  'schedule.yearly': '{months}, tanggal {days}, pukul {time}',
  'schedule.cron': 'Cron {expression}',
  'schedule.inZone': '{schedule} ({zone})',
  'schedule.bounded': '{schedule}, dalam waktu yang ditentukan',
}
