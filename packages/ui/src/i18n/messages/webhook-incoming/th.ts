import type { Translation } from '../../message.js'
import type { webhookIncomingMessages as en } from './en.js'

/** Thai. */
export const webhookIncomingMessages: Translation<typeof en> = {
  'webhookIncoming.reload': 'รีเฟรช',
  'webhookIncoming.more': 'แสดงเพิ่มเติม',
  'webhookIncoming.moreFailed': 'โหลดเพิ่มเติมไม่ได้',
  'webhookIncoming.noTime': 'ไม่ทราบเวลา',
  'webhookIncoming.private': 'ไม่แสดงเนื้อหาของเหตุการณ์ที่นี่ เพราะอาจมีข้อมูลลับของผู้ส่ง',
  'webhookQueue.title': 'เหตุการณ์ที่รออยู่ของ {name}',
  'webhookQueue.oldest': 'เก่าที่สุด',
  'webhookQueue.newest': 'ใหม่ที่สุด',
  'webhookQueue.emptyTitle': 'ไม่มีอะไรรออยู่',
  'webhookQueue.emptyText': 'เหตุการณ์จะรออยู่ที่นี่จนกว่าซีนาริโอจะรับไป',
  'webhookQueue.limit': 'เมื่อมีเหตุการณ์รออยู่ {limit} รายการ Make จะปฏิเสธรายการถัดไปด้วยสถานะ 400',
  'webhookQueue.fullTitle': 'คิวเต็มแล้ว',
  'webhookQueue.fullText': 'Make จะปฏิเสธทุกอย่างที่ส่งมาตอนนี้ด้วยสถานะ 400 จนกว่าจะมีที่ว่างอีกครั้ง',
  'webhookQueue.fullScenario': 'ตรวจดูว่า “{scenario}” เปิดอยู่และทำงานโดยไม่มีข้อผิดพลาด',
  'webhookQueue.fullNoScenario': 'ใช้เว็บฮุคนี้ในซีนาริโอที่จะรับเหตุการณ์ไป',
  'webhookQueue.openScenario': 'เปิดซีนาริโอ',
  'webhookQueue.noScenario': 'เว็บฮุคนี้ยังไม่อยู่ในซีนาริโอใด เหตุการณ์จะรอจนกว่าจะมีซีนาริโอมารับไป',
  'webhookLog.title': 'บันทึกเหตุการณ์ของ {name}',
  'webhookLog.outcome': 'ผลลัพธ์',
  'webhookLog.all': 'ทั้งหมด',
  'webhookLog.status.success': 'รับแล้ว',
  'webhookLog.status.error': 'ไม่ได้รับ',
  'webhookLog.read': { other: 'อ่านแล้ว {count} เหตุการณ์' },
  'webhookLog.readOf': { other: '{shown} จาก {count} เหตุการณ์ที่อ่านแล้ว' },
  'webhookLog.why': 'Make จะไม่รับเหตุการณ์ขณะที่คิวเต็ม เว็บฮุคปิดอยู่ หรือมีเข้ามาเกิน 300 รายการใน 10 วินาที',
  'webhookLog.emptyTitle': 'ไม่มีเหตุการณ์ในบันทึก',
  'webhookLog.noneTitle': 'ไม่มีเหตุการณ์ในช่วงเวลานี้',
  'webhookLog.kept': 'Make เก็บบันทึกไว้ 3 วัน หรือ 30 วันในแพ็กเกจ Enterprise',
}
