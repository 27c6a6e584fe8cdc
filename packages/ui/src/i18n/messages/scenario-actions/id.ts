import type { Translation } from '../../message.js'
import type { scenarioActionMessages as en } from './en.js'

/** Indonesian. */
export const scenarioActionMessages: Translation<typeof en> = {
  'scenarioDuplicate.title': 'Duplikatkan {name}',
  'scenarioDuplicate.description': 'Salinan ini nonaktif sampai Anda mengaktifkannya.',
  'scenarioDuplicate.name': 'Nama salinan',
  'scenarioDuplicate.copyOf': '{name} (salinan)',
  'scenarioDuplicate.faultName': 'Masukkan 1 sampai 120 karakter dalam satu baris.',
  'scenarioDuplicate.submit': 'Duplikatkan skenario',
  'scenarioDuplicate.done': '{name} telah dibuat.',
  'scenarioWarnings.text': 'Sudah dibuat, tetapi ini masih perlu dilakukan:',
  'scenarioMove.title': 'Pindahkan {name}',
  'scenarioMove.folder': 'Folder tujuan',
  'scenarioMove.none': 'Tanpa folder',
  'scenarioMove.new': 'Folder baru…',
  'scenarioMove.newName': 'Nama folder baru',
  'scenarioMove.faultName': 'Masukkan 1 sampai 100 karakter dalam satu baris.',
  'scenarioMove.submit': 'Pindahkan skenario',
  'scenarioMove.done': '{name} telah dipindahkan.',
  'scenarioDelete.title': 'Hapus {name}?',
  'scenarioDelete.runs': 'Skenario beserta riwayat eksekusinya dihapus untuk selamanya.',
  'scenarioDelete.schedule': 'Skenario tidak lagi dimulai otomatis: {schedule}.',
  'scenarioDelete.webhooks': {
    other: 'Webhook {names} tidak lagi memiliki skenario untuk dimulai.',
  },
  'scenarioDelete.incomplete': {
    other: '{count} eksekusi yang menunggu diselesaikan akan hilang.',
  },
  'scenarioDelete.keep': 'Simpan skenario',
  'scenarioDelete.submit': 'Hapus skenario',
  'scenarioDelete.done': '{name} telah dihapus.',
  'runDialog.title': 'Jalankan {name}',
  'runDialog.description': 'Skenario dimulai dengan isian Anda di sini.',
  'runDialog.json': 'Masukan sebagai JSON',
  'runDialog.jsonHelp': 'Objek seperti {example}. Kosongkan untuk menjalankan tanpa masukan.',
  'runDialog.jsonInvalid': 'Ini bukan JSON yang valid. {reason}',
  'runDialog.jsonNotObject': 'Masukan harus berupa objek JSON dalam kurung kurawal.',
  'runDialog.required': 'Isi bagian ini.',
  'runDialog.notNumber': 'Masukkan angka.',
  'runDialog.optional': 'opsional',
  'runDialog.submit': 'Jalankan skenario',
}
