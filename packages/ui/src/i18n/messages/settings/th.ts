import type { Translation } from '../../message.js'
import type { settingsMessages as en } from './en.js'

/** Thai. */
export const settingsMessages: Translation<typeof en> = {
  'automationSettings.label': 'ระบบอัตโนมัติ',
  'automationSettings.tabs': 'ส่วนต่าง ๆ ของระบบอัตโนมัติ',
  'automationSettings.scenarios': 'ซีนาริโอ',
  'automationSettings.runs': 'การทำงาน',
  'automationSettings.webhooks': 'เว็บฮุค',
  'automationSettings.team': 'ทีม',
  'automationSettings.connection': 'การเชื่อมต่อ',
  'automationSettings.runsOf': 'การทำงานของ {name}',
  'automationSettings.allRuns': 'แสดงการทำงานทั้งหมด',
}
