import type { Translation } from '../../message.js'
import type { executionChartMessages as en } from './en.js'

/** Arabic. */
export const executionChartMessages: Translation<typeof en> = {
  'executionTimeline.chart': 'عمليات التشغيل عبر الزمن',
  'executionTimeline.chartHelp':
    'تنقلك مفاتيح الأسهم بين عمليات التشغيل، ويفتح Enter إحداها. تعرض القائمة أدناه العمليات نفسها.',
  'executionTimeline.chartEmpty': 'لا عمليات تشغيل في هذا الوقت.',
  'executionTimeline.unplaced': {
    zero: 'لا عمليات تشغيل بلا وقت.',
    one: 'عملية تشغيل واحدة بلا وقت تظهر في القائمة فقط.',
    two: 'عمليتا تشغيل بلا وقت تظهران في القائمة فقط.',
    few: '{count} عمليات تشغيل بلا وقت تظهر في القائمة فقط.',
    many: '{count} عملية تشغيل بلا وقت تظهر في القائمة فقط.',
    other: '{count} عملية تشغيل بلا وقت تظهر في القائمة فقط.',
  },
  'executionTimeline.notLoaded': 'لم تُحمَّل عمليات التشغيل الأقدم بعد',
  'executionTimeline.runAt': '{name}، {status}، {time}',
}
