import type { Translation } from '../../message.js'
import type { commonMessages as en } from './en.js'

/** Arabic. */
export const commonMessages: Translation<typeof en> = {
  'common.locale': 'ar',
  'common.loading': 'جارٍ التحميل…',
  'common.retry': 'إعادة المحاولة',
  'common.copied': 'نُسخ',
  'common.copyFailed': 'لم يسمح متصفحك بالنسخ.',
  'common.close': 'إغلاق',
  'common.cancel': 'إلغاء',
  'common.dismiss': 'إغلاق الإشعار',
  'common.asOf': 'حتى {time}',
  'common.unknown': 'غير معروف',
  'common.needsRole': 'لا يسمح دورك بهذا الإجراء. يلزم دور {role} على الأقل.',
  'common.unsupported': 'لا يوفّر اتصالك بـ Make هذه الميزة.',
  'common.showsLast': 'تُعرض آخر بيانات تمت قراءتها.',
  'common.reconnectNeeded': 'لم يعد Make يقبل صلاحية الوصول المحفوظة. أعد الربط للمتابعة.',
  'common.budgetLow':
    'أوشك حسابك على استنفاد ما يسمح به Make في الدقيقة. قد تستغرق الأمور وقتًا أطول قليلًا.',
  'common.budgetLowUntil':
    'أوشك حسابك على استنفاد ما يسمح به Make في الدقيقة. قد تستغرق الأمور وقتًا أطول قليلًا حتى {time}.',
  'role.viewer': 'مُشاهد',
  'role.builder': 'مُنشئ',
  'role.manager': 'مدير',
  'role.admin': 'مسؤول',
  'run.running': 'قيد التشغيل',
  'run.success': 'نجح',
  'run.warning': 'تحذير',
  'run.error': 'فشل',
  'run.stopped': 'أُوقف',
}
