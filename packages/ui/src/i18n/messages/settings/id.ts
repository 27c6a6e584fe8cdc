import type { Translation } from '../../message.js'
import type { settingsMessages as en } from './en.js'

/** Indonesian. */
export const settingsMessages: Translation<typeof en> = {
  'automationSettings.label': 'Otomatisasi',
  'automationSettings.tabs': 'Bagian otomatisasi',
  'automationSettings.scenarios': 'Skenario',
  'automationSettings.runs': 'Eksekusi',
  'automationSettings.webhooks': 'Webhook',
  'automationSettings.team': 'Tim',
  'automationSettings.connection': 'Koneksi',
  'automationSettings.runsOf': 'Eksekusi {name}',
  'automationSettings.allRuns': 'Tampilkan semua eksekusi',
}
