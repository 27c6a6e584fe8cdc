import type { Translation } from '../../message.js'
import type { webhookDialogMessages as en } from './en.js'

/** Indonesian. */
export const webhookDialogMessages: Translation<typeof en> = {
  'webhookCreate.title': 'Buat webhook',
  'webhookCreate.name': 'Nama',
  'webhookCreate.nameHelp': 'Sebutkan apa yang memanggilnya, misalnya “Pesanan dari toko”.',
  'webhookCreate.faultName': 'Masukkan 1 sampai 128 karakter dalam satu baris.',
  'webhookCreate.scenario': 'Skenario',
  'webhookCreate.scenarioHelp':
    'Dimulai oleh setiap peristiwa. Tanpa skenario, peristiwa menunggu sampai ada yang mengambilnya.',
  'webhookCreate.noScenario': 'Belum ada',
  'webhookCreate.findScenario': 'Cari skenario',
  'webhookCreate.type': 'Yang masuk',
  'webhookCreate.typeHelp.custom': 'Setiap nilai dapat dipakai sendiri-sendiri di skenario.',
  'webhookCreate.typeHelp.raw':
    'Skenario menerima isi kiriman sebagai satu teks, persis seperti yang dikirim.',
  'webhookCreate.method': 'Metode',
  'webhookCreate.security': 'Siapa yang boleh memanggil',
  'webhookCreate.securityHelp.none': 'Cukup dengan alamatnya: rahasiakan alamat ini.',
  'webhookCreate.securityHelp.basic':
    'Pemanggil juga memerlukan nama pengguna dan kata sandi, yang dibuatkan untuk Anda.',
  'webhookCreate.securityHelp.token': 'Pemanggil juga memerlukan token, yang dibuatkan untuk Anda.',
  'webhookCreate.submit': 'Buat webhook',
  'webhookCreate.madeTitle': '{name} siap',
  'webhookCreate.madeText':
    'Masukkan alamat ini di tempat asal peristiwa. Siapa pun yang tahu dapat mengirim.',
  'webhookCreate.madeTextSecret':
    'Simpan rahasianya sekarang: hanya ditampilkan sekali ini. Lalu masukkan keduanya di tempat asal peristiwa.',
  'webhookCreate.saved': 'Sudah saya simpan',
  'webhookType.custom': 'Data dengan kolom (JSON, formulir)',
  'webhookType.raw': 'Teks biasa',
  'webhookAccess.address': 'Alamat',
  'webhookAccess.copyAddress': 'Salin alamat',
  'webhookAccess.token': 'Token akses',
  'webhookAccess.copyToken': 'Salin token',
  'webhookAccess.username': 'Nama pengguna',
  'webhookAccess.copyUsername': 'Salin nama pengguna',
  'webhookAccess.password': 'Kata sandi',
  'webhookAccess.copyPassword': 'Salin kata sandi',
  'webhookAccess.secretUnknown':
    'Rahasianya ditampilkan saat dibuat dan tidak disimpan di sini. Buat webhook lain jika hilang.',
  'webhookAccess.noAddress': 'Make tidak memberitahukan alamat webhook ini.',
  'webhookAccess.snippet': 'Cara memanggilnya',
  'webhookAccess.snippetIn': 'Pemanggilan dalam {language}',
  'webhookAccess.copySnippet': 'Salin pemanggilan',
  'webhookCheck.title': 'Periksa yang dikirim pemanggil',
  'webhookCheck.header': 'Header Authorization',
  'webhookCheck.help':
    'Tempel header, atau seluruh permintaan dari log. Isinya tidak keluar dari halaman ini.',
  'webhookCheck.right': 'Ini benar: panggilan seperti ini diterima.',
  'webhookCheck.wrong': 'Jenis header-nya benar, tetapi rahasianya berbeda.',
  'webhookCheck.scheme': 'Jenis header-nya bukan yang diminta webhook ini.',
  'webhookCheck.missing': 'Tidak ada header Authorization di sini.',
  'webhookReveal.title': 'Alamat {name}',
  'webhookReveal.description':
    'Siapa pun yang memilikinya dapat mengirim peristiwa. Bahwa Anda melihatnya dicatat. Alamat disembunyikan lagi setelah dua menit.',
  'webhookReveal.hide': 'Sembunyikan',
  'webhookRename.title': 'Ganti nama {name}',
  'webhookRename.submit': 'Ganti nama',
  'webhookTest.title': 'Uji {name}',
  'webhookTest.description': 'Mengirim contoh peristiwa ke alamat webhook ini.',
  'webhookTest.method': 'Metode',
  'webhookTest.body': 'Contoh peristiwa sebagai JSON',
  'webhookTest.bodyHelp': 'Pakai data rekaan: contoh ini diproses seperti peristiwa sungguhan.',
  'webhookTest.notJson': 'Ini bukan JSON yang valid: baris {line}, kolom {column}.',
  'webhookTest.notObject': 'Contoh harus berupa objek JSON, yakni di dalam kurung kurawal.',
  'webhookTest.submit': 'Kirim contoh',
  'webhookTest.arrived': 'Sampai setelah {duration}.',
  'webhookTest.arrivedScenario': 'Selanjutnya ditangani “{scenario}”.',
  'webhookTest.arrivedQueue': 'Menunggu sampai ada skenario yang mengambilnya.',
  'webhookTest.refused': 'Alamatnya tidak menerima (status {status}).',
  'webhookDelete.title': 'Hapus {name}?',
  'webhookDelete.address':
    'Alamatnya tidak lagi menerima apa pun. Semua yang dikirim ke sana sejak itu hilang.',
  'webhookDelete.scenario':
    '“{scenario}” dimulai oleh webhook ini, dan tidak akan berjalan lagi untuk peristiwa baru.',
  'webhookDelete.noScenario': 'Sejauh diketahui, tidak ada skenario yang dimulai olehnya.',
  'webhookDelete.queue': { other: '{count} peristiwa yang masih menunggu hilang.' },
  'webhookDelete.keep': 'Pertahankan',
  'webhookDelete.confirm': 'Hapus',
}
