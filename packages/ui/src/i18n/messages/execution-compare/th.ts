import type { Translation } from '../../message.js'
import type { executionCompareMessages as en } from './en.js'

/** Thai. */
export const executionCompareMessages: Translation<typeof en> = {
  'executionCompare.with': 'เทียบกับการทำงานเมื่อ {time}',
  'executionCompare.open': 'เปิดการทำงานนั้น',
  'executionCompare.none': 'ไม่มีการทำงานก่อนหน้าของซีนาริโอนี้ให้เปรียบเทียบ',
  'executionCompare.failed': 'โหลดการทำงานก่อนหน้าไม่สำเร็จ',
  'executionCompare.steps': 'เปรียบเทียบขั้นตอน',
  'executionCompare.step': 'ขั้นตอน',
  'executionCompare.before': 'การทำงานก่อนหน้า',
  'executionCompare.now': 'การทำงานนี้',
  'executionCompare.difference': 'ความแตกต่าง',
  'executionCompare.whole': 'การทำงานทั้งหมด',
  'executionCompare.longer': 'นานขึ้น {time}',
  'executionCompare.shorter': 'เร็วขึ้น {time}',
  'executionCompare.status': '{now} (ก่อนหน้า: {before})',
  'executionCompare.onlyNow': 'มีเฉพาะในการทำงานนี้',
  'executionCompare.onlyBefore': 'มีเฉพาะในการทำงานก่อนหน้า',
  'executionCompare.same': 'ไม่แตกต่าง',
  'executionCompare.outputs': 'ผลลัพธ์ที่แตกต่าง',
  'executionCompare.outputsSame': 'ผลลัพธ์เหมือนกัน',
  'executionCompare.field': 'ฟิลด์',
  'executionCompare.absent': 'ไม่มี',
  'executionCompare.moreOperations': { other: 'การดำเนินการเพิ่มขึ้น {count} ครั้ง' },
  'executionCompare.fewerOperations': { other: 'การดำเนินการลดลง {count} ครั้ง' },
  'executionCompare.more': { other: 'ยังมีผลลัพธ์ที่แตกต่างอีก {count} รายการ' },
}
