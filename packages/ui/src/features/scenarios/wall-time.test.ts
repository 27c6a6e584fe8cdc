import { expect, test } from 'vitest'
import { instantOf, wallTimeOf } from './wall-time.js'

const iso = (at: number) => new Date(at).toISOString()

test.each([
  ['2026-03-19T09:30', 'Asia/Seoul', '2026-03-19T00:30:00.000Z'],
  ['2026-12-31T23:15', 'Asia/Kathmandu', '2026-12-31T17:30:00.000Z'],
  ['2026-01-01T00:00', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
  ['2026-07-01T12:00', 'UTC', '2026-07-01T12:00:00.000Z'],
])('%s in %s is one moment, and back', (wallTime, zone, moment) => {
  expect(iso(instantOf(wallTime, zone))).toBe(moment)
  expect(wallTimeOf(moment, zone)).toBe(wallTime)
})

test('the change of the clocks: the first of two, and none left out', () => {
  expect(iso(instantOf('2026-11-01T01:30', 'America/New_York'))).toBe('2026-11-01T05:30:00.000Z')
  expect(iso(instantOf('2026-03-08T02:30', 'America/New_York'))).toBe('2026-03-08T07:30:00.000Z')
  expect(iso(instantOf('2026-03-08T03:30', 'America/New_York'))).toBe('2026-03-08T07:30:00.000Z')
})

test('what is no time is none', () => {
  expect(instantOf('', 'UTC')).toBeNaN()
  expect(wallTimeOf('never', 'UTC')).toBe('')
})
