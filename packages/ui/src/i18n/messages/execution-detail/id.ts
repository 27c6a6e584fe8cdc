import type { Translation } from '../../message.js'
import type { executionDetailMessages as en } from './en.js'

/** Indonesian. */
export const executionDetailMessages: Translation<typeof en> = {
  'executionTimeline.trigger': 'Pemicu',
  'executionTimeline.started': 'Mulai',
  'executionTimeline.ended': 'Selesai',
  'executionTimeline.duration': 'Durasi',
  'executionTimeline.credits': 'Kredit',
  'executionTimeline.transfer': 'Transfer data',
  'executionTimeline.modules': 'Langkah selesai',
  'executionTimeline.id': 'ID eksekusi',
  'executionTimeline.retry': 'Jalankan lagi',
  'executionTimeline.retryNamed': 'Jalankan lagi: {name}',
  'executionTimeline.compare': 'Bandingkan dengan eksekusi sebelumnya',
  'executionTimeline.errorIn': 'Pada langkah {module}',
  'executionTimeline.steps': 'Langkah',
  'executionTimeline.searchRun': 'Cari di langkah dan keluaran',
  'executionTimeline.clearSearch': 'Hapus pencarian',
  'executionTimeline.matches': { other: '{count} cocok' },
  'executionTimeline.compressIdle': 'Perpendek waktu diam ({time})',
  'executionTimeline.stepsNone': 'Tidak ada langkah yang tercatat untuk eksekusi ini.',
  'executionTimeline.stepsWaiting': 'Langkah pertama belum dimulai.',
  'executionTimeline.outputs': 'Keluaran',
  'executionTimeline.outputsNone': 'Eksekusi ini tidak memiliki keluaran.',
  'executionTimeline.outputsLater': 'Keluaran ditampilkan setelah eksekusi selesai.',
  'executionTimeline.outputsTooLarge':
    'Keluaran eksekusi ini terlalu besar untuk ditampilkan di sini. Lihat di Make.',
  'executionTimeline.outputsCut':
    'Hanya bagian awal yang ditampilkan. Salin untuk mendapatkan semuanya.',
  'executionTimeline.copyOutputs': 'Salin keluaran',
  'executionTimeline.copyId': 'Salin ID eksekusi',
  'executionTimeline.detailFailed': 'Rincian eksekusi ini tidak dapat dimuat',
  'executionTimeline.stopTitle': 'Hentikan eksekusi ini?',
  'executionTimeline.stopText':
    '{name} berhenti setelah langkah yang sedang berjalan. Yang sudah dikerjakan tetap tersimpan.',
  'executionTimeline.stopConfirm': 'Hentikan eksekusi',
  'executionTimeline.stopKeep': 'Biarkan berjalan',
}
