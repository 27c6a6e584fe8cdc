import type { Translation } from '../../message.js'
import type { scenarioDetailMessages as en } from './en.js'

/** Arabic. */
export const scenarioDetailMessages: Translation<typeof en> = {
  'scenarioDetail.title': 'السيناريو',
  'scenarioView.text': 'تظهر الأعمدة بقدر ما يتسع المكان.',
  'scenarioView.all': 'إظهار كل الأعمدة',
  'scenarioView.density': 'ارتفاع الصفوف',
  'scenarioView.comfortable': 'مريح',
  'scenarioView.compact': 'متراص',
  'scenarioDetail.operations': 'عمليات فترة الفوترة هذه',
  'scenarioDetail.runs': 'آخر عمليات التشغيل',
  'scenarioDetail.allRuns': 'كل عمليات التشغيل',
  'scenarioDetail.lastRuns': {
    zero: 'لا عمليات تشغيل.',
    one: 'آخر عملية تشغيل.',
    two: 'آخر عمليتي تشغيل، الأحدث في النهاية.',
    few: 'آخر {count} عمليات تشغيل، الأحدث في النهاية.',
    many: 'آخر {count} عملية تشغيل، الأحدث في النهاية.',
    other: 'آخر {count} عملية تشغيل، الأحدث في النهاية.',
  },
  'scenarioDetail.failedRuns': {
    zero: 'لم يفشل أي منها.',
    one: 'فشل واحد منها.',
    two: 'فشل اثنان منها.',
    few: 'فشلت {count} منها.',
    many: 'فشل {count} منها.',
    other: 'فشل {count} منها.',
  },
  'scenarioDetail.steps': 'الخطوات',
  'scenarioDetail.noSteps': 'لا يُظهر الاتصال خطواته.',
  'scenarioDetail.inputs': 'المدخلات',
  'scenarioDetail.required': 'مطلوب',
  'scenarioDetail.optional': 'اختياري',
  'scenarioDetail.nextRuns': 'عمليات التشغيل التالية، بالمنطقة الزمنية {zone}:',
  'scenarioDetail.onlyActive': 'يبدأ تلقائيًا فقط وهو نشط.',
  'scenarioDetail.zoneUnknown': 'ما بعدها يعتمد على إعدادات لا يعرفها إلا Make.',
}
