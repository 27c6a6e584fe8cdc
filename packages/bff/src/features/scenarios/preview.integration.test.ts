import type { Schedule } from '@inlaykit/shared'
import type { CallInput } from '@inlaykit/shared/client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createManualClock, type ManualClock } from '../../testing/manual-clock.js'
import { testDatabases } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, type TestBff } from '../../testing/test-bff.js'

const now = Date.parse('2026-10-31T22:00:01Z')
const newYork = 'America/New_York'
const atNine = { from: '09:00', to: '10:00' }
type PreviewBody = NonNullable<CallInput<'previewSchedule'>['body']>

function cron(expression: string, timeZone = newYork): Schedule {
  return { kind: 'cron', expression, timeZone }
}

describe('the preview of a schedule', () => {
  let test: TestBff

  const ask = (body: unknown, caller = test.me) =>
    caller.request('/schedules/preview', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
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

describe('the preview of a schedule at Make, in its organisation’s time zone', () => {
  let test: TestBff
  let clock: ManualClock
  const daily = { kind: 'daily', time: '09:30' } as const
  const preview = (body: PreviewBody, caller = test.me) => caller.call('previewSchedule', { body })
  const zoneReads = () =>
    test.sandbox.requests().filter(({ path }) => /organizations\/\d+$|enums\/timezones$/.test(path))

  beforeEach(async () => {
    clock = createManualClock(now)
    test = await createTestBff({
      dialect: 'live',
      database: await testDatabases[0]!.create(),
      clock,
      role: 'viewer',
    })
  })
  afterEach(() => test.close())

  it('reads the zone once, and only for what hangs on it', async () => {
    test.sandbox.clearRequests()
    await preview({ schedule: cron('0 9 * * *') })
    await preview({ schedule: daily, timeZone: newYork })
    expect(test.sandbox.requests()).toEqual([])
    const answers = await Promise.all([1, 2].map((count) => preview({ schedule: daily, count })))
    expect(answers).toEqual([
      { runs: ['2026-11-01T08:30:00.000Z'], timeZone: 'Europe/Berlin' },
      {
        runs: ['2026-11-01T08:30:00.000Z', '2026-11-02T08:30:00.000Z'],
        timeZone: 'Europe/Berlin',
      },
    ])
    const windows: Schedule = { kind: 'interval', seconds: 3600, restrict: [{ time: atNine }] }
    expect((await preview({ schedule: windows, count: 1 })).runs).toEqual([
      '2026-11-01T08:00:01.000Z',
    ])
    expect(zoneReads()).toHaveLength(2)
    await clock.advance(3_600_000)
    await preview({ schedule: daily })
    expect(zoneReads()).toHaveLength(4)
  })

  it('takes it for UTC, and says so, while nobody tells it', async () => {
    const assumed = { runs: ['2026-11-01T09:30:00.000Z'], timeZone: 'UTC', zoneAssumed: true }
    test.sandbox.fail('GET /organizations/:id', { status: 403 })
    expect(await preview({ schedule: daily, count: 1 })).toEqual(assumed)
    test.sandbox.clearFaults()
    expect(await preview({ schedule: daily, count: 1 })).toEqual(assumed)
    await clock.advance(60_000)
    expect(await preview({ schedule: daily, count: 1 })).toMatchObject({
      timeZone: 'Europe/Berlin',
    })
    const unconnected = test.as('viewer', 'newcomer')
    expect(await preview({ schedule: daily, count: 1 }, unconnected)).toEqual(assumed)
  })

  it('waits for it no longer than three seconds', async () => {
    test.sandbox.fail('GET /organizations/:id', { hang: true })
    const asked = preview({ schedule: daily })
    await vi.waitFor(() => expect(zoneReads()).toHaveLength(2))
    await clock.advance(3000)
    expect(await asked).toMatchObject({ zoneAssumed: true })
  })

  it('goes on from the run that Make has told, as long as the interval is the same', async () => {
    const { items } = await test.me.call('listScenarios', { query: { status: ['active'] } })
    const {
      id: scenarioId,
      schedule,
      nextRunAt,
    } = items.find((one) => one.schedule?.kind === 'interval' && one.nextRunAt)!
    const { seconds } = schedule as { seconds: number }
    const others = { kind: 'interval', seconds: seconds * 2 } as const
    const { runs } = await preview({ schedule: { kind: 'interval', seconds }, scenarioId })
    const first = Date.parse(runs[0]!)
    expect(first).toBeGreaterThan(now)
    expect(first).toBeLessThanOrEqual(now + seconds * 1000)
    expect((Date.parse(nextRunAt!) - first) % (seconds * 1000)).toBe(0)
    expect(Date.parse(runs[4]!) - first).toBe(4 * seconds * 1000)
    expect((await preview({ schedule: others, scenarioId, count: 1 })).runs).toEqual([
      new Date(now + seconds * 2000).toISOString(),
    ])
    const foreign = preview({ schedule: others, scenarioId }, test.as('viewer', 'brightside'))
    await expect(foreign).rejects.toMatchObject({ problem: 'not-found' })
  })
})
