import type { Translation } from '../../message.js'
import type { webhookIncomingMessages as en } from './en.js'

/** Indonesian. */
export const webhookIncomingMessages: Translation<typeof en> = {
  'webhookIncoming.reload': 'Muat ulang',
  'webhookIncoming.more': 'Tampilkan lebih banyak',
  'webhookIncoming.moreFailed': 'Selebihnya tidak dapat dimuat',
  'webhookIncoming.noTime': 'Waktu tidak diketahui',
  'webhookIncoming.private':
    'Isi peristiwa tidak ditampilkan di sini karena bisa memuat rahasia pengirimnya.',
  'webhookQueue.title': 'Peristiwa yang menunggu di {name}',
  'webhookQueue.oldest': 'Paling lama',
  'webhookQueue.newest': 'Paling baru',
  'webhookQueue.emptyTitle': 'Tidak ada yang menunggu',
  'webhookQueue.emptyText': 'Peristiwa menunggu di sini sampai diambil oleh skenario.',
  'webhookQueue.limit':
    'Jika {limit} peristiwa sudah menunggu, Make menolak peristiwa berikutnya dengan status 400.',
  'webhookQueue.fullTitle': 'Antrean penuh',
  'webhookQueue.fullText':
    'Make menolak semua yang dikirim sekarang dengan status 400 sampai ada tempat lagi.',
  'webhookQueue.fullScenario': 'Periksa apakah “{scenario}” aktif dan berjalan tanpa kesalahan.',
  'webhookQueue.fullNoScenario': 'Gunakan webhook ini dalam skenario yang mengambil peristiwanya.',
  'webhookQueue.openScenario': 'Buka skenario',
  'webhookQueue.noScenario':
    'Webhook ini belum dipakai skenario: peristiwanya menunggu sampai ada skenario yang mengambilnya.',
  'webhookLog.title': 'Log peristiwa {name}',
  'webhookLog.outcome': 'Hasil',
  'webhookLog.all': 'Semua',
  'webhookLog.status.success': 'Diterima',
  'webhookLog.status.error': 'Tidak diterima',
  'webhookLog.read': { other: '{count} peristiwa dibaca sejauh ini' },
  'webhookLog.readOf': { other: '{shown} dari {count} peristiwa yang dibaca sejauh ini' },
  'webhookLog.why':
    'Make tidak menerima peristiwa selama antrean penuh, webhook nonaktif, atau lebih dari 300 datang dalam 10 detik.',
  'webhookLog.emptyTitle': 'Tidak ada peristiwa di log',
  'webhookLog.noneTitle': 'Tidak ada peristiwa dalam rentang waktu ini',
  'webhookLog.kept': 'Make menyimpan log selama 3 hari, pada paket Enterprise selama 30 hari.',
}
