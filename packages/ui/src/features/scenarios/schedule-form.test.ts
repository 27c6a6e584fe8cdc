import type { Schedule } from '@inlaykit/shared'
import { describe, expect, test } from 'vitest'
import {
  isUntouched,
  modesFor,
  readScheduleForm,
  toScheduleForm,
  type ScheduleForm,
  type ScheduleSetting,
} from './schedule-form.js'

const timeZone = 'Asia/Seoul'
const live: ScheduleSetting = { cron: false, kinds: true, timeZone }
const guide: ScheduleSetting = { cron: true, kinds: false, timeZone }
const now = Date.parse('2026-03-18T12:00:00Z')
const cron = (expression: string): Schedule => ({ kind: 'cron', expression, timeZone })

const entered = (
  schedule: Schedule | null,
  setting: ScheduleSetting,
  changes: Partial<ScheduleForm>,
) => readScheduleForm({ ...toScheduleForm(schedule, setting), ...changes }, schedule, setting, now)

describe('where Make has kinds', () => {
  test.each<[Schedule, Partial<ScheduleForm>, Schedule]>([
    [
      { kind: 'interval', seconds: 900 },
      { mode: 'interval', amount: '15', unit: 'minutes' },
      { kind: 'interval', seconds: 900 },
    ],
    [
      { kind: 'interval', seconds: 7200 },
      { mode: 'interval', amount: '2', unit: 'hours' },
      { kind: 'interval', seconds: 7200 },
    ],
    [
      { kind: 'daily', time: '08:30' },
      { mode: 'daily', time: '08:30', dayZone: '' },
      { kind: 'daily', time: '08:30' },
    ],
    [
      { kind: 'weekly', days: [4, 1, 1], time: '09:00', timeZone: 'Europe/Berlin' },
      { mode: 'weekly', weekdays: [1, 4], dayZone: 'Europe/Berlin' },
      { kind: 'weekly', days: [1, 4], time: '09:00', timeZone: 'Europe/Berlin' },
    ],
    [
      { kind: 'monthly', days: [31], time: '06:00' },
      { mode: 'monthly', monthDays: [31] },
      { kind: 'monthly', days: [31], time: '06:00' },
    ],
    [
      { kind: 'once', at: '2026-03-19T00:30:00Z' },
      { mode: 'once', at: '2026-03-19T09:30' },
      { kind: 'once', at: '2026-03-19T00:30:00.000Z' },
    ],
    [{ kind: 'on-demand' }, { mode: 'on-demand' }, { kind: 'on-demand' }],
  ])('%o is filled in and read again', (schedule, fields, told) => {
    const form = toScheduleForm(schedule, live)
    expect(form).toMatchObject(fields)
    expect(readScheduleForm(form, schedule, live, now)).toEqual({ schedule })
    // From another schedule, so that the fields are read and nothing is kept.
    expect(readScheduleForm(form, null, live, now)).toEqual({ schedule: told })
  })

  test.each<Schedule | null>([
    null,
    { kind: 'immediately', maxRunsPerMinute: 4 },
    { kind: 'interval', seconds: 90 },
    { kind: 'yearly', months: [2], days: [29], time: '10:00' },
    { kind: 'daily', time: '09:00', restrict: [{ days: [1] }] },
    {
      kind: 'interval',
      seconds: 900,
      between: { from: '2026-03-19T00:00:00Z', to: '2027-03-19T00:00:00Z' },
    },
    cron('0 9 * * 1-5'),
  ])('%o, which the fields can’t say in full, is kept', (schedule) => {
    const form = toScheduleForm(schedule, live)
    expect(form.mode).toBe('kept')
    expect(isUntouched(form, schedule, live)).toBe(true)
    expect(readScheduleForm(form, schedule, live, now)).toEqual({ schedule })
  })

  test('cron is not offered, a single date is', () => {
    expect(modesFor(live)).toEqual(['on-demand', 'interval', 'daily', 'weekly', 'monthly', 'once'])
  })
})

