import { describe, expect, test } from 'vitest'
import { createFormat } from '../../i18n/format.js'
import { ar } from '../../i18n/locales/ar.js'
import { en } from '../../i18n/locales/en.js'
import { id } from '../../i18n/locales/id.js'
import { ko } from '../../i18n/locales/ko.js'
import { th } from '../../i18n/locales/th.js'
import { formatMessage, type Message } from '../../i18n/message.js'
import { describeCron, type CronTexts } from './describe-cron.js'

const catalogues = { en, ko, id, th, ar } as const

function say(expression: string, locale: keyof typeof catalogues = 'en'): string | undefined {
  const format = createFormat(locale, 'UTC')
  const texts: Readonly<Record<string, Message>> = catalogues[locale]
  const t = ((key: string, values?: Record<string, string | number>) =>
    formatMessage(texts[key] ?? key, values, format)) as CronTexts
  // Data of Intl differ in spaces, and in how they say AM in Korean.
  return describeCron(expression, t, format)
    ?.replace(/[\u202f\u200f]/g, ' ')
    .replace('AM 9', '오전 9')
    .replace('AM 8', '오전 8')
}

describe('in English', () => {
  test.each([
    ['* * * * *', 'Every minute'],
    ['*/15 * * * *', 'Every 15 minutes'],
    ['0 * * * *', 'Every hour'],
    ['30 * * * *', 'Each hour at minute 30'],
    ['15,45 * * * *', 'Each hour at minutes 15 and 45'],
    ['0 */2 * * *', 'Every 2 hours'],
    ['0 9 * * *', 'Daily at 9:00 AM'],
    ['0 0,12 * * *', 'Daily at 12:00 AM and 12:00 PM'],
    ['0 9 * * MON-FRI', 'Monday to Friday: at 9:00 AM'],
    ['0 9 * * 6,7', 'Saturday and Sunday: at 9:00 AM'],
    ['0 9 1,15 * *', 'Days 1 and 15 of the month: at 9:00 AM'],
    ['0 0 L * *', 'Last day of the month: at 12:00 AM'],
    ['0 8 1 * 1', 'Day 1 of the month, and also each Monday: at 8:00 AM'],
    ['*/10 8-18 * * 1-5', 'Monday to Friday: Every 10 minutes, from 8:00 AM to 6:50 PM'],
    ['0 9 * jan-mar *', 'Daily at 9:00 AM (in January, February, and March)'],
  ])('%s', (expression, text) => {
    expect(say(expression)).toBe(text)
  })
})

test.each([
  'x',
  '0 9 * *',
  '@daily',
  '60 * * * *',
  '5/10 * * * *',
  '0 9 * * 1#2',
  '0 9 15W * *',
  '? * * * *',
  '0 9 */2 * 1',
  '0 9 1 * */2',
  '0 9 32 * *',
  '1,2,3,4,5,6,7 9 * * *',
  '*/7 3,9 * * *',
  '0 9 * * */0',
])('%s has no words', (expression) => {
  expect(say(expression)).toBeUndefined()
})

test.each([
  ['ko', '월요일~금요일: 오전 9:30', '15분마다', '매월 1일 또는 월요일: 오전 8:00'],
  [
    'id',
    'Senin sampai Jumat: pukul 09.30',
    'Setiap 15 menit',
    'Tanggal 1 setiap bulan, dan juga setiap Senin: pukul 08.00',
  ],
  ['th', 'วันจันทร์ถึงวันศุกร์: เวลา 09:30', 'ทุก 15 นาที', 'วันที่ 1 ของเดือน และทุกวันจันทร์ด้วย: เวลา 08:00'],
  [
    'ar',
    'من الاثنين إلى الجمعة: في 9:30 ص',
    'كل 15 دقيقة',
    'اليوم 1 من الشهر، وكذلك كل الاثنين: في 8:00 ص',
  ],
] as const)('%s', (locale, workWeek, often, either) => {
  expect(say('30 9 * * 1-5', locale)).toBe(workWeek)
  expect(say('*/15 * * * *', locale)).toBe(often)
  expect(say('0 8 1 * 1', locale)).toBe(either)
})
