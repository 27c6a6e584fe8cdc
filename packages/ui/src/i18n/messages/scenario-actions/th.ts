import type { Translation } from '../../message.js'
import type { scenarioActionMessages as en } from './en.js'

/** Thai. */
export const scenarioActionMessages: Translation<typeof en> = {
  'scenarioDuplicate.title': 'ทำสำเนา {name}',
  'scenarioDuplicate.description': 'สำเนาจะปิดอยู่จนกว่าคุณจะเปิดใช้งาน',
  'scenarioDuplicate.name': 'ชื่อสำเนา',
  'scenarioDuplicate.copyOf': '{name} (สำเนา)',
  'scenarioDuplicate.faultName': 'กรอก 1 ถึง 120 ตัวอักษรในบรรทัดเดียว',
  'scenarioDuplicate.submit': 'ทำสำเนาซีนาริโอ',
  'scenarioDuplicate.done': 'สร้าง {name} แล้ว',
  'scenarioWarnings.text': 'สร้างแล้ว แต่ยังเหลือสิ่งที่ต้องทำดังนี้',
  'scenarioMove.title': 'ย้าย {name}',
  'scenarioMove.folder': 'โฟลเดอร์',
  'scenarioMove.none': 'ไม่มีโฟลเดอร์',
  'scenarioMove.new': 'โฟลเดอร์ใหม่…',
  'scenarioMove.newName': 'ชื่อโฟลเดอร์ใหม่',
  'scenarioMove.faultName': 'กรอก 1 ถึง 100 ตัวอักษรในบรรทัดเดียว',
  'scenarioMove.submit': 'ย้ายซีนาริโอ',
  'scenarioMove.done': 'ย้าย {name} แล้ว',
  'scenarioDelete.title': 'ลบ {name} หรือไม่',
  'scenarioDelete.runs': 'ซีนาริโอและประวัติการรันจะถูกลบถาวร',
  'scenarioDelete.schedule': 'จะไม่เริ่มเองอีกต่อไป: {schedule}',
  'scenarioDelete.webhooks': { other: 'เว็บฮุก {names} จะไม่มีซีนาริโอให้เริ่มอีก' },
  'scenarioDelete.incomplete': { other: 'การรัน {count} รายการที่รอทำให้เสร็จจะหายไป' },
  'scenarioDelete.keep': 'เก็บซีนาริโอไว้',
  'scenarioDelete.submit': 'ลบซีนาริโอ',
  'scenarioDelete.done': 'ลบ {name} แล้ว',
}
