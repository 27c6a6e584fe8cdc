import type { Translation } from '../../message.js'
import type { connectionDialogMessages as en } from './en.js'

/** Indonesian. */
export const connectionDialogMessages: Translation<typeof en> = {
  'connectionForm.title': 'Hubungkan dengan kunci API',
  'connectionForm.renewTitle': 'Kunci API baru untuk {name}',
  'connectionForm.key': 'Kunci API',
  'connectionForm.keyHelp':
    'Di Make, buka profil Anda, lalu API access, dan tambahkan token. Tempelkan di sini. Kunci disimpan terenkripsi dan tidak pernah ditampilkan lagi.',
  'connectionForm.organization': 'ID organisasi',
  'connectionForm.organizationHelp': 'Nomor pada alamat organisasi Anda di Make.',
  'connectionForm.team': 'ID tim',
  'connectionForm.teamHelp': 'Kosongkan untuk semua tim.',
  'connectionForm.zone': 'Zona',
  'connectionForm.zoneDefault': 'Sesuai pengaturan di sini',
  'connectionForm.plan': 'Paket di Make',
  'connectionForm.planUnknown': 'Tidak yakin',
  'connectionForm.name': 'Nama',
  'connectionForm.nameHelp': 'Sebutannya di sini.',
  'connectionForm.optional': 'opsional',
  'connectionForm.submit': 'Hubungkan',
  'connectionForm.renewSubmit': 'Simpan kunci',
  'connectionForm.faultKey':
    'Tempelkan kunci seperti ditampilkan Make: 8 sampai 500 karakter, tanpa spasi.',
  'connectionForm.faultOrganization': 'Masukkan ID organisasi, misalnya 1234.',
  'connectionForm.faultTeam': 'Masukkan ID tim, misalnya 56, atau kosongkan.',
  'connectionForm.faultZone': 'Zona ini tidak tersedia. Pilih yang lain.',
  'connectionForm.faultName': 'Masukkan 1 sampai 200 karakter dalam satu baris.',
  'connectionForm.pasteAgain':
    'Demi keamanan, kunci tidak disimpan. Tempelkan lagi untuk mencoba lagi.',
  'connectionRename.title': 'Ganti nama {name}',
  'connectionRename.submit': 'Ganti nama',
  'connectionTarget.title': 'Organisasi untuk {name}',
  'connectionTarget.description':
    'Akses diberikan ke organisasi berikut. Pilih yang skenarionya ditampilkan di sini.',
  'connectionTarget.organization': 'Organisasi',
  'connectionTarget.team': 'Tim',
  'connectionTarget.allTeams': 'Semua tim',
  'connectionTarget.none': 'Akses ini tidak menjangkau organisasi mana pun di Make.',
  'connectionTarget.submit': 'Pilih',
  'connectionDisconnect.title': 'Putuskan {name}?',
  'connectionDisconnect.scenarios':
    'Skenario tetap ada di Make dan terus berjalan di sana, tetapi tidak lagi dapat dilihat atau dijalankan dari sini.',
  'connectionDisconnect.forgotten': 'Yang sudah dibaca, seperti riwayat, dihapus di sini.',
  'connectionDisconnect.key':
    'Kunci API dihapus di sini. Di Make kunci tetap berlaku sampai Anda menghapusnya di sana.',
  'connectionDisconnect.oauth': 'Akses yang diberikan di Make dicabut.',
  'connectionDisconnect.last': 'Ini satu-satunya koneksi: setelah itu akun Anda tidak terhubung.',
  'connectionDisconnect.default': 'Ini koneksi utama: koneksi lain menggantikannya.',
  'connectionDisconnect.keep': 'Pertahankan',
  'connectionDisconnect.confirm': 'Putuskan',
  'connectionForm.faultRefused':
    'Make tidak menerima kunci ini untuk organisasi ini. Periksa keduanya, lalu tempelkan kuncinya lagi.',
  'connectionForm.zoneHelp': 'Tempat organisasi Anda berada: awal alamatnya di Make.',
  'connectionForm.goOn': 'Lanjut ke Make',
}
