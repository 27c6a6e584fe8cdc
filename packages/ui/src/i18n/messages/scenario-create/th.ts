import type { Translation } from '../../message.js'
import type { scenarioCreateMessages as en } from './en.js'

/** Thai. */
export const scenarioCreateMessages: Translation<typeof en> = {
  'scenarioCreate.title': 'ซีนาริโอใหม่',
  'scenarioCreate.description': 'สร้างจากบลูพรินต์ เช่นที่ส่งออกจาก Make และจะปิดอยู่จนกว่าคุณจะเปิดใช้งาน',
  'scenarioCreate.blueprint': 'บลูพรินต์',
  'scenarioCreate.blueprintHelp': 'วางที่นี่ หรือลากไฟล์มาวาง',
  'scenarioCreate.file': 'หรือเลือกไฟล์:',
  'scenarioCreate.missing': 'วางบลูพรินต์ หรือเลือกไฟล์',
  'scenarioCreate.notJson': 'นี่ไม่ใช่ JSON ที่ถูกต้อง: บรรทัด {line} คอลัมน์ {column}',
  'scenarioCreate.notObject': 'บลูพรินต์คือออบเจ็กต์ JSON ในวงเล็บปีกกา',
  'scenarioCreate.tooLarge': 'ไฟล์นี้ใหญ่กว่า 4 MiB',
  'scenarioCreate.unreadable': 'อ่านไฟล์นี้ไม่ได้',
  'scenarioCreate.name': 'ชื่อ',
  'scenarioCreate.submit': 'สร้างซีนาริโอ',
}
