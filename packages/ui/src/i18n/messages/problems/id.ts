import type { Translation } from '../../message.js'
import type { problemMessages as en } from './en.js'

/** Indonesian. */
export const problemMessages: Translation<typeof en> = {
  'problem.unauthenticated': 'Sesi Anda telah berakhir. Masuk kembali, lalu coba lagi.',
  'problem.forbidden': 'Anda tidak diizinkan melakukan ini. Hubungi admin tim Anda.',
  'problem.not-found': 'Item ini sudah tidak ada atau memang tidak pernah ada.',
  'problem.validation':
    'Ada bagian permintaan yang tidak valid. Periksa isian Anda, lalu coba lagi.',
  'problem.conflict': 'Ini sudah berubah sementara itu. Lihat keadaannya sekarang, lalu coba lagi.',
  'problem.unsupported': 'Koneksi Anda ke Make tidak dapat melakukan ini.',
  'problem.payload-too-large': 'Data terlalu besar untuk dikirim. Perkecil, lalu coba lagi.',
  'problem.rate-limited': 'Terlalu banyak permintaan saat ini. Tunggu sebentar, lalu coba lagi.',
  'problem.upstream-rejected':
    'Make menolak permintaan ini. Periksa skenario di Make, lalu coba lagi.',
  'problem.upstream-timeout': 'Make terlalu lama menjawab. Coba lagi sebentar lagi.',
  'problem.method-not-allowed':
    'Server tidak menyediakan tindakan ini. Muat ulang halaman, lalu coba lagi.',
  'problem.unsupported-media-type':
    'Server tidak dapat membaca jenis data ini. Muat ulang halaman, lalu coba lagi.',
  'problem.idempotency-mismatch':
    'Tindakan ini sudah dikirim dengan data lain. Muat ulang halaman, lalu coba lagi.',
  'problem.unavailable': 'Layanan sedang tidak tersedia. Coba lagi sebentar lagi.',
  'problem.internal':
    'Terjadi kesalahan di pihak kami. Coba lagi; jika berlanjut, hubungi dukungan.',
  'problem.retryIn': { other: 'Coba lagi dalam {count} detik.' },
  'problem.retryInMinutes': { other: 'Coba lagi dalam {count} menit.' },
}
