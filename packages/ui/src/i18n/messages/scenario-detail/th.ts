import type { Translation } from '../../message.js'
import type { scenarioDetailMessages as en } from './en.js'

/** Thai. */
export const scenarioDetailMessages: Translation<typeof en> = {
  'scenarioDetail.title': 'ซีนาริโอ',
  'scenarioView.text': 'คอลัมน์จะแสดงเท่าที่มีพื้นที่',
  'scenarioView.all': 'แสดงทุกคอลัมน์',
  'scenarioView.density': 'ความสูงของแถว',
  'scenarioView.comfortable': 'สบายตา',
  'scenarioView.compact': 'กะทัดรัด',
  'scenarioDetail.operations': 'การดำเนินการในรอบบิลนี้',
  'scenarioDetail.runs': 'การรันล่าสุด',
  'scenarioDetail.allRuns': 'ดูการรันทั้งหมด',
  'scenarioDetail.lastRuns': { other: 'การรันล่าสุด {count} ครั้ง ใหม่สุดอยู่ท้าย' },
  'scenarioDetail.failedRuns': { other: 'ล้มเหลว {count} ครั้ง' },
  'scenarioDetail.steps': 'ขั้นตอน',
  'scenarioDetail.noSteps': 'การเชื่อมต่อไม่แจ้งขั้นตอน',
  'scenarioDetail.inputs': 'ข้อมูลเข้า',
  'scenarioDetail.required': 'จำเป็น',
  'scenarioDetail.optional': 'ไม่บังคับ',
  'scenarioDetail.nextRuns': 'การรันถัดไป ตามเขตเวลา {zone}:',
  'scenarioDetail.onlyActive': 'จะเริ่มเองเมื่อเปิดใช้งานเท่านั้น',
  'scenarioDetail.zoneUnknown': 'ครั้งต่อ ๆ ไปขึ้นอยู่กับการตั้งค่าที่ Make เท่านั้นที่ทราบ',
}
