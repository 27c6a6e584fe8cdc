import type { Schedule } from '@inlaykit/shared'
import { expect, test } from 'vitest'
import { createFormat } from '../../i18n/format.js'
import { ar } from '../../i18n/locales/ar.js'
import { en } from '../../i18n/locales/en.js'
import { ko } from '../../i18n/locales/ko.js'
import { formatMessage, type Message } from '../../i18n/message.js'
import { describeSchedule, type ScheduleTexts } from './describe-schedule.js'

function describe(
  schedule: Schedule,
  locale = 'en',
  texts: Readonly<Record<string, Message>> = en,
) {
  const format = createFormat(locale, 'Europe/Berlin')
  const t = ((key: string, values?: Record<string, string | number>) =>
    formatMessage(texts[key] ?? key, values, format)) as ScheduleTexts
  return describeSchedule(schedule, t, format)
}

test.each<[Schedule, string]>([
  [{ kind: 'on-demand' }, 'On demand'],
  [{ kind: 'immediately' }, 'Immediately, as data arrives'],
  [{ kind: 'interval', seconds: 1 }, 'Every second'],
  [{ kind: 'interval', seconds: 90 }, 'Every 90 seconds'],
  [{ kind: 'interval', seconds: 60 }, 'Every minute'],
  [{ kind: 'interval', seconds: 900 }, 'Every 15 minutes'],
  [{ kind: 'interval', seconds: 3600 }, 'Every hour'],
  [{ kind: 'interval', seconds: 5400 }, 'Every 90 minutes'],
  [{ kind: 'interval', seconds: 86_400 }, 'Every day'],
  [{ kind: 'interval', seconds: 259_200 }, 'Every 3 days'],
  [{ kind: 'once', at: '2026-12-24T17:00:00Z' }, 'Once, Dec 24, 2026, 6:00 PM'],
  [{ kind: 'daily', time: '08:30' }, 'Daily at 8:30 AM'],
  [{ kind: 'weekly', days: [4, 1], time: '09:00' }, 'Monday and Thursday at 9:00 AM'],
  [{ kind: 'weekly', days: [0, 6, 3], time: '09:00' }, 'Wed, Sat, and Sun at 9:00 AM'],
  [{ kind: 'weekly', days: [5, 4, 3, 2, 1], time: '18:05' }, 'Monday to Friday at 6:05 PM'],
  [{ kind: 'weekly', days: [0, 1, 2, 3, 4, 5, 6], time: '00:00' }, 'Daily at 12:00 AM'],
  [{ kind: 'monthly', days: [1], time: '06:00' }, 'Day 1 of each month at 6:00 AM'],
  [{ kind: 'monthly', days: [15, 1], time: '06:00' }, 'Days 1 and 15 of each month at 6:00 AM'],
  [
    { kind: 'yearly', months: [7, 1], days: [31], time: '12:00' },
    'January and July, day 31, at 12:00 PM',
  ],
  [
    { kind: 'cron', expression: '0 7 * * 1-5', timeZone: 'Asia/Seoul' },
    'Cron 0 7 * * 1-5 (Asia/Seoul)',
  ],
  [{ kind: 'daily', time: '09:30', timeZone: 'Asia/Seoul' }, 'Daily at 9:30 AM (Asia/Seoul)'],
  [
    { kind: 'interval', seconds: 900, restrict: [{ days: [1] }] },
    'Every 15 minutes, within set times',
  ],
])('%j', (schedule, text) => {
  expect(describe(schedule).replaceAll('\u202F', ' ')).toBe(text)
})

test('the days are in the reader’s language and order', () => {
  expect(describe({ kind: 'weekly', days: [1, 4], time: '09:00' }, 'ko', ko)).toMatch(
    /^월요일 및 목요일 (오전|AM) 9:00$/,
  )
  expect(describe({ kind: 'interval', seconds: 7200 }, 'ar', ar)).toBe('كل ساعتين')
})
