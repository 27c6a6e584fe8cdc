import { describe, expect, test } from 'vitest'
import { cronFault, nextStart, toCron, type Scheduling } from './schedules.js'

const berlin = { timeZone: 'Europe/Berlin', anchor: Date.UTC(2026, 0, 1, 0, 7) }
const utc = { timeZone: 'UTC', anchor: 0 }
const at = (text: string) => Date.parse(text)

function starts(scheduling: Scheduling, after: string, count: number, context = berlin): string[] {
  const found: string[] = []
  let time = at(after)
  while (found.length < count) {
    const next = nextStart(scheduling, time, context)
    if (next === null) break
    found.push(new Date(next).toISOString().slice(0, 16))
    time = next
  }
  return found
}

describe('nextStart', () => {
  test('counts an interval from its anchor', () => {
    expect(starts({ type: 'indefinitely', interval: 900 }, '2026-03-18T12:00:00Z', 3)).toEqual([
      '2026-03-18T12:07',
      '2026-03-18T12:22',
      '2026-03-18T12:37',
    ])
  })

  test('is strictly after: an interval that is due now is due again a whole interval later', () => {
    expect(starts({ type: 'indefinitely', interval: 60 }, '2026-03-18T12:07:00Z', 1)).toEqual([
      '2026-03-18T12:08',
    ])
  })

  test('means times of day in the organisation’s zone, in summer and in winter', () => {
    expect(starts({ type: 'daily', time: '08:30' }, '2026-03-28T00:00:00Z', 3)).toEqual([
      '2026-03-28T07:30',
      '2026-03-29T06:30',
      '2026-03-30T06:30',
    ])
  })

  test('takes weekdays from 0, Sunday', () => {
    expect(
      starts({ type: 'weekly', days: [0, 3], time: '09:00' }, '2026-03-18T12:00:00Z', 2),
    ).toEqual(['2026-03-22T08:00', '2026-03-25T08:00'])
  })

  test('leaves out months that lack the day', () => {
    expect(
      starts({ type: 'monthly', days: [31], time: '06:00' }, '2026-02-01T00:00:00Z', 3, utc),
    ).toEqual(['2026-03-31T06:00', '2026-05-31T06:00', '2026-07-31T06:00'])
  })

  test('finds the days and months of a yearly schedule', () => {
    expect(
      starts(
        { type: 'yearly', months: [2, 11], days: [27], time: '07:15' },
        '2026-03-18T12:00:00Z',
        2,
        utc,
      ),
    ).toEqual(['2026-11-27T07:15', '2027-02-27T07:15'])
  })

  test('starts once, and then never again', () => {
    const once: Scheduling = { type: 'once', date: '2026-03-19T10:00:00.000Z' }
    expect(starts(once, '2026-03-18T12:00:00Z', 2)).toEqual(['2026-03-19T10:00'])
    expect(nextStart(once, at('2026-03-19T10:00:00Z'), utc)).toBeNull()
  })

  test.each(['immediately', 'on-demand'] as const)('has none for %s', (type) => {
    expect(nextStart({ type }, 0, utc)).toBeNull()
  })

  test('reads cron in its own zone', () => {
    expect(
      starts(
        { type: 'cron', expression: '0 9 * * 1-5', timeZone: 'Asia/Seoul' },
        '2026-03-20T01:00:00Z',
        1,
      ),
    ).toEqual(['2026-03-23T00:00'])
  })

  test('keeps to its bounds: from and to, months, weekdays and hours', () => {
    const between: Scheduling = {
      type: 'indefinitely',
      interval: 3600,
      between: ['2026-04-01T00:00:00Z', '2026-04-01T01:30:00Z'],
    }
    expect(starts(between, '2026-03-18T12:00:00Z', 5, utc)).toEqual([
      '2026-04-01T00:00',
      '2026-04-01T01:00',
    ])
    const restricted: Scheduling = {
      type: 'indefinitely',
      interval: 3600,
      restrict: [{ days: [1], months: [6], time: ['09:00', '10:00'] }],
    }
    expect(starts(restricted, '2026-03-18T12:00:00Z', 3, utc)).toEqual([
      '2026-06-01T09:00',
      '2026-06-01T10:00',
      '2026-06-08T09:00',
    ])
  })
})

describe('toCron', () => {
  test.each([
    [{ type: 'daily', time: '08:05' }, '5 8 * * *'],
    [{ type: 'weekly', days: [1, 4], time: '09:00' }, '0 9 * * 1,4'],
    [{ type: 'monthly', days: [1, 15], time: '06:30' }, '30 6 1,15 * *'],
    [{ type: 'yearly', months: [11], days: [27], time: '07:00' }, '0 7 27 11 *'],
  ] as const)('says %j', (scheduling, expression) => {
    expect(toCron(scheduling, berlin)).toEqual({ expression, timeZone: 'Europe/Berlin' })
  })

  test.each([60, 300, 900, 1800, 3600, 7200, 10_800, 43_200, 86_400])(
    'says an interval of %i s so that it starts at the very same moments',
    (interval) => {
      const anchor = Date.UTC(2025, 5, 3, 7, 47)
      const cron = toCron({ type: 'indefinitely', interval }, { ...utc, anchor })
      if (!cron) throw new Error('There is a cron.')
      const after = '2026-03-18T12:00:30Z'
      expect(starts({ type: 'cron', ...cron }, after, 6)).toEqual(
        starts({ type: 'indefinitely', interval }, after, 6, { ...utc, anchor }),
      )
    },
  )

  test.each([
    { type: 'immediately' },
    { type: 'on-demand' },
    { type: 'once', date: '2026-03-19T10:00:00Z' },
    { type: 'indefinitely', interval: 2700 },
    { type: 'indefinitely', interval: 90 },
    { type: 'indefinitely', interval: 18_000 },
  ] as const)('has no words for %j', (scheduling) => {
    expect(toCron(scheduling, utc)).toBeNull()
  })
})

test('a cron expression or a zone that can’t be read is told in words', () => {
  expect(cronFault('*/5 * * * *', 'UTC')).toBeUndefined()
  expect(cronFault('every day', 'UTC')).toBeTypeOf('string')
  expect(cronFault('0 9 * * *', 'Mars/Olympus')).toBeTypeOf('string')
})
