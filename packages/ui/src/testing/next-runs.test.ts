import type { Schedule } from '@inlaykit/shared'
import { expect, test } from 'vitest'
import { isCron, nextRuns } from './next-runs.js'

// A Friday, 13:00 in Berlin.
const after = Date.parse('2026-11-27T12:00:00Z')

const runsOf = (schedule: Schedule, anchor = after) =>
  nextRuns(schedule, { after, anchor, timeZone: 'Europe/Berlin', count: 3 }).map((at) =>
    new Date(at).toISOString().slice(0, 16),
  )

test('times of day are meant in the organization’s zone, or the schedule’s own', () => {
  expect(runsOf({ kind: 'weekly', days: [1, 5], time: '08:30' })).toEqual([
    '2026-11-30T07:30',
    '2026-12-04T07:30',
    '2026-12-07T07:30',
  ])
  expect(runsOf({ kind: 'monthly', days: [1], time: '08:30', timeZone: 'Asia/Seoul' })[0]).toBe(
    '2026-11-30T23:30',
  )
  expect(runsOf({ kind: 'yearly', months: [2, 12], days: [29], time: '00:00' })[1]).toBe(
    '2027-12-28T23:00',
  )
})

test('an interval goes on from the run that is planned, within its windows', () => {
  const planned = Date.parse('2026-11-27T12:10:00Z')
  expect(runsOf({ kind: 'interval', seconds: 1_800 }, planned)[1]).toBe('2026-11-27T12:40')
  const restrict = [{ days: [6], time: { from: '09:00', to: '10:00' } }]
  expect(runsOf({ kind: 'interval', seconds: 1_800, restrict })).toEqual([
    '2026-11-28T08:00',
    '2026-11-28T08:30',
    '2026-11-28T09:00',
  ])
})

test('what doesn’t start by the clock, or is over, has none', () => {
  expect(runsOf({ kind: 'on-demand' })).toEqual([])
  expect(runsOf({ kind: 'once', at: '2026-11-27T11:59:00Z' })).toEqual([])
  const between = { from: '2026-11-01T00:00:00Z', to: '2026-11-28T00:00:00Z' }
  expect(runsOf({ kind: 'daily', time: '14:00', between })).toEqual(['2026-11-27T13:00'])
})

test('cron that can’t be read is told from what can', () => {
  expect(['*/15 * * * *', '0 0 L * *', '75 9 * * *', '0 9 * *'].map(isCron)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
