import type { Translation } from '../../message.js'
import type { executionBulkMessages as en } from './en.js'

/** Thai. */
export const executionBulkMessages: Translation<typeof en> = {
  'executionBulk.title': { other: 'เรียกใช้ {count} รายการที่ล้มเหลวอีกครั้งหรือไม่' },
  'executionBulk.titleSelected': { other: 'เรียกใช้ {count} รายการที่เลือกอีกครั้งหรือไม่' },
  'executionBulk.text': 'แต่ละรายการเริ่มใหม่ด้วยข้อมูลเดิม ครั้งละไม่กี่รายการ และใช้การดำเนินการ',
  'executionBulk.newest': { other: 'จะเรียกใช้เฉพาะ {count} รายการล่าสุด' },
  'executionBulk.start': { other: 'เรียกใช้ {count} รายการอีกครั้ง' },
  'executionBulk.none': 'ไม่มีรายการใดที่เรียกใช้อีกครั้งได้',
  'executionBulk.cancel': 'หยุด',
  'executionBulk.doing': 'กำลังเรียกใช้อีกครั้ง',
  'executionBulk.progress': { other: 'เสร็จ {through} จาก {count}' },
  'executionBulk.ended': 'เรียกใช้อีกครั้ง {through} รายการ ล้มเหลว {failed} รายการ',
  'executionBulk.state.ready': 'จะเรียกใช้อีกครั้ง',
  'executionBulk.state.waiting': 'ยังไม่เริ่ม',
  'executionBulk.state.running': 'กำลังเริ่ม…',
  'executionBulk.state.done': 'ทำงานอีกครั้งแล้ว',
  'executionBulk.state.failed': 'เรียกใช้อีกครั้งไม่สำเร็จ',
  'executionBulk.state.vetoed': 'ไม่อนุญาตที่นี่',
  'executionBulk.state.impossible': 'ถูกข้าม',
}
