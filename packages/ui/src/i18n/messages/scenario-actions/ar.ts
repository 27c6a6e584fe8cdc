import type { Translation } from '../../message.js'
import type { scenarioActionMessages as en } from './en.js'

/** Arabic. */
export const scenarioActionMessages: Translation<typeof en> = {
  'scenarioDuplicate.title': 'تكرار {name}',
  'scenarioDuplicate.description': 'تبقى النسخة متوقفة إلى أن تُفعّلها.',
  'scenarioDuplicate.name': 'اسم النسخة',
  'scenarioDuplicate.copyOf': '{name} (نسخة)',
  'scenarioDuplicate.faultName': 'أدخل من 1 إلى 120 حرفًا في سطر واحد.',
  'scenarioDuplicate.submit': 'تكرار السيناريو',
  'scenarioDuplicate.done': 'أُنشئ {name}.',
  'scenarioWarnings.text': 'تم إنشاؤه، لكن بقي ما يلي:',
  'scenarioMove.title': 'نقل {name}',
  'scenarioMove.folder': 'المجلد',
  'scenarioMove.none': 'بلا مجلد',
  'scenarioMove.new': 'مجلد جديد…',
  'scenarioMove.newName': 'اسم المجلد الجديد',
  'scenarioMove.faultName': 'أدخل من 1 إلى 100 حرف في سطر واحد.',
  'scenarioMove.submit': 'نقل السيناريو',
  'scenarioMove.done': 'نُقل {name}.',
  'scenarioDelete.title': 'حذف {name}؟',
  'scenarioDelete.runs': 'يُحذف السيناريو وسجل عمليات تشغيله نهائيًا.',
  'scenarioDelete.schedule': 'لن يبدأ تلقائيًا بعد الآن: {schedule}.',
  'scenarioDelete.webhooks': {
    zero: 'لن يبقى لعناوين Webhook ({names}) سيناريو تبدأه.',
    one: 'لن يبقى لعنوان Webhook ({names}) سيناريو يبدأه.',
    two: 'لن يبقى لعنواني Webhook ({names}) سيناريو يبدآنه.',
    few: 'لن يبقى لعناوين Webhook ({names}) سيناريو تبدأه.',
    many: 'لن يبقى لعناوين Webhook ({names}) سيناريو تبدأه.',
    other: 'لن يبقى لعناوين Webhook ({names}) سيناريو تبدأه.',
  },
  'scenarioDelete.incomplete': {
    zero: 'لا تُفقد عمليات تشغيل تنتظر الإكمال ({count}).',
    one: 'تُفقد عملية تشغيل واحدة تنتظر الإكمال.',
    two: 'تُفقد عمليتا تشغيل تنتظران الإكمال.',
    few: 'تُفقد {count} عمليات تشغيل تنتظر الإكمال.',
    many: 'تُفقد {count} عملية تشغيل تنتظر الإكمال.',
    other: 'تُفقد {count} عملية تشغيل تنتظر الإكمال.',
  },
  'scenarioDelete.keep': 'الإبقاء على السيناريو',
  'scenarioDelete.submit': 'حذف السيناريو',
  'scenarioDelete.done': 'حُذف {name}.',
}
