import fc from 'fast-check'
import type { Schedule } from '@inlaykit/shared'
import { describe, expect, test } from 'vitest'
import { nextRuns } from '../../schedules/next-runs.js'
import { anyCron, anyMoment, anyOwnSchedule, anyZone } from '../../testing/any-schedule.js'
import { toSchedule, toScheduling } from './schedule.js'

const runs = { numRuns: 500 }
const berlin = 'Europe/Berlin'
const cron = (expression: string, timeZone = berlin): Schedule => ({
  kind: 'cron',
  expression,
  timeZone,
})

describe('toSchedule', () => {
  test.each([
    [{ type: 'on-demand' }, { kind: 'on-demand' }],
    [{ type: 'immediately' }, { kind: 'immediately' }],
    [
      { type: 'immediately', maximum_runs_per_minute: 5 },
      { kind: 'immediately', maxRunsPerMinute: 5 },
    ],
    [{ type: 'immediately', maximum_runs_per_minute: null }, { kind: 'immediately' }],
    [
      { type: 'indefinitely', interval: 900 },
      { kind: 'interval', seconds: 900 },
    ],
    ['{"type":"indefinitely","interval":900}', { kind: 'interval', seconds: 900 }],
    [
      { type: 'once', date: '2026-12-24T18:00:00+09:00' },
      { kind: 'once', at: '2026-12-24T09:00:00.000Z' },
    ],
    [
      { type: 'daily', time: '09:30', restrict: [], between: [] },
      { kind: 'daily', time: '09:30' },
    ],
    [
      { type: 'weekly', days: [1, 3], time: '08:00' },
      { kind: 'weekly', days: [1, 3], time: '08:00' },
    ],
    [
      { type: 'monthly', days: [1], time: '08:00' },
      { kind: 'monthly', days: [1], time: '08:00' },
    ],
    [
      { type: 'yearly', months: [1], days: [31], time: '00:00' },
      { kind: 'yearly', months: [1], days: [31], time: '00:00' },
    ],
    [
      {
        type: 'indefinitely',
        interval: 60,
        between: ['2026-01-01T00:00:00+01:00', '2026-02-01T00:00:00Z'],
        restrict: [{ days: [1], months: null, time: ['09:00', '17:00'] }],
      },
      {
        kind: 'interval',
        seconds: 60,
        between: { from: '2025-12-31T23:00:00.000Z', to: '2026-02-01T00:00:00.000Z' },
        restrict: [{ days: [1], time: { from: '09:00', to: '17:00' } }],
      },
    ],
  ])('reads %j', (scheduling, schedule) => {
    expect(toSchedule(scheduling)).toEqual(schedule)
  })

  test.each([
    [undefined],
    [null],
    ['not json'],
    [{ type: 'lunar' }],
    [{ type: 'indefinitely' }],
    [{ type: 'daily', time: '9 am' }],
    [{ type: 'weekly', days: [], time: '08:00' }],
    [{ type: 'weekly', days: [9], time: '08:00' }],
    [{ type: 'once', date: '2026-12-24T18:00:00' }],
    [{ type: 'daily', time: '09:30', restrict: 'weekdays' }],
    [{ type: 'daily', time: '09:30', restrict: [{ days: [] }] }],
    [{ type: 'daily', time: '09:30', restrict: [{ time: ['9', '17'] }] }],
    [{ type: 'indefinitely', interval: 60, between: ['2026-01-01', '2026-02-01'] }],
    [{ type: 'indefinitely', interval: 60, between: ['2026-01-01T00:00:00Z'] }],
    [{ type: 'on-demand', between: ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'] }],
  ])('invents nothing for %j', (scheduling) => {
    expect(toSchedule(scheduling)).toBeNull()
  })
})

describe('toScheduling', () => {
  test('every schedule of Make’s own kinds comes back as it went, but for intervals below a minute', () => {
    fc.assert(
      fc.property(anyOwnSchedule, (schedule) => {
        const told = toScheduling(schedule, null)
        if (schedule.kind === 'interval' && schedule.seconds < 60) {
          expect(told).toMatchObject({ refused: 'distance' })
          return
        }
        if (!('wire' in told)) throw new Error('It was refused.')
        expect(toSchedule(JSON.stringify(told.wire))).toEqual(schedule)
      }),
      runs,
    )
  })

  test('cron starts at the same moments as what becomes of it, or is refused', () => {
    let translated = 0
    fc.assert(
      fc.property(anyCron, anyZone, anyMoment, (schedule, timeZone, after) => {
        const told = toScheduling(schedule, timeZone)
        if ('refused' in told) {
          expect(['zone', 'days-and-times']).toContain(told.refused)
          return
        }
        translated += 1
        const other = toSchedule(told.wire)
        if (!other) throw new Error('It can’t be read.')
        const context = { after, timeZone, count: 8 }
        const expected = nextRuns(schedule, context).runs
        const found = nextRuns(other, context).runs
        if (other.kind !== 'interval') {
          expect(found).toEqual(expected)
          return
        }
        const distances = expected.slice(1).map((at, index) => (at - expected[index]!) / 1000)
        expect(new Set(distances)).toEqual(new Set([other.seconds]))
      }),
      runs,
    )
    expect(translated).toBeGreaterThan(50)
  })

  test.each([
    ['* * * * *', { type: 'indefinitely', interval: 60 }],
    ['*/15 * * * *', { type: 'indefinitely', interval: 900 }],
    ['0,30 * * * *', { type: 'indefinitely', interval: 1800 }],
    ['0 * * * *', { type: 'indefinitely', interval: 3600 }],
    ['30 9 * * *', { type: 'daily', time: '09:30' }],
    ['0 9 * * 1', { type: 'weekly', days: [1], time: '09:00' }],
    ['5 9 * * MON-FRI', { type: 'weekly', days: [1, 2, 3, 4, 5], time: '09:05' }],
    ['0 9 * * 7', { type: 'weekly', days: [0], time: '09:00' }],
    ['0 0 1,15 * *', { type: 'monthly', days: [1, 15], time: '00:00' }],
    ['0 0 1 JAN,JUL *', { type: 'yearly', months: [1, 7], days: [1], time: '00:00' }],
  ])('%s becomes what it says', (expression, wire) => {
    expect(toScheduling(cron(expression), berlin)).toEqual({ wire })
  })

  test.each([
    '0 */6 * * *',
    '0 9,17 * * *',
    '*/7 * * * *',
    '7-59/15 * * * *',
    '*/15 9-17 * * *',
    '0 9 1 * 1',
    '0 9 * 6 1',
    '0 9 L * *',
    '0 9 15W * *',
    '0 9 * * 1#2',
    '0 9 * * 5L',
    'no cron',
  ])('%s is refused, since Make has no words for it', (expression) => {
    expect(toScheduling(cron(expression, 'UTC'), 'UTC')).toEqual({
      refused: 'days-and-times',
      message: expect.stringContaining('Ask for') as string,
    })
  })

  test('a time of day in another zone than the organisation’s, or in one that isn’t known, is refused', () => {
    const daily: Schedule = { kind: 'daily', time: '09:30', timeZone: 'Asia/Seoul' }
    for (const schedule of [daily, cron('30 9 * * *', 'Asia/Seoul')]) {
      expect(toScheduling(schedule, berlin)).toMatchObject({
        refused: 'zone',
        message: expect.stringContaining(berlin) as string,
      })
      expect(toScheduling(schedule, null)).toMatchObject({ refused: 'zone' })
      expect(toScheduling(schedule, 'ROK')).toEqual({ wire: { type: 'daily', time: '09:30' } })
    }
  })

  test('an interval hangs on no zone', () => {
    expect(toScheduling(cron('*/5 * * * *', 'Asia/Seoul'), null)).toEqual({
      wire: { type: 'indefinitely', interval: 300 },
    })
  })
})
