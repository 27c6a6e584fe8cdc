import { describe, expect, test } from 'vitest'
import { startOfDay, startOfNextDay, timeOfWall, wallClock } from './time-zone.js'

const hour = 3_600_000
const at = (text: string): number => Date.parse(text)

describe('time zones', () => {
  test('the wall shows what the zone says', () => {
    expect(wallClock(at('2026-01-15T12:00:00.250Z'), 'Asia/Seoul')).toBe(
      at('2026-01-15T21:00:00.250Z'),
    )
    expect(wallClock(at('2026-01-15T12:00:00Z'), 'Asia/Kathmandu')).toBe(at('2026-01-15T17:45:00Z'))
    expect(wallClock(at('1969-12-31T23:59:59.500Z'), 'UTC')).toBe(at('1969-12-31T23:59:59.500Z'))
  })

  test('a day is 23 hours long when the clock goes forward', () => {
    const start = startOfDay(at('2026-03-29T12:00:00Z'), 'Europe/Berlin')
    expect(start).toBe(at('2026-03-28T23:00:00Z'))
    expect(startOfNextDay(start, 'Europe/Berlin') - start).toBe(23 * hour)
  })

  test('a day is 25 hours long when the clock goes back', () => {
    const start = startOfDay(at('2026-10-25T12:00:00Z'), 'Europe/Berlin')
    expect(start).toBe(at('2026-10-24T22:00:00Z'))
    expect(startOfNextDay(start, 'Europe/Berlin') - start).toBe(25 * hour)
  })

  test('a day without a midnight begins when the clock has jumped', () => {
    // Cairo goes from 23:59:59 straight to 01:00 on the last Friday of April.
    expect(startOfDay(at('2026-04-24T12:00:00Z'), 'Africa/Cairo')).toBe(at('2026-04-23T22:00:00Z'))
  })

  test('an hour that comes twice means its first coming', () => {
    expect(timeOfWall(at('2026-10-25T02:30:00Z'), 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'))
  })

  test('days of a zone far east begin on the day before in UTC', () => {
    expect(startOfDay(at('2026-11-25T12:00:00Z'), 'Pacific/Kiritimati')).toBe(
      at('2026-11-25T10:00:00Z'),
    )
  })
})
