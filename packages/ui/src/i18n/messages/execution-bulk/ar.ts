import type { Translation } from '../../message.js'
import type { executionBulkMessages as en } from './en.js'

/** Arabic. */
export const executionBulkMessages: Translation<typeof en> = {
  'executionBulk.title': {
    zero: 'إعادة عمليات التشغيل الفاشلة؟',
    one: 'إعادة عملية تشغيل فاشلة واحدة؟',
    two: 'إعادة عمليتي تشغيل فاشلتين؟',
    few: 'إعادة {count} عمليات تشغيل فاشلة؟',
    many: 'إعادة {count} عملية تشغيل فاشلة؟',
    other: 'إعادة {count} عملية تشغيل فاشلة؟',
  },
  'executionBulk.titleSelected': {
    zero: 'إعادة عمليات التشغيل المحددة؟',
    one: 'إعادة عملية التشغيل المحددة؟',
    two: 'إعادة عمليتي التشغيل المحددتين؟',
    few: 'إعادة {count} عمليات تشغيل محددة؟',
    many: 'إعادة {count} عملية تشغيل محددة؟',
    other: 'إعادة {count} عملية تشغيل محددة؟',
  },
  'executionBulk.text':
    'تبدأ كل عملية من جديد بالمدخلات نفسها، بضع عمليات في كل مرة، وتستهلك عمليات.',
  'executionBulk.newest': {
    zero: 'لا شيء.',
    one: 'تُؤخذ الأحدث فقط.',
    two: 'تُؤخذ الأحدث اثنتان فقط.',
    few: 'تُؤخذ أحدث {count} فقط.',
    many: 'تُؤخذ أحدث {count} فقط.',
    other: 'تُؤخذ أحدث {count} فقط.',
  },
  'executionBulk.start': {
    zero: 'إعادة التشغيل',
    one: 'إعادة واحدة',
    two: 'إعادة اثنتين',
    few: 'إعادة {count}',
    many: 'إعادة {count}',
    other: 'إعادة {count}',
  },
  'executionBulk.none': 'لا يمكن إعادة أي منها.',
  'executionBulk.cancel': 'إيقاف',
  'executionBulk.doing': 'جارٍ إعادة التشغيل',
  'executionBulk.progress': {
    zero: 'اكتمل {through} من {count}',
    one: 'اكتمل {through} من {count}',
    two: 'اكتمل {through} من {count}',
    few: 'اكتمل {through} من {count}',
    many: 'اكتمل {through} من {count}',
    other: 'اكتمل {through} من {count}',
  },
  'executionBulk.ended': 'أُعيد تشغيل {through}، وفشل {failed}.',
  'executionBulk.state.ready': 'ستُعاد.',
  'executionBulk.state.waiting': 'لم تبدأ.',
  'executionBulk.state.running': 'جارٍ البدء…',
  'executionBulk.state.done': 'تعمل من جديد.',
  'executionBulk.state.failed': 'تعذّرت إعادتها.',
  'executionBulk.state.vetoed': 'غير مسموح هنا.',
  'executionBulk.state.impossible': 'تُستثنى.',
}
