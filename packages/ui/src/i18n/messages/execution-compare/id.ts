import type { Translation } from '../../message.js'
import type { executionCompareMessages as en } from './en.js'

/** Indonesian. */
export const executionCompareMessages: Translation<typeof en> = {
  'executionCompare.with': 'Dibandingkan dengan eksekusi {time}',
  'executionCompare.open': 'Buka eksekusi itu',
  'executionCompare.none': 'Tidak ada eksekusi sebelumnya dari skenario ini untuk dibandingkan.',
  'executionCompare.failed': 'Eksekusi sebelumnya tidak dapat dimuat',
  'executionCompare.onlyDifferences': 'Hanya perbedaan',
  'executionCompare.sameInBoth': 'Sama di kedua eksekusi: {what}',
  'executionCompare.stepCount': { other: '{count} langkah' },
  'executionCompare.fieldCount': { other: '{count} bidang keluaran' },
  'executionCompare.steps': 'Perbandingan langkah',
  'executionCompare.step': 'Langkah',
  'executionCompare.before': 'Eksekusi sebelumnya',
  'executionCompare.now': 'Eksekusi ini',
  'executionCompare.difference': 'Perbedaan',
  'executionCompare.whole': 'Seluruh eksekusi',
  'executionCompare.longer': '{time} lebih lama',
  'executionCompare.shorter': '{time} lebih cepat',
  'executionCompare.status': '{now}, sebelumnya: {before}',
  'executionCompare.onlyNow': 'Hanya di eksekusi ini',
  'executionCompare.onlyBefore': 'Hanya di eksekusi sebelumnya',
  'executionCompare.otherError': 'Kesalahan lain',
  'executionCompare.changed': 'Berbeda',
  'executionCompare.same': 'Tidak ada perbedaan',
  'executionCompare.outputs': 'Keluaran yang berbeda',
  'executionCompare.allOutputs': 'Perbandingan keluaran',
  'executionCompare.outputsSame': 'Keluarannya sama.',
  'executionCompare.field': 'Bidang',
  'executionCompare.absent': 'tidak ada',
  'executionCompare.moreOperations': { other: '{count} operasi lebih banyak' },
  'executionCompare.fewerOperations': { other: '{count} operasi lebih sedikit' },
  'executionCompare.more': { other: '{count} keluaran lain juga berbeda.' },
  'executionCompare.moreSame': { other: '{count} keluaran lain sama.' },
  'executionCompare.partial':
    'Hanya {number} nilai pertama dari setiap eksekusi yang dibandingkan.',
}
