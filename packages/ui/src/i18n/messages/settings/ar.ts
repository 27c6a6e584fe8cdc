import type { Translation } from '../../message.js'
import type { settingsMessages as en } from './en.js'

/** Arabic. */
export const settingsMessages: Translation<typeof en> = {
  'automationSettings.label': 'الأتمتة',
  'automationSettings.tabs': 'أقسام الأتمتة',
  'automationSettings.scenarios': 'السيناريوهات',
  'automationSettings.runs': 'عمليات التشغيل',
  'automationSettings.webhooks': 'خطافات الويب',
  'automationSettings.team': 'الفريق',
  'automationSettings.connection': 'الاتصال',
  'automationSettings.runsOf': 'عمليات تشغيل {name}',
  'automationSettings.allRuns': 'عرض كل عمليات التشغيل',
}
