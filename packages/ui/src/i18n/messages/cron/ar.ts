import type { Translation } from '../../message.js'
import type { cronMessages as en } from './en.js'

/** Arabic. */
export const cronMessages: Translation<typeof en> = {
  'cron.at': 'في {times}',
  'cron.daily': 'يوميًا {times}',
  'cron.pastHour': {
    zero: 'كل ساعة عند الدقائق {minutes}',
    one: 'كل ساعة عند الدقيقة {minutes}',
    two: 'كل ساعة عند الدقيقتين {minutes}',
    few: 'كل ساعة عند الدقائق {minutes}',
    many: 'كل ساعة عند الدقائق {minutes}',
    other: 'كل ساعة عند الدقائق {minutes}',
  },
  'cron.between': '{often}، من {from} إلى {to}',
  'cron.from': '{often}، ابتداءً من {from}',
  'cron.lastDay': 'آخر يوم من الشهر',
  'cron.monthDays': {
    zero: 'الأيام {days} من الشهر',
    one: 'اليوم {days} من الشهر',
    two: 'اليومان {days} من الشهر',
    few: 'الأيام {days} من الشهر',
    many: 'الأيام {days} من الشهر',
    other: 'الأيام {days} من الشهر',
  },
  'cron.workWeek': 'من الاثنين إلى الجمعة',
  'cron.eitherDays': '{monthDays}، وكذلك كل {weekdays}',
  'cron.onDays': '{days}: {times}',
  'cron.inMonths': '{text} (خلال {months})',
}
