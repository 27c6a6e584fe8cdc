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
  'webhookQueue.noScenario': 'الخطاف ليس في أي سيناريو بعد: تنتظر أحداثه إلى أن يأخذها سيناريو.',
}
