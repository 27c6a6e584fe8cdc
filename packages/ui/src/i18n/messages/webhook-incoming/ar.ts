import type { Translation } from '../../message.js'
import type { webhookIncomingMessages as en } from './en.js'

/** Arabic. */
export const webhookIncomingMessages: Translation<typeof en> = {
  'webhookIncoming.reload': 'تحديث',
  'webhookIncoming.more': 'عرض المزيد',
  'webhookIncoming.moreFailed': 'تعذّر تحميل المزيد',
  'webhookIncoming.noTime': 'الوقت غير معروف',
  'webhookIncoming.private': 'لا يُعرض محتوى الحدث هنا، فقد يتضمن أسرار من أرسله.',
  'webhookQueue.title': 'الأحداث المنتظرة في {name}',
  'webhookQueue.oldest': 'الأقدم',
  'webhookQueue.newest': 'الأحدث',
  'webhookQueue.emptyTitle': 'لا شيء في الانتظار',
  'webhookQueue.emptyText': 'تنتظر الأحداث هنا إلى أن يأخذها السيناريو.',
  'webhookQueue.limit': 'حين يبلغ عدد الأحداث المنتظرة {limit}، يرفض Make ما يليها بالحالة 400.',
  'webhookQueue.fullTitle': 'قائمة الانتظار ممتلئة',
  'webhookQueue.fullText': 'يرفض Make كل ما يُرسل الآن بالحالة 400، إلى أن يتوفر مكان من جديد.',
  'webhookQueue.fullScenario': 'تحقق من أن «{scenario}» مفعّل ويعمل بلا أخطاء.',
  'webhookQueue.fullNoScenario': 'استخدم الخطاف في سيناريو يأخذ الأحداث.',
  'webhookQueue.openScenario': 'فتح السيناريو',
  'webhookQueue.noScenario': 'الخطاف ليس في أي سيناريو بعد: تنتظر أحداثه إلى أن يأخذها سيناريو.',
  'webhookLog.title': 'سجل أحداث {name}',
  'webhookLog.outcome': 'النتيجة',
  'webhookLog.all': 'الكل',
  'webhookLog.status.success': 'مقبول',
  'webhookLog.status.error': 'غير مقبول',
  'webhookLog.read': {
    zero: 'لم تُقرأ أحداث بعد',
    one: 'قُرئ حدث واحد حتى الآن',
    two: 'قُرئ حدثان حتى الآن',
    few: 'قُرئت {count} أحداث حتى الآن',
    many: 'قُرئ {count} حدثًا حتى الآن',
    other: 'قُرئ {count} حدث حتى الآن',
  },
  'webhookLog.readOf': {
    zero: '{shown} من أصل {count} حدث قُرئ حتى الآن',
    one: '{shown} من أصل حدث واحد قُرئ حتى الآن',
    two: '{shown} من أصل حدثين قُرئا حتى الآن',
    few: '{shown} من أصل {count} أحداث قُرئت حتى الآن',
    many: '{shown} من أصل {count} حدثًا قُرئ حتى الآن',
    other: '{shown} من أصل {count} حدث قُرئ حتى الآن',
  },
  'webhookLog.why':
    'لا يقبل Make حدثًا ما دامت قائمة الانتظار ممتلئة أو الخطاف متوقفًا، أو إذا وصل أكثر من 300 حدث خلال 10 ثوانٍ.',
  'webhookLog.emptyTitle': 'لا أحداث في السجل',
  'webhookLog.noneTitle': 'لا أحداث في هذا النطاق الزمني',
  'webhookLog.kept': 'يحتفظ Make بالسجل 3 أيام، وفي خطة Enterprise 30 يومًا.',
}
