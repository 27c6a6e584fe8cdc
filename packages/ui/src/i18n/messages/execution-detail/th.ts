import type { Translation } from '../../message.js'
import type { executionDetailMessages as en } from './en.js'

/** Thai. */
export const executionDetailMessages: Translation<typeof en> = {
  'executionTimeline.trigger': 'สิ่งที่เริ่มการทำงาน',
  'executionTimeline.started': 'เริ่ม',
  'executionTimeline.ended': 'สิ้นสุด',
  'executionTimeline.duration': 'ระยะเวลา',
  'executionTimeline.credits': 'เครดิต',
  'executionTimeline.transfer': 'ปริมาณข้อมูลที่ถ่ายโอน',
  'executionTimeline.modules': 'ขั้นตอนที่เสร็จแล้ว',
  'executionTimeline.id': 'รหัสการทำงาน',
  'executionTimeline.retry': 'เรียกใช้อีกครั้ง',
  'executionTimeline.retryNamed': 'เรียกใช้อีกครั้ง: {name}',
  'executionTimeline.errorIn': 'ในขั้นตอน {module}',
  'executionTimeline.steps': 'ขั้นตอน',
  'executionTimeline.stepsNone': 'ไม่มีการบันทึกขั้นตอนของการทำงานนี้',
  'executionTimeline.stepsWaiting': 'ขั้นตอนแรกยังไม่เริ่ม',
  'executionTimeline.stepsUntold': 'การเชื่อมต่อ Make ของคุณไม่ให้ข้อมูลขั้นตอนของการทำงาน',
  'executionTimeline.outputs': 'ผลลัพธ์',
  'executionTimeline.outputsNone': 'การทำงานนี้ไม่มีผลลัพธ์',
  'executionTimeline.outputsLater': 'ผลลัพธ์จะแสดงเมื่อการทำงานสิ้นสุด',
  'executionTimeline.outputsUntold': 'การเชื่อมต่อ Make ของคุณไม่ให้ข้อมูลผลลัพธ์ของการทำงาน',
  'executionTimeline.outputsTooLarge': 'ผลลัพธ์ของการทำงานนี้ใหญ่เกินกว่าจะแสดงที่นี่ ดูได้ใน Make',
  'executionTimeline.outputsCut': 'แสดงเฉพาะส่วนแรก คัดลอกเพื่อดูทั้งหมด',
  'executionTimeline.copyOutputs': 'คัดลอกผลลัพธ์',
  'executionTimeline.copyId': 'คัดลอกรหัสการทำงาน',
  'executionTimeline.detailFailed': 'โหลดรายละเอียดของการทำงานนี้ไม่สำเร็จ',
  'executionTimeline.stopTitle': 'หยุดการทำงานนี้หรือไม่',
  'executionTimeline.stopText': '{name} จะหยุดหลังขั้นตอนที่กำลังทำอยู่เสร็จ สิ่งที่ทำไปแล้วจะยังคงอยู่',
  'executionTimeline.stopConfirm': 'หยุดการทำงาน',
  'executionTimeline.stopKeep': 'ให้ทำงานต่อ',
}
