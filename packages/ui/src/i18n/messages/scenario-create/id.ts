import type { Translation } from '../../message.js'
import type { scenarioCreateMessages as en } from './en.js'

/** Indonesian. */
export const scenarioCreateMessages: Translation<typeof en> = {
  'scenarioCreate.title': 'Skenario baru',
  'scenarioCreate.description':
    'Dibuat dari blueprint seperti yang diekspor Make. Skenario nonaktif sampai Anda mengaktifkannya.',
  'scenarioCreate.blueprint': 'Blueprint skenario',
  'scenarioCreate.blueprintHelp': 'Tempel di sini, atau jatuhkan filenya.',
  'scenarioCreate.file': 'Atau pilih file:',
  'scenarioCreate.missing': 'Tempel blueprint, atau pilih filenya.',
  'scenarioCreate.notJson': 'Ini bukan JSON yang valid: baris {line}, kolom {column}.',
  'scenarioCreate.notObject': 'Blueprint adalah objek JSON dalam kurung kurawal.',
  'scenarioCreate.tooLarge': 'File ini lebih besar dari 4 MiB.',
  'scenarioCreate.unreadable': 'File ini tidak dapat dibaca.',
  'scenarioCreate.name': 'Nama',
  'scenarioCreate.submit': 'Buat skenario',
}
