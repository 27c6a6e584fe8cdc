import { expect, test } from 'vitest'
import { createTally } from './tally.js'

const noon = Date.UTC(2026, 2, 18, 12)

test('counts each dialect and organisation apart, by the minute of the clock', () => {
  const tally = createTally()
  for (const second of [0, 59, 60, 200]) tally.count('live', '1', noon + second * 1000)
  tally.count('guide', '1', noon)
  tally.count('live', null, noon)
  tally.countRefusal('live', '1')
  expect(tally.counts()).toEqual([
    {
      dialect: 'live',
      organizationId: '1',
      requests: 4,
      refused: 1,
      mostInAMinute: 2,
      perMinute: [
        { from: '2026-03-18T12:00:00.000Z', requests: 2 },
        { from: '2026-03-18T12:01:00.000Z', requests: 1 },
        { from: '2026-03-18T12:03:00.000Z', requests: 1 },
      ],
    },
    expect.objectContaining({ dialect: 'guide', organizationId: '1', requests: 1 }),
    expect.objectContaining({ dialect: 'live', organizationId: null, requests: 1 }),
  ])
  tally.clear()
  expect(tally.counts()).toEqual([])
})

test('finds the fullest 60 s wherever they begin, of many requests too', () => {
  const tally = createTally()
  // Two a second for an hour, and ten more at a moment that straddles two minutes.
  for (let at = 0; at < 7200; at++) {
    tally.count('live', '1', noon + at * 500)
    if (at === 119 || at === 120) {
      for (let more = 0; more < 5; more++) tally.count('live', '1', noon + at * 500)
    }
  }
  expect(tally.counts()[0]).toMatchObject({ requests: 7210, mostInAMinute: 130 })
  expect(
    tally
      .counts()[0]
      ?.perMinute.slice(0, 3)
      .map(({ requests }) => requests),
  ).toEqual([125, 125, 120])
})

test('remembers the minutes of a day', () => {
  const tally = createTally()
  for (let minute = 0; minute < 1500; minute++) tally.count('live', '1', noon + minute * 60_000)
  const [row] = tally.counts()
  expect([row?.requests, row?.perMinute.length]).toEqual([1500, 1440])
  expect(row?.perMinute[0]?.from).toBe('2026-03-18T13:00:00.000Z')
})
