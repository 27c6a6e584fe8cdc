import type { Translation } from '../../message.js'
import type { executionChartMessages as en } from './en.js'

/** Indonesian. */
export const executionChartMessages: Translation<typeof en> = {
  'executionTimeline.chart': 'Eksekusi dari waktu ke waktu',
  'executionTimeline.chartHelp':
    'Tombol panah berpindah antar-eksekusi, Enter membukanya. Daftar di bawah menampilkan eksekusi yang sama.',
  'executionTimeline.chartEmpty': 'Tidak ada eksekusi dalam waktu ini.',
  'executionTimeline.unplaced': { other: '{count} eksekusi tanpa waktu hanya ada di daftar.' },
  'executionTimeline.notLoaded': 'Eksekusi yang lebih lama belum dimuat',
  'executionTimeline.runAt': '{name}, {status}, {time}',
}
