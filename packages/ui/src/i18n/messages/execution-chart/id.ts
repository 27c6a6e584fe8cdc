import type { Translation } from '../../message.js'
import type { executionChartMessages as en } from './en.js'

/** Indonesian. */
export const executionChartMessages: Translation<typeof en> = {
  'executionTimeline.chart': 'Eksekusi dari waktu ke waktu',
  'executionTimeline.chartHelp':
    'Tombol panah berpindah antar-eksekusi, Enter membukanya. Dengan Shift, waktu dipilih, lalu Enter hanya menampilkan waktu itu. Plus dan minus untuk memperbesar atau memperkecil, nol menampilkan semuanya. P dan N menuju eksekusi gagal sebelum dan sesudahnya. Daftar di bawah menampilkan eksekusi yang sama.',
  'executionTimeline.view': 'Waktu yang tampak',
  'executionTimeline.view.in': 'Perbesar',
  'executionTimeline.view.out': 'Perkecil',
  'executionTimeline.view.earlier': 'Lebih awal',
  'executionTimeline.view.later': 'Lebih akhir',
  'executionTimeline.view.whole': 'Tampilkan seluruh rentang',
  'executionTimeline.viewIsWhole': 'Seluruh rentang sudah tampak.',
  'executionTimeline.inView': 'Tampak: {time}',
  'executionTimeline.marked': 'Dipilih: {time}',
  'executionTimeline.rangeChosen': 'Menampilkan eksekusi pada {time}.',
  'executionTimeline.clearRange': 'Hapus pilihan waktu',
  'executionTimeline.summary': 'Eksekusi yang tampak',
  'executionTimeline.summary.runs': 'Eksekusi',
  'executionTimeline.summary.succeeded': 'Berhasil',
  'executionTimeline.summary.median': 'Median',
  'executionTimeline.summary.p95': '95% paling lama',
  'executionTimeline.summary.partial': 'Dari eksekusi yang sudah dimuat',
  'executionTimeline.failures': 'Eksekusi gagal',
  'executionTimeline.failure.earlier': 'Eksekusi gagal sebelumnya',
  'executionTimeline.failure.later': 'Eksekusi gagal berikutnya',
  'executionTimeline.failure.noneEarlier':
    'Tidak ada eksekusi gagal yang lebih awal dalam waktu ini.',
  'executionTimeline.failure.noneLater':
    'Tidak ada eksekusi gagal yang lebih akhir dalam waktu ini.',
  'executionTimeline.failure.noneLoaded': 'Eksekusi gagal yang lebih awal belum dimuat.',
  'executionTimeline.failure.none': 'Tidak ada eksekusi gagal lagi.',
  'executionTimeline.retryFailedRuns': { other: 'Jalankan ulang {count} eksekusi gagal…' },
  'executionTimeline.chartEmpty': 'Tidak ada eksekusi dalam waktu ini.',
  'executionTimeline.unplaced': { other: '{count} eksekusi tanpa waktu hanya ada di daftar.' },
  'executionTimeline.notLoaded': 'Eksekusi yang lebih lama belum dimuat',
  'executionTimeline.runAt': '{name}, {status}, {time}',
  'executionTimeline.print.status': 'Status',
  'executionTimeline.print.scenario': 'Skenario',
  'executionTimeline.print.more': {
    other: '{count} eksekusi lain sudah dimuat, tetapi tidak dicetak.',
  },
  'executionTimeline.print.older':
    'Eksekusi yang lebih lama dalam rentang waktu ini belum dimuat dan tidak dicetak.',
}
