import type { Translation } from '../../message.js'
import type { executionMessages as en } from './en.js'

/** Indonesian. */
export const executionMessages: Translation<typeof en> = {
  'executionTimeline.label': 'Riwayat eksekusi',
  'executionTimeline.list': 'Eksekusi per hari',
  'executionTimeline.count': { other: '{count} eksekusi' },
  'executionTimeline.filterStatus': 'Saring menurut status',
  'executionTimeline.filterTrigger': 'Saring menurut pemicu',
  'executionTimeline.allTriggers': 'Semua pemicu',
  'executionTimeline.rangeAllShort': 'Semua',
  'executionTimeline.live': 'Langsung',
  'executionTimeline.liveHint': 'Eksekusi muncul dan berubah di sini saat itu juga.',
  'executionTimeline.reconnecting': 'Menyambung kembali…',
  'executionTimeline.reconnectingHint':
    'Sambungan langsung terputus. Sampai pulih, eksekusi dibaca setiap beberapa detik.',
  'executionTimeline.today': 'Hari ini',
  'executionTimeline.yesterday': 'Kemarin',
  'executionTimeline.noDay': 'Waktu tidak diketahui',
  'executionTimeline.runsOf': 'Eksekusi: {day}',
  'executionTimeline.unnamed': 'Skenario {id}',
  'executionTimeline.unnamedUnknown': 'Skenario tidak diketahui',
  'executionTimeline.runId': 'Eksekusi {id}',
  'executionTimeline.operations': 'Operasi',
  'executionTimeline.operationCount': { other: '{count} operasi' },
  'executionTimeline.creditCount': { other: '{count} kredit' },
  'executionTimeline.loadMore': 'Muat eksekusi lebih lama',
  'executionTimeline.loadingMore': 'Memuat eksekusi lebih lama…',
  'executionTimeline.moreFailed': 'Eksekusi yang lebih lama tidak dapat dimuat.',
  'executionTimeline.end': 'Tidak ada eksekusi yang lebih lama dalam rentang waktu ini.',
  'executionTimeline.stop': 'Hentikan {name}',
  'executionTimeline.stopShort': 'Hentikan',
  'executionTimeline.stopFailed': '{name} tidak dapat dihentikan. {reason}',
  'executionTimeline.retried': '{name} dijalankan lagi.',
  'executionTimeline.retryFailed': '{name} tidak dapat dijalankan lagi. {reason}',
  'executionTimeline.retryUnknown':
    'Masukan eksekusi ini tidak diketahui di sini, jadi tidak dapat dijalankan lagi.',
  'executionTimeline.finished': '{name}: {status}.',
  'executionTimeline.finishedMany': { other: '{count} eksekusi telah selesai.' },
  'executionTimeline.selected': 'Eksekusi terpilih',
  'executionTimeline.closeSelected': 'Tutup eksekusi terpilih',
  'executionTimeline.emptyTitle': 'Belum ada eksekusi',
  'executionTimeline.emptyText':
    'Jalankan atau aktifkan sebuah skenario, lalu eksekusinya muncul di sini.',
  'executionTimeline.emptyTextScenario':
    'Jalankan atau aktifkan skenario ini, lalu eksekusinya muncul di sini.',
  'executionTimeline.noMatchTitle': 'Tidak ada yang cocok',
  'executionTimeline.noMatchText':
    'Tidak ada eksekusi yang cocok dengan saringan dalam rentang waktu ini.',
  'executionTimeline.quietTitle': 'Tidak ada eksekusi dalam waktu ini',
  'executionTimeline.quietText':
    'Pilih rentang waktu yang lebih panjang untuk melihat eksekusi sebelumnya.',
  'executionTimeline.clearFilters': 'Hapus saringan',
  'executionTimeline.showAll': 'Tampilkan kapan saja',
  'executionTimeline.notConnectedTitle': 'Tidak terhubung ke Make',
  'executionTimeline.failedTitle': 'Riwayat eksekusi tidak dapat dimuat',
  'executionTrigger.manual': 'Manual',
  'executionTrigger.scheduled': 'Terjadwal',
  'executionTrigger.webhook': 'Webhook',
  'executionTrigger.unknown': 'Tidak diketahui',
}
