import type { Translation } from '../../message.js'
import type { commonMessages as en } from './en.js'

/** Indonesian. */
export const commonMessages: Translation<typeof en> = {
  'common.locale': 'id',
  'common.loading': 'Memuat…',
  'common.retry': 'Coba lagi',
  'common.copied': 'Tersalin',
  'common.copyFailed': 'Peramban Anda tidak mengizinkan penyalinan.',
  'common.close': 'Tutup',
  'common.cancel': 'Batal',
  'common.dismiss': 'Tutup pemberitahuan',
  'common.asOf': 'Per {time}',
  'common.unknown': 'Tidak diketahui',
  'common.needsRole': 'Peran Anda tidak mengizinkan ini. Diperlukan peran {role} atau di atasnya.',
  'common.unsupported': 'Koneksi Anda ke Make tidak menyediakan fitur ini.',
  'common.showsLast': 'Menampilkan data yang terakhir dibaca.',
  'common.reconnectNeeded':
    'Make tidak lagi menerima akses yang tersimpan. Hubungkan ulang untuk melanjutkan.',
  'common.budgetLow':
    'Akun Anda hampir mencapai batas permintaan Make per menit. Semuanya mungkin sedikit lebih lama.',
  'common.budgetLowUntil':
    'Akun Anda hampir mencapai batas permintaan Make per menit. Semuanya mungkin sedikit lebih lama sampai {time}.',
  'role.viewer': 'Pembaca',
  'role.builder': 'Pembuat',
  'role.manager': 'Manajer',
  'role.admin': 'Admin',
  'run.running': 'Berjalan',
  'run.success': 'Berhasil',
  'run.warning': 'Peringatan',
  'run.error': 'Gagal',
  'run.stopped': 'Dihentikan',
}
