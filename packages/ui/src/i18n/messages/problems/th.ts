import type { Translation } from '../../message.js'
import type { problemMessages as en } from './en.js'

/** Thai. */
export const problemMessages: Translation<typeof en> = {
  'problem.unauthenticated': 'เซสชันของคุณสิ้นสุดแล้ว เข้าสู่ระบบใหม่แล้วลองอีกครั้ง',
  'problem.forbidden': 'คุณไม่ได้รับอนุญาตให้ทำสิ่งนี้ โปรดติดต่อผู้ดูแลระบบของทีม',
  'problem.not-found': 'รายการนี้ไม่มีอยู่แล้วหรือไม่เคยมี',
  'problem.validation': 'คำขอมีบางส่วนไม่ถูกต้อง ตรวจสอบสิ่งที่กรอกแล้วลองอีกครั้ง',
  'problem.conflict': 'ข้อมูลนี้มีการเปลี่ยนแปลงระหว่างนี้ โปรดดูสถานะปัจจุบันแล้วลองอีกครั้ง',
  'problem.unsupported': 'การเชื่อมต่อ Make ของคุณทำสิ่งนี้ไม่ได้',
  'problem.payload-too-large': 'ข้อมูลมีขนาดใหญ่เกินไป ลดขนาดแล้วลองอีกครั้ง',
  'problem.rate-limited': 'มีคำขอมากเกินไปในขณะนี้ รอสักครู่แล้วลองอีกครั้ง',
  'problem.upstream-rejected': 'Make ปฏิเสธคำขอนี้ ตรวจสอบซีนาริโอใน Make แล้วลองอีกครั้ง',
  'problem.upstream-timeout': 'Make ใช้เวลาตอบนานเกินไป ลองอีกครั้งในอีกสักครู่',
  'problem.method-not-allowed': 'เซิร์ฟเวอร์ไม่รองรับการดำเนินการนี้ โหลดหน้าใหม่แล้วลองอีกครั้ง',
  'problem.unsupported-media-type': 'เซิร์ฟเวอร์อ่านข้อมูลชนิดนี้ไม่ได้ โหลดหน้าใหม่แล้วลองอีกครั้ง',
  'problem.idempotency-mismatch': 'การดำเนินการนี้ถูกส่งไปแล้วด้วยข้อมูลอื่น โหลดหน้าใหม่แล้วลองอีกครั้ง',
  'problem.unavailable': 'บริการไม่พร้อมใช้งานชั่วคราว ลองอีกครั้งในอีกสักครู่',
  'problem.internal': 'เกิดข้อผิดพลาดในระบบของเรา ลองอีกครั้ง หากยังเกิดขึ้นโปรดติดต่อฝ่ายสนับสนุน',
  'problem.retryIn': { other: 'ลองอีกครั้งใน {count} วินาที' },
  'problem.retryInMinutes': { other: 'ลองอีกครั้งใน {count} นาที' },
}
