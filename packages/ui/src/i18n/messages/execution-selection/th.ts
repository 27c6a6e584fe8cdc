import type { Translation } from '../../message.js'
import type { executionSelectionMessages as en } from './en.js'

/** Thai. */
export const executionSelectionMessages: Translation<typeof en> = {
  'executionSelection.label': 'การเลือกการทำงาน',
  'executionSelection.run': '{name}, {time}',
  'executionSelection.select': 'เลือก {name}',
  'executionSelection.all': { other: 'เลือกทั้ง {count} รายการที่เรียกใช้อีกครั้งได้' },
  'executionSelection.none': 'ไม่มีการทำงานใดในนี้ที่เรียกใช้อีกครั้งได้',
  'executionSelection.selected': { other: 'เลือกแล้ว {count} รายการ' },
  'executionSelection.retry': { other: 'เรียกใช้ {count} รายการอีกครั้ง…' },
  'executionSelection.clear': 'ล้างการเลือก',
  'executionSelection.underWay': 'การทำงานนี้ยังดำเนินอยู่',
  'executionSelection.succeeded': 'การทำงานนี้สำเร็จแล้ว จึงไม่มีอะไรต้องเรียกใช้อีกครั้ง',
}
