import type { Translation } from '../../message.js'
import type { executionDetailMessages as en } from './en.js'

/** Arabic. */
export const executionDetailMessages: Translation<typeof en> = {
  'executionTimeline.trigger': 'المُشغِّل',
  'executionTimeline.started': 'البداية',
  'executionTimeline.ended': 'النهاية',
  'executionTimeline.duration': 'المدة',
  'executionTimeline.credits': 'الأرصدة',
  'executionTimeline.transfer': 'نقل البيانات',
  'executionTimeline.modules': 'الخطوات المنجزة',
  'executionTimeline.id': 'معرّف عملية التشغيل',
  'executionTimeline.retry': 'إعادة التشغيل',
  'executionTimeline.retryNamed': 'إعادة التشغيل: {name}',
  'executionTimeline.errorIn': 'في الخطوة {module}',
  'executionTimeline.steps': 'الخطوات',
  'executionTimeline.stepsNone': 'لم تُسجَّل خطوات لعملية التشغيل هذه.',
  'executionTimeline.stepsWaiting': 'لم تبدأ الخطوة الأولى بعد.',
  'executionTimeline.stepsUntold': 'لا يوفّر اتصالك بـ Make خطوات عملية التشغيل.',
  'executionTimeline.outputs': 'المخرجات',
  'executionTimeline.outputsNone': 'لا مخرجات لعملية التشغيل هذه.',
  'executionTimeline.outputsLater': 'تظهر المخرجات بعد انتهاء عملية التشغيل.',
  'executionTimeline.outputsUntold': 'لا يوفّر اتصالك بـ Make مخرجات عملية التشغيل.',
  'executionTimeline.outputsTooLarge':
    'مخرجات عملية التشغيل هذه أكبر من أن تُعرض هنا. اطّلع عليها في Make.',
  'executionTimeline.outputsCut': 'يُعرض الجزء الأول فقط. انسخ للحصول على الكل.',
  'executionTimeline.copyOutputs': 'نسخ المخرجات',
  'executionTimeline.copyId': 'نسخ معرّف عملية التشغيل',
  'executionTimeline.detailFailed': 'تعذّر تحميل تفاصيل عملية التشغيل هذه',
  'executionTimeline.stopTitle': 'هل تريد إيقاف عملية التشغيل هذه؟',
  'executionTimeline.stopText': 'يتوقف {name} بعد الخطوة الجارية. ما أُنجز حتى الآن يبقى كما هو.',
  'executionTimeline.stopConfirm': 'إيقاف التشغيل',
  'executionTimeline.stopKeep': 'متابعة التشغيل',
}
