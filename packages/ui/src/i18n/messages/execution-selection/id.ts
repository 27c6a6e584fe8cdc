import type { Translation } from '../../message.js'
import type { executionSelectionMessages as en } from './en.js'

/** Indonesian. */
export const executionSelectionMessages: Translation<typeof en> = {
  'executionSelection.label': 'Pilihan eksekusi',
  'executionSelection.run': '{name}, {time}',
  'executionSelection.select': 'Pilih {name}',
  'executionSelection.all': { other: 'Pilih semua {count} yang dapat dijalankan ulang' },
  'executionSelection.none': 'Tidak ada eksekusi di sini yang dapat dijalankan ulang',
  'executionSelection.selected': { other: '{count} dipilih' },
  'executionSelection.retry': { other: 'Jalankan ulang {count}…' },
  'executionSelection.clear': 'Batalkan pilihan',
  'executionSelection.underWay': 'Eksekusi ini masih berlangsung.',
  'executionSelection.succeeded': 'Eksekusi ini berhasil: tidak ada yang perlu dijalankan ulang.',
}
