import type { Translation } from '../../message.js'
import type { commonMessages as en } from './en.js'

/** Thai. */
export const commonMessages: Translation<typeof en> = {
  'common.locale': 'th',
  'common.loading': 'กำลังโหลด…',
  'common.retry': 'ลองอีกครั้ง',
  'common.copied': 'คัดลอกแล้ว',
  'common.copyFailed': 'เบราว์เซอร์ของคุณไม่อนุญาตให้คัดลอก',
  'common.close': 'ปิด',
  'common.cancel': 'ยกเลิก',
  'common.dismiss': 'ปิดการแจ้งเตือน',
  'common.asOf': 'ข้อมูล ณ {time}',
  'common.unknown': 'ไม่ทราบ',
  'common.needsRole': 'บทบาทของคุณไม่อนุญาตให้ทำสิ่งนี้ ต้องมีบทบาท{role}ขึ้นไป',
  'common.unsupported': 'การเชื่อมต่อ Make ของคุณไม่รองรับสิ่งนี้',
  'common.showsLast': 'กำลังแสดงข้อมูลที่อ่านได้ล่าสุด',
  'common.reconnectNeeded': 'Make ไม่ยอมรับสิทธิ์เข้าถึงที่บันทึกไว้แล้ว เชื่อมต่อใหม่เพื่อทำต่อ',
  'common.budgetLow': 'บัญชีของคุณใช้โควตาต่อนาทีของ Make เกือบหมดแล้ว อาจช้าลงเล็กน้อย',
  'common.budgetLowUntil': 'บัญชีของคุณใช้โควตาต่อนาทีของ Make เกือบหมดแล้ว อาจช้าลงเล็กน้อยจนถึง {time}',
  'role.viewer': 'ผู้ดู',
  'role.builder': 'ผู้สร้าง',
  'role.manager': 'ผู้จัดการ',
  'role.admin': 'ผู้ดูแลระบบ',
  'run.running': 'กำลังทำงาน',
  'run.success': 'สำเร็จ',
  'run.warning': 'คำเตือน',
  'run.error': 'ล้มเหลว',
  'run.stopped': 'หยุดแล้ว',
}
