import type { Translation } from '../../message.js'
import type { scenarioCreateMessages as en } from './en.js'

/** Arabic. */
export const scenarioCreateMessages: Translation<typeof en> = {
  'scenarioCreate.title': 'سيناريو جديد',
  'scenarioCreate.description': 'يُنشأ من مخطط كالذي يصدّره Make. يبقى متوقفًا إلى أن تُفعّله.',
  'scenarioCreate.blueprint': 'المخطط',
  'scenarioCreate.blueprintHelp': 'الصقه هنا أو أفلت ملفه.',
  'scenarioCreate.file': 'أو اختر ملفًا:',
  'scenarioCreate.missing': 'الصق مخططًا أو اختر ملفه.',
  'scenarioCreate.notJson': 'هذا ليس JSON صالحًا: السطر {line}، العمود {column}.',
  'scenarioCreate.notObject': 'المخطط كائن JSON بين قوسين معقوصين.',
  'scenarioCreate.tooLarge': 'هذا الملف أكبر من 4 ميبيبايت.',
  'scenarioCreate.unreadable': 'تعذّرت قراءة هذا الملف.',
  'scenarioCreate.name': 'الاسم',
  'scenarioCreate.submit': 'إنشاء السيناريو',
}
