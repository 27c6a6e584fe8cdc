import type { Translation } from '../../message.js'
import type { scenarioScheduleMessages as en } from './en.js'

/** Indonesian. */
export const scenarioScheduleMessages: Translation<typeof en> = {
  'scenarioSchedule.title': 'Jadwal {name}',
  'scenarioSchedule.kind': 'Mulai',
  'scenarioSchedule.kind-on-demand': 'Hanya sesuai permintaan',
  'scenarioSchedule.kind-interval': 'Pada selang waktu tetap',
  'scenarioSchedule.kind-daily': 'Setiap hari',
  'scenarioSchedule.kind-weekly': 'Pada hari tertentu',
  'scenarioSchedule.kind-monthly': 'Pada tanggal tertentu',
  'scenarioSchedule.kind-once': 'Sekali',
  'scenarioSchedule.kind-cron': 'Khusus (cron)',
  'scenarioSchedule.kind-kept': 'Seperti sekarang',
  'scenarioSchedule.kept':
    'Jadwal ini memuat hal yang tidak dapat diatur di sini. Jadwal tetap persis seperti sekarang kecuali Anda memilih yang lain.',
  'scenarioSchedule.keptUnknown':
    'Make tidak memberitahukan jadwal ini. Jadwal tetap persis seperti sekarang kecuali Anda memilih yang lain.',
  'scenarioSchedule.noCron':
    'Cron tidak tersedia: koneksi Anda ke Make tidak mendukung jadwal seperti itu.',
  'scenarioSchedule.noOnce':
    'Sekali tidak tersedia: koneksi Anda ke Make tidak mendukung tanggal tunggal.',
  'scenarioSchedule.until': 'Menggantikan: {schedule}',
  'scenarioSchedule.every': 'Setiap',
  'scenarioSchedule.unit': 'Satuan',
  'scenarioSchedule.minutes': 'Menit',
  'scenarioSchedule.hours': 'Jam',
  'scenarioSchedule.time': 'Waktu',
  'scenarioSchedule.weekdays': 'Hari',
  'scenarioSchedule.monthDays': 'Tanggal',
  'scenarioSchedule.shortMonths': 'Bulan tanpa tanggal itu dilewati.',
  'scenarioSchedule.at': 'Tanggal dan waktu',
  'scenarioSchedule.atHelp': 'Dalam zona waktu Anda, {zone}.',
  'scenarioSchedule.expression': 'Ekspresi cron',
  'scenarioSchedule.expressionHelp': 'Lima bagian: menit, jam, tanggal, bulan, hari.',
  'scenarioSchedule.noWords':
    'Ekspresi ini tidak dapat dijelaskan dengan kata-kata: lihat jadwal berikutnya.',
  'scenarioSchedule.zone': 'Zona waktu',
  'scenarioSchedule.ownZone': 'Waktu mengikuti zona waktu organisasi Anda di Make.',
  'scenarioSchedule.ownZoneOption': 'Zona waktu organisasi Anda di Make',
  'scenarioSchedule.nextRuns': 'Jadwal berikutnya',
  'scenarioSchedule.nextRunsIn': 'Jadwal berikutnya ({zone})',
  'scenarioSchedule.yours': '{time} di {zone}',
  'scenarioSchedule.counted':
    'Make menghitung selang waktu sejak skenario diaktifkan; di sini dihitung dari sekarang.',
  'scenarioSchedule.onlyPeople': 'Dimulai saat seseorang menjalankannya.',
  'scenarioSchedule.onlyData': 'Dimulai saat data tiba.',
  'scenarioSchedule.never': 'Tidak ada jadwal berikutnya.',
  'scenarioSchedule.wait': 'Isi kolom di atas untuk melihat jadwal berikutnya.',
  'scenarioSchedule.faultAmount': 'Masukkan bilangan bulat dari 1 sampai {most}.',
  'scenarioSchedule.faultTime': 'Masukkan waktu.',
  'scenarioSchedule.faultWeekdays': 'Pilih setidaknya satu hari.',
  'scenarioSchedule.faultMonthDays': 'Pilih setidaknya satu tanggal.',
  'scenarioSchedule.faultAt': 'Masukkan tanggal dan waktu yang akan datang.',
  'scenarioSchedule.faultExpression': 'Masukkan lima bagian, misalnya {example}.',
  'scenarioSchedule.faultZone': 'Pilih zona waktu.',
  'scenarioSchedule.refused': 'Jawaban server: {reason}',
  'scenarioSchedule.inactive':
    'Skenario nonaktif. Skenario mulai berjalan sendiri setelah Anda mengaktifkannya.',
  'scenarioSchedule.submit': 'Simpan jadwal',
  'scenarioSchedule.done': 'Jadwal {name} disimpan.',
}
