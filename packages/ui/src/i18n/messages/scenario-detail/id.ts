import type { Translation } from '../../message.js'
import type { scenarioDetailMessages as en } from './en.js'

/** Indonesian. */
export const scenarioDetailMessages: Translation<typeof en> = {
  'scenarioDetail.title': 'Detail skenario',
  'scenarioView.text': 'Kolom ditampilkan selama ada tempat.',
  'scenarioView.all': 'Tampilkan semua kolom',
  'scenarioView.density': 'Tinggi baris',
  'scenarioView.comfortable': 'Longgar',
  'scenarioView.compact': 'Rapat',
  'scenarioDetail.operations': 'Operasi periode tagihan ini',
  'scenarioDetail.runs': 'Eksekusi terakhir',
  'scenarioDetail.allRuns': 'Semua eksekusi',
  'scenarioDetail.lastRuns': { other: '{count} eksekusi terakhir, terbaru di ujung.' },
  'scenarioDetail.failedRuns': { other: '{count} di antaranya gagal.' },
  'scenarioDetail.steps': 'Langkah',
  'scenarioDetail.noSteps': 'Koneksi tidak memberitahukan langkahnya.',
  'scenarioDetail.inputs': 'Masukan',
  'scenarioDetail.required': 'wajib',
  'scenarioDetail.optional': 'opsional',
  'scenarioDetail.nextRuns': 'Eksekusi berikutnya, dalam zona waktu {zone}:',
  'scenarioDetail.onlyActive': 'Skenario dimulai otomatis hanya saat aktif.',
  'scenarioDetail.zoneUnknown':
    'Eksekusi sesudahnya bergantung pada pengaturan yang hanya diketahui Make.',
}
