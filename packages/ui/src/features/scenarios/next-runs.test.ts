import type { Scenario, Schedule } from '@inlaykit/shared'
import { expect, test } from 'vitest'
import { nextRunsSource } from './next-runs.js'

const at = '2026-03-01T10:00:00.000Z'
const of = (schedule: Schedule, rest: Partial<Scenario> = {}) =>
  nextRunsSource({ id: '1', name: 'x', status: 'active', schedule, nextRunAt: at, ...rest }, 3)

test('an interval goes on from the run that Make has planned', () => {
  expect(of({ kind: 'interval', seconds: 900 })).toEqual({
    kind: 'known',
    runs: [at, '2026-03-01T10:15:00.000Z', '2026-03-01T10:30:00.000Z'],
    isPart: false,
  })
})

test('bounds and an unknown zone leave the next run alone', () => {
  const part = { kind: 'known', runs: [at], isPart: true }
  expect(of({ kind: 'interval', seconds: 900, restrict: [{ days: [1] }] })).toEqual(part)
  expect(of({ kind: 'daily', time: '08:30' })).toEqual(part)
  expect(of({ kind: 'daily', time: '08:30' }, { nextRunAt: null })).toEqual({ ...part, runs: [] })
})

test('what names its zone is worked out by the server', () => {
  for (const schedule of [
    { kind: 'cron', expression: '0 7 * * 1-5', timeZone: 'Europe/Berlin' },
    { kind: 'daily', time: '08:30', timeZone: 'Asia/Seoul' },
  ] as const) {
    expect(of(schedule)).toEqual({ kind: 'preview', schedule })
  }
})

test('nothing is planned for what is off, on demand or waits for data', () => {
  const none = { kind: 'known', runs: [], isPart: false }
  expect(of({ kind: 'interval', seconds: 900 }, { status: 'inactive' })).toEqual(none)
  expect(of({ kind: 'on-demand' })).toEqual(none)
  expect(of({ kind: 'immediately' })).toEqual(none)
})
