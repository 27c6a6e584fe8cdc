import fc from 'fast-check'
import type { Schedule } from '@inlaykit/shared'
import { describe, expect, test } from 'vitest'
import { nextRuns } from '../../schedules/next-runs.js'
import { anyCron, anyMoment, anyOwnSchedule, anyZone } from '../../testing/any-schedule.js'
import { toGuideSchedule, toSchedule } from './schedule.js'

const runs = { numRuns: 500 }

describe('toGuideSchedule', () => {
  test('cron and on demand come back as they went', () => {
    fc.assert(
      fc.property(fc.oneof(anyCron, fc.constant<Schedule>({ kind: 'on-demand' })), (schedule) => {
        const told = toGuideSchedule(schedule)
        if (!('wire' in told)) throw new Error('It was refused.')
        const { cronExpression, ...rest } = told.wire
        expect(toSchedule({ timezone: null, ...rest, cronExpression })).toEqual(schedule)
      }),
      runs,
    )
  })

  test('sends a cron expression byte for byte', () => {
    expect(
      toGuideSchedule({ kind: 'cron', expression: '0 */6 * * *', timeZone: 'America/New_York' }),
    ).toEqual({ wire: { cronExpression: '0 */6 * * *', timezone: 'America/New_York' } })
  })

  test('other kinds start at the same moments as the cron that becomes of them, or are refused', () => {
    let translated = 0
    fc.assert(
      fc.property(anyOwnSchedule, anyZone, anyMoment, (own, timeZone, after) => {
        // Most have bounds, which are refused: they are tried without.
        const { between: _b, restrict: _r, ...free } = { between: null, restrict: null, ...own }
        const schedule = { ...free, ...('time' in free && { timeZone }) } as Schedule
        const told = toGuideSchedule(schedule)
        if ('refused' in told) {
          expect(['kind', 'distance']).toContain(told.refused)
          return
        }
        if (schedule.kind === 'on-demand') return
        translated += 1
        const other = toSchedule({ timezone: null, ...told.wire })
        if (!other) throw new Error('It can’t be read.')
        const context = { after, timeZone: 'UTC', count: 8 }
        const found = nextRuns(other, context).runs
        if (schedule.kind !== 'interval') {
          expect(found).toEqual(nextRuns(schedule, context).runs)
          return
        }
        const distances = found.slice(1).map((at, index) => (at - found[index]!) / 1000)
        expect(new Set(distances)).toEqual(new Set([schedule.seconds]))
      }),
      runs,
    )
    expect(translated).toBeGreaterThan(100)
  })

  test.each([
    [60, '* * * * *'],
    [900, '*/15 * * * *'],
    [3600, '0 * * * *'],
    [21_600, '0 */6 * * *'],
    [86_400, '0 0 * * *'],
  ])('an interval of %i s is %s', (seconds, cronExpression) => {
    expect(toGuideSchedule({ kind: 'interval', seconds })).toEqual({
      wire: { cronExpression, timezone: 'UTC' },
    })
  })

  test.each<[Schedule, string]>([
    [{ kind: 'immediately' }, 'kind'],
    [{ kind: 'once', at: '2026-12-24T18:00:00Z' }, 'kind'],
    [{ kind: 'interval', seconds: 90 }, 'distance'],
    [{ kind: 'interval', seconds: 2700 }, 'distance'],
    [{ kind: 'interval', seconds: 18_000 }, 'distance'],
    [{ kind: 'interval', seconds: 172_800 }, 'distance'],
    [{ kind: 'interval', seconds: 900, restrict: [{ days: [1] }] }, 'bounds'],
    [{ kind: 'daily', time: '09:30' }, 'zone-missing'],
  ])('%j is refused, and what to ask for instead is said', (schedule, reason) => {
    expect(toGuideSchedule(schedule)).toEqual({
      refused: reason,
      message: expect.stringMatching(/Ask for|instead|Run it|Name one/) as string,
    })
  })
})

test('a schedule that the contract can’t carry is not told', () => {
  expect(toSchedule({ cronExpression: `0 9 * * ${'1,'.repeat(200)}1`, timezone: null })).toBeNull()
  expect(toSchedule({ cronExpression: '0 9 * * *', timezone: null })).toEqual({
    kind: 'cron',
    expression: '0 9 * * *',
    timeZone: 'UTC',
  })
})
