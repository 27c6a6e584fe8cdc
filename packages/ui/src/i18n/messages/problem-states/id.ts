import type { Translation } from '../../message.js'
import type { problemStateMessages as en } from './en.js'

/** Indonesian. */
export const problemStateMessages: Translation<typeof en> = {
  'problem.not-connected': 'Akun Anda belum terhubung ke Make. Minta admin untuk menghubungkannya.',
  'problem.reconnect-required':
    'Make tidak lagi menerima akses yang tersimpan. Admin harus menghubungkan ulang.',
  'problem.upstream-unavailable':
    'Make tidak dapat dijangkau saat ini. Coba lagi dalam beberapa menit.',
  'problem.network': 'Server tidak menjawab. Periksa koneksi internet Anda, lalu coba lagi.',
}
