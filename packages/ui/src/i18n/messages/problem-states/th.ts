import type { Translation } from '../../message.js'
import type { problemStateMessages as en } from './en.js'

/** Thai. */
export const problemStateMessages: Translation<typeof en> = {
  'problem.not-connected': 'บัญชีของคุณยังไม่ได้เชื่อมต่อกับ Make โปรดขอให้ผู้ดูแลระบบเชื่อมต่อ',
  'problem.reconnect-required': 'Make ไม่ยอมรับสิทธิ์เข้าถึงที่บันทึกไว้แล้ว ผู้ดูแลระบบต้องเชื่อมต่อใหม่',
  'problem.upstream-unavailable': 'ขณะนี้เข้าถึง Make ไม่ได้ ลองอีกครั้งในอีกไม่กี่นาที',
  'problem.network': 'เซิร์ฟเวอร์ไม่ตอบกลับ ตรวจสอบการเชื่อมต่ออินเทอร์เน็ตแล้วลองอีกครั้ง',
}
