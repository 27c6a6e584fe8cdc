import type { Translation } from '../../message.js'
import type { executionChartMessages as en } from './en.js'

/** Arabic. */
export const executionChartMessages: Translation<typeof en> = {
  'executionTimeline.chart': 'عمليات التشغيل عبر الزمن',
  'executionTimeline.chartHelp':
    'تنقلك مفاتيح الأسهم بين عمليات التشغيل، ويفتح Enter إحداها. ومع Shift تحدّد وقتًا يعرضه Enter وحده. يكبّر مفتاح الجمع ويصغّر مفتاح الطرح، ويعرض الصفر الكل. ينقلك P وN إلى عملية التشغيل الفاشلة السابقة والتالية. تعرض القائمة أدناه العمليات نفسها.',
  'executionTimeline.view': 'الوقت المعروض',
  'executionTimeline.view.in': 'تكبير',
  'executionTimeline.view.out': 'تصغير',
  'executionTimeline.view.earlier': 'أقدم',
  'executionTimeline.view.later': 'أحدث',
  'executionTimeline.view.whole': 'عرض المدى كله',
  'executionTimeline.viewIsWhole': 'المدى كله معروض.',
  'executionTimeline.inView': 'المعروض: {time}',
  'executionTimeline.marked': 'المحدَّد: {time}',
  'executionTimeline.rangeChosen': 'تُعرض عمليات التشغيل في {time}.',
  'executionTimeline.clearRange': 'إلغاء تحديد الوقت',
  'executionTimeline.summary': 'عمليات التشغيل المعروضة',
  'executionTimeline.summary.runs': 'عمليات التشغيل',
  'executionTimeline.summary.succeeded': 'نجحت',
  'executionTimeline.summary.median': 'الوسيط',
  'executionTimeline.summary.p95': '95% استغرقت حتى',
  'executionTimeline.summary.partial': 'من عمليات التشغيل المحمَّلة حتى الآن',
  'executionTimeline.failures': 'عمليات التشغيل الفاشلة',
  'executionTimeline.failure.earlier': 'عملية التشغيل الفاشلة السابقة',
  'executionTimeline.failure.later': 'عملية التشغيل الفاشلة التالية',
  'executionTimeline.failure.noneEarlier': 'لا توجد عملية تشغيل فاشلة أقدم في هذا الوقت.',
  'executionTimeline.failure.noneLater': 'لا توجد عملية تشغيل فاشلة أحدث في هذا الوقت.',
  'executionTimeline.failure.noneLoaded': 'لم تُحمَّل بعد عملية تشغيل فاشلة أقدم.',
  'executionTimeline.failure.none': 'لا توجد عملية تشغيل فاشلة أخرى.',
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