describe('where Make has cron alone', () => {
  test.each<[string, Partial<ScheduleForm>, string]>([
    ['*/15 * * * *', { mode: 'interval', amount: '15', unit: 'minutes' }, '*/15 * * * *'],
    ['* * * * *', { mode: 'interval', amount: '1', unit: 'minutes' }, '* * * * *'],
    ['0 */6 * * *', { mode: 'interval', amount: '6', unit: 'hours' }, '0 */6 * * *'],
    ['0 * * * *', { mode: 'interval', amount: '1', unit: 'hours' }, '0 * * * *'],
    ['05 7 * * *', { mode: 'daily', time: '07:05' }, '5 7 * * *'],
    ['30 9 * * 1-5', { mode: 'weekly', weekdays: [1, 2, 3, 4, 5] }, '30 9 * * 1,2,3,4,5'],
    ['30 9 * * 7,1', { mode: 'weekly', weekdays: [0, 1] }, '30 9 * * 0,1'],
    ['0 0 1,15-17 * *', { mode: 'monthly', monthDays: [1, 15, 16, 17] }, '0 0 1,15,16,17 * *'],
  ])('%s is shown by the fields that write it', (expression, fields, written) => {
    const form = toScheduleForm(cron(expression), guide)
    expect(form).toMatchObject({ ...fields, timeZone })
    expect(isUntouched(form, cron(expression), guide)).toBe(true)
    expect(readScheduleForm(form, cron(expression), guide, now)).toEqual({
      schedule: cron(expression),
    })
    expect(readScheduleForm(form, null, guide, now)).toEqual({ schedule: cron(written) })
  })

  test.each([
    '*/7 * * * *',
    '0 */5 * * *',
    '5 4 * * 1#2',
    '0 0 L * *',
    '0 9 * 1-3 *',
    '0 9 1 * 1',
    '0 9 0 * *',
    '0 9 * * MON',
    '0 25 * * *',
    '0 9,17 * * *',
    ' 0  9 * *  * ',
    '0 9 5-1 * *',
    'not cron',
  ])('%j stays as it is, byte for byte, also when the zone changes', (expression) => {
    const form = toScheduleForm(cron(expression), guide)
    expect(form).toMatchObject({ mode: 'cron', expression, timeZone })
    expect(entered(cron(expression), guide, {})).toEqual({ schedule: cron(expression) })
    if (expression === 'not cron') return
    expect(entered(cron(expression), guide, { timeZone: 'UTC' })).toEqual({
      schedule: { kind: 'cron', expression, timeZone: 'UTC' },
    })
  })

  test('to another mode and back is no change', () => {
    const schedule = cron('0 0 L * *')
    const form = { ...toScheduleForm(schedule, guide), mode: 'daily' } as const
    expect(isUntouched(form, schedule, guide)).toBe(false)
    expect(isUntouched({ ...form, mode: 'cron' }, schedule, guide)).toBe(true)
  })

  test('a single date is not offered', () => {
    expect(modesFor(guide)).not.toContain('once')
  })
})

test.each<[Partial<ScheduleForm>, string]>([
  [{ mode: 'interval', amount: '0' }, 'amount'],
  [{ mode: 'interval', amount: '1.5' }, 'amount'],
  [{ mode: 'interval', amount: '9999', unit: 'hours' }, 'amount'],
  [{ mode: 'daily', time: '' }, 'time'],
  [{ mode: 'weekly', weekdays: [] }, 'weekdays'],
  [{ mode: 'monthly', monthDays: [] }, 'monthDays'],
  [{ mode: 'once', at: '2026-03-18T20:59' }, 'at'],
  [{ mode: 'once', at: '' }, 'at'],
  [{ mode: 'cron', expression: '0 9 * *' }, 'expression'],
])('%o is wrong', (changes, field) => {
  expect(entered({ kind: 'on-demand' }, { ...live, cron: true }, changes)).toEqual({
    faults: { [field]: true },
  })
})
