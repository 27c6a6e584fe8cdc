import type { Schedule } from '@inlaykit/shared'
import { describe, expect, test } from 'vitest'
import { nextRuns } from './next-runs.js'

const newYork = 'America/New_York'

function runs(schedule: Schedule, after: string, count: number, timeZone = 'UTC'): string[] {
  const found = nextRuns(schedule, { after: Date.parse(after), count, timeZone })
  expect(found.complete).toBe(true)
  return found.runs.map((at) => new Date(at).toISOString().slice(0, 16))
}

describe('nextRuns', () => {
  test.each(['on-demand', 'immediately'] as const)('knows no time of %s', (kind) => {
    expect(runs({ kind }, '2026-03-18T12:00:00Z', 3)).toEqual([])
  })

  test('counts an interval from now on', () => {
    expect(runs({ kind: 'interval', seconds: 900 }, '2026-03-18T12:00:30Z', 3)).toEqual([
      '2026-03-18T12:15',
      '2026-03-18T12:30',
      '2026-03-18T12:45',
    ])
  })

  test('has a single date once', () => {
    const once: Schedule = { kind: 'once', at: '2026-03-19T10:00:00Z' }
    expect(runs(once, '2026-03-18T12:00:00Z', 2)).toEqual(['2026-03-19T10:00'])
    expect(runs(once, '2026-03-19T10:00:00Z', 2)).toEqual([])
  })

  test('reads cron in its own zone: every six hours of New York, over the change to winter', () => {
    const sixHourly: Schedule = { kind: 'cron', expression: '0 */6 * * *', timeZone: newYork }
    expect(runs(sixHourly, '2026-10-31T22:00:01Z', 6, 'Asia/Seoul')).toEqual([
      '2026-11-01T04:00',
      '2026-11-01T11:00',
      '2026-11-01T17:00',
      '2026-11-01T23:00',
      '2026-11-02T05:00',
      '2026-11-02T11:00',
    ])
  })

  test.each([
    // On 8 March 2026 the clocks of New York go from 02:00 to 03:00, on 1 November from 02:00 to 01:00.
    [
      'left out by the clocks',
      '2026-03-08T00:00:00Z',
      '02:30',
      ['2026-03-08T07:00', '2026-03-09T06:30'],
    ],
    ['shown twice', '2026-11-01T00:00:00Z', '01:30', ['2026-11-01T05:30', '2026-11-02T06:30']],
  ])('runs once at a time of day that is %s', (_, after, time, expected) => {
    expect(runs({ kind: 'daily', time }, after, 2, newYork)).toEqual(expected)
    expect(runs({ kind: 'daily', time, timeZone: newYork }, after, 2, 'UTC')).toEqual(expected)
  })

  test('takes weekdays from Sunday, and days and months as they are numbered', () => {
    const after = '2026-03-18T12:00:00Z'
    expect(runs({ kind: 'weekly', days: [3, 0], time: '09:00' }, after, 3)).toEqual([
      '2026-03-22T09:00',
      '2026-03-25T09:00',
      '2026-03-29T09:00',
    ])
    expect(runs({ kind: 'monthly', days: [31], time: '06:05' }, after, 3)).toEqual([
      '2026-03-31T06:05',
      '2026-05-31T06:05',
      '2026-07-31T06:05',
    ])
    expect(runs({ kind: 'yearly', months: [2], days: [29], time: '00:00' }, after, 2)).toEqual([
      '2028-02-29T00:00',
      '2032-02-29T00:00',
    ])
  })

  test('keeps to its bounds', () => {
    const between = { from: '2026-04-01T00:00:00Z', to: '2026-04-01T02:00:00Z' }
    expect(runs({ kind: 'interval', seconds: 3600, between }, '2026-03-18T12:00:00Z', 9)).toEqual([
      '2026-04-01T00:00',
      '2026-04-01T01:00',
      '2026-04-01T02:00',
    ])
    const restrict = [
      { days: [1], months: [6], time: { from: '09:00', to: '10:00' } },
      { days: [3], time: { from: '23:30', to: '23:59' } },
    ]
    expect(runs({ kind: 'interval', seconds: 1800, restrict }, '2026-05-29T12:00:00Z', 5)).toEqual([
      '2026-06-01T09:00',
      '2026-06-01T09:30',
      '2026-06-01T10:00',
      '2026-06-03T23:30',
      '2026-06-08T09:00',
    ])
    expect(
      runs(
        { kind: 'daily', time: '09:00', restrict: [{ months: [2] }] },
        '2026-03-01T00:00:00Z',
        1,
      ),
    ).toEqual(['2027-02-01T09:00'])
  })

  test('means windows in the organisation’s zone, whatever zone the time of day is in', () => {
    const schedule: Schedule = {
      kind: 'daily',
      time: '22:00',
      timeZone: newYork,
      restrict: [{ days: [1], time: { from: '10:00', to: '12:00' } }],
    }
    expect(runs(schedule, '2026-06-01T12:00:00Z', 1, 'Asia/Seoul')).toEqual(['2026-06-08T02:00'])
  })

  test('opens a window that the clocks leave out in part, and does not stand still before it', () => {
    const restrict = [{ time: { from: '02:10', to: '02:50' } }]
    expect(
      runs({ kind: 'interval', seconds: 600, restrict }, '2026-03-08T05:00:00Z', 2, newYork),
    ).toEqual(['2026-03-09T06:10', '2026-03-09T06:20'])
  })

  test('knows that a time of day outside of every window never comes', () => {
    const restrict = [{ time: { from: '10:00', to: '11:00' } }]
    expect(runs({ kind: 'daily', time: '09:30', restrict }, '2026-03-08T05:00:00Z', 2)).toEqual([])
  })

  test('gives up a search that leads nowhere, and says so', () => {
    const restrict = [{ time: { from: '10:00', to: '11:00' } }]
    const found = nextRuns(
      { kind: 'interval', seconds: 86_400, restrict },
      { after: Date.parse('2026-03-08T05:00:00Z'), count: 1, timeZone: 'UTC' },
    )
    expect(found).toEqual({ runs: [], complete: false })
  })
})
