import type { Translation } from '../../message.js'
import type { executionBulkMessages as en } from './en.js'

/** Indonesian. */
export const executionBulkMessages: Translation<typeof en> = {
  'executionBulk.title': { other: 'Jalankan ulang {count} eksekusi gagal?' },
  'executionBulk.titleSelected': { other: 'Jalankan ulang {count} eksekusi terpilih?' },
  'executionBulk.text':
    'Masing-masing dimulai lagi dengan masukan yang sama, beberapa sekaligus, dan memakai operasi.',
  'executionBulk.newest': { other: 'Hanya {count} yang terbaru dijalankan.' },
  'executionBulk.start': { other: 'Jalankan ulang {count}' },
  'executionBulk.none': 'Tidak ada yang dapat dijalankan ulang.',
  'executionBulk.cancel': 'Hentikan',
  'executionBulk.doing': 'Menjalankan ulang',
  'executionBulk.progress': { other: '{through} dari {count} selesai' },
  'executionBulk.ended': '{through} dijalankan ulang, {failed} gagal.',
  'executionBulk.state.ready': 'Akan dijalankan ulang.',
  'executionBulk.state.waiting': 'Belum dimulai.',
  'executionBulk.state.running': 'Sedang dimulai…',
  'executionBulk.state.done': 'Berjalan lagi.',
  'executionBulk.state.failed': 'Tidak dapat dijalankan ulang.',
  'executionBulk.state.vetoed': 'Tidak diizinkan di sini.',
  'executionBulk.state.impossible': 'Dilewati.',
}
