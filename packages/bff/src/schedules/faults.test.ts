import type { Schedule } from '@inlaykit/shared'
import { expect, test } from 'vitest'
import { scheduleFaults } from './faults.js'

const context = { now: Date.parse('2026-03-18T12:00:00Z'), timeZone: 'Europe/Berlin' }
const cron = (expression: string, timeZone = 'UTC'): Schedule => ({
  kind: 'cron',
  expression,
  timeZone,
})
const noon = { time: '12:00' }

test.each<[Schedule, string, RegExp]>([
  [cron('0 0 30 2 *'), 'expression', /no.* such a day/],
  [cron('0 0 31 2,4,6 *'), 'expression', /another day/],
  [cron('0 0 31W 2 *'), 'expression', /never comes/],
  [cron('every day'), 'expression', /five fields/],
  [cron('* * * * * *'), 'expression', /five fields/],
  [cron('@daily'), 'expression', /five fields/],
  [cron('60 * * * *'), 'expression', /five fields/],
  [cron('0 9 * * *', 'Mars/Olympus'), 'timeZone', /America\/New_York/],
  [cron('0 9 * * *', '+09:00'), 'timeZone', /America\/New_York/],
  [cron('0 9 * * *', 'UTC\r\nX: 1'), 'timeZone', /America\/New_York/],
  [{ kind: 'daily', ...noon, timeZone: '../etc' }, 'timeZone', /time zone/],
  [{ kind: 'once', at: '2026-03-18T12:00:00Z' }, 'at', /past/],
  [{ kind: 'yearly', months: [2], days: [30, 31], ...noon }, 'days', /another day/],
  [
    {
      kind: 'interval',
      seconds: 60,
      between: { from: '2026-05-02T00:00:00Z', to: '2026-05-01T00:00:00Z' },
    },
    'between.to',
    /exchange/,
  ],
  [
    {
      kind: 'interval',
      seconds: 60,
      between: { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
    },
    'between.to',
    /past/,
  ],
  [
    { kind: 'immediately', restrict: [{}, { time: { from: '22:00', to: '06:00' } }] },
    'restrict.1.time.to',
    /two windows/,
  ],
  [{ kind: 'daily', ...noon, restrict: [{ time: { from: '13:00', to: '14:00' } }] }, '', /widen/],
  [{ kind: 'weekly', days: [1], ...noon, restrict: [{ days: [2, 3] }] }, '', /widen/],
  [
    {
      kind: 'once',
      at: '2026-04-01T00:00:00Z',
      between: { from: '2026-05-01T00:00:00Z', to: '2026-06-01T00:00:00Z' },
    },
    '',
    /widen/,
  ],
])('%j is refused at %j', (schedule, path, message) => {
  const [fault, ...others] = scheduleFaults(schedule, context)
  expect(fault).toEqual({ path, message: expect.stringMatching(message) as string })
  expect(others).toEqual([])
})

test.each<Schedule>([
  cron('0 */6 * * *', 'America/New_York'),
  cron('0 9 * * MON-FRI', 'asia/seoul'),
  cron('0 0 30 2 1'),
  cron('0 0 29 2 *'),
  cron('0 0 L 2 *'),
  { kind: 'on-demand' },
  { kind: 'immediately', maxRunsPerMinute: 1 },
  { kind: 'once', at: '2026-03-18T12:00:01Z' },
  { kind: 'yearly', months: [2, 3], days: [30], ...noon },
  // Nobody knows from when on Make will count: it may meet the window.
  { kind: 'interval', seconds: 86_400, restrict: [{ time: { from: '13:00', to: '14:00' } }] },
])('%j is taken', (schedule) => {
  expect(scheduleFaults(schedule, context)).toEqual([])
})
