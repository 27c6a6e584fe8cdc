import type { Schedule } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createManualClock } from '../../testing/manual-clock.js'
import { testDatabases } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, type TestBff } from '../../testing/test-bff.js'

const now = Date.parse('2026-10-31T22:00:01Z')
const newYork = 'America/New_York'

describe('the preview of a schedule', () => {
  let test: TestBff

  const ask = (body: unknown, caller = test.me) =>
    caller.request('/schedules/preview', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const cron = (expression: string, timeZone = newYork): Schedule => ({
    kind: 'cron',
    expression,
    timeZone,
  })

  beforeAll(async () => {
    test = await createTestBff({
      dialect: 'guide',
      database: await testDatabases[0]!.create(),
      clock: createManualClock(now),
      role: 'viewer',
    })
  })
  afterAll(() => test.close())

  it('tells the next runs over the change of the clocks, and asks nothing of Make', async () => {
    test.sandbox.clearRequests()
    const body = { schedule: cron('0 */6 * * *'), count: 4 }
    expect(await test.me.call('previewSchedule', { body })).toEqual({
      runs: [
        '2026-11-01T04:00:00.000Z',
        '2026-11-01T11:00:00.000Z',
        '2026-11-01T17:00:00.000Z',
        '2026-11-01T23:00:00.000Z',
      ],
      timeZone: 'UTC',
    })
    expect(test.sandbox.requests()).toEqual([])
  })

  it('means a time of day in the zone that is asked for, five times unless more are', async () => {
    const body = { schedule: { kind: 'daily', time: '09:30' }, timeZone: newYork } as const
    const { runs } = await test.me.call('previewSchedule', { body })
    expect(runs).toEqual([
      '2026-11-01T14:30:00.000Z',
      '2026-11-02T14:30:00.000Z',
      '2026-11-03T14:30:00.000Z',
      '2026-11-04T14:30:00.000Z',
      '2026-11-05T14:30:00.000Z',
    ])
  })

  it('has no runs of what no clock starts', async () => {
    const response = await ask({ schedule: { kind: 'on-demand' } })
    expect(await response.json()).toEqual({ runs: [], timeZone: 'UTC' })
  })

  it.each<[unknown, string, RegExp]>([
    [{ schedule: cron('0 0 30 2 *') }, 'body.schedule.expression', /another day/],
    [{ schedule: cron('soon') }, 'body.schedule.expression', /five fields/],
    [{ schedule: cron('0 9 * * *', 'Mars/Olympus') }, 'body.schedule.timeZone', /such as/],
    [{ schedule: { kind: 'daily', time: '9:30' } }, 'body.schedule.time', /such as 09:30/],
    [
      {
        schedule: {
          kind: 'daily',
          time: '09:30',
          restrict: [{ time: { from: '10:00', to: '11:00' } }],
        },
      },
      'body.schedule',
      /widen/,
    ],
    [
      { schedule: { kind: 'daily', time: '09:30' }, timeZone: '../UTC' },
      'body.timeZone',
      /such as/,
    ],
    [{ schedule: { kind: 'once', at: '2026-10-31T22:00:00Z' } }, 'body.schedule.at', /past/],
    [{ schedule: { kind: 'daily', time: '09:30' }, count: 51 }, 'body.count', /50/],
  ])('I4: %j is refused at %s', async (body, path, message) => {
    const problem = await expectProblem(await ask(body), 'validation')
    expect(problem.errors).toMatchObject([
      { path, message: expect.stringMatching(message) as string },
    ])
  })
})
