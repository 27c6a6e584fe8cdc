import type { Translation } from '../../message.js'
import type { executionChartMessages as en } from './en.js'

/** Indonesian. */
export const executionChartMessages: Translation<typeof en> = {
  'executionTimeline.chart': 'Eksekusi dari waktu ke waktu',
  'executionTimeline.chartHelp':
    'Tombol panah berpindah antar-eksekusi, Enter membukanya. Dengan Shift, waktu dipilih, lalu Enter hanya menampilkan waktu itu. Plus dan minus untuk memperbesar atau memperkecil, nol menampilkan semuanya. Daftar di bawah menampilkan eksekusi yang sama.',
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
  'executionTimeline.chartEmpty': 'Tidak ada eksekusi dalam waktu ini.',
  'executionTimeline.unplaced': { other: '{count} eksekusi tanpa waktu hanya ada di daftar.' },
  'executionTimeline.notLoaded': 'Eksekusi yang lebih lama belum dimuat',
  'executionTimeline.runAt': '{name}, {status}, {time}',
}
