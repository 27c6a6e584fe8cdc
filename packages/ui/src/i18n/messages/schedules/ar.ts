import type { Translation } from '../../message.js'
import type { scheduleMessages as en } from './en.js'

/** Arabic. */
export const scheduleMessages: Translation<typeof en> = {
  'schedule.onDemand': 'عند الطلب',
  'schedule.immediately': 'فور وصول البيانات',
  'schedule.everySeconds': {
    zero: 'كل {count} ثانية',
    one: 'كل ثانية',
    two: 'كل ثانيتين',
    few: 'كل {count} ثوانٍ',
    many: 'كل {count} ثانية',
    other: 'كل {count} ثانية',
  },
  'schedule.everyMinutes': {
    zero: 'كل {count} دقيقة',
    one: 'كل دقيقة',
    two: 'كل دقيقتين',
    few: 'كل {count} دقائق',
    many: 'كل {count} دقيقة',
    other: 'كل {count} دقيقة',
  },
  'schedule.everyHours': {
    zero: 'كل {count} ساعة',
    one: 'كل ساعة',
    two: 'كل ساعتين',
    few: 'كل {count} ساعات',
    many: 'كل {count} ساعة',
    other: 'كل {count} ساعة',
  },
  'schedule.everyDays': {
    zero: 'كل {count} يومًا',
    one: 'كل يوم',
    two: 'كل يومين',
    few: 'كل {count} أيام',
    many: 'كل {count} يومًا',
    other: 'كل {count} يومًا',
  },
  'schedule.once': 'مرة واحدة، {time}',
  'schedule.daily': 'يوميًا في {time}',
  'schedule.weekdays': 'من الاثنين إلى الجمعة في {time}',
  'schedule.weekly': '{days} في {time}',
  'schedule.monthly': {
    zero: 'الأيام {days} من كل شهر في {time}',
    one: 'اليوم {days} من كل شهر في {time}',
    two: 'اليومان {days} من كل شهر في {time}',
    few: 'الأيام {days} من كل شهر في {time}',
    many: 'الأيام {days} من كل شهر في {time}',
    other: 'الأيام {days} من كل شهر في {time}',
  },
  'schedule.yearly': '{months}، اليوم {days}، في {time}',
  'schedule.cron': 'Cron {expression}',
  'schedule.inZone': '{schedule} ({zone})',
  'schedule.bounded': '{schedule}، ضمن أوقات محددة',
}
