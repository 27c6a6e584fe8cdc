import { describe, expect, test } from 'vitest'
import { buildDays, buildTicks, niceStep } from './ticks.js'

const hour = 3_600_000
const at = (text: string): number => Date.parse(text)
const iso = (time: number): string => new Date(time).toISOString()

describe('the time axis', () => {
  test('marks full hours of the clock on the wall, not of UTC', () => {
    const span = { from: at('2026-11-25T01:10:00Z'), to: at('2026-11-25T07:10:00Z') }
    const ticks = buildTicks(span, 6, 'Asia/Kolkata')
    expect(ticks.map(({ time }) => iso(time).slice(11, 16))).toEqual([
      '01:30',
      '02:30',
      '03:30',
      '04:30',
      '05:30',
      '06:30',
    ])
  })

  test('says where a day begins', () => {
    const span = { from: at('2026-11-24T12:00:00Z'), to: at('2026-11-25T12:00:00Z') }
    const days = buildTicks(span, 12, 'Asia/Seoul').filter(({ isDay }) => isDay)
    expect(days.map(({ time }) => iso(time))).toEqual(['2026-11-24T15:00:00.000Z'])
  })

  test('leaves out the hour that does not exist', () => {
    const span = { from: at('2026-03-29T00:00:00Z'), to: at('2026-03-29T04:00:00Z') }
    const walls = buildTicks(span, 6, 'Europe/Berlin').map(({ time }) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeStyle: 'short' }).format(
        time,
      ),
    )
    expect(walls).toEqual(['01:00', '03:00', '04:00', '05:00', '06:00'])
  })

  test('never has more marks than there is room for', () => {
    const to = at('2026-11-25T07:10:00Z')
    for (const hours of [1, 5, 24, 100, 24 * 30, 24 * 365]) {
      const span = { from: to - hours * hour, to }
      for (const most of [1, 3, 8, 20]) {
        expect(buildTicks(span, most, 'America/New_York').length).toBeLessThanOrEqual(
          Math.max(most + 1, Math.ceil(hours / 24 / 28) + 1),
        )
      }
    }
  })

  test('covers the span with days that touch, cut at its ends', () => {
    const span = { from: at('2026-03-27T10:00:00Z'), to: at('2026-03-31T10:00:00Z') }
    const days = buildDays(span, 'Europe/Berlin')
    expect(days).toHaveLength(5)
    expect(days[0]?.from).toBe(span.from)
    expect(days.at(-1)?.to).toBe(span.to)
    for (const [index, day] of days.slice(1).entries()) {
      expect(day.from).toBe(days[index]?.to)
      expect(day.isOdd).not.toBe(days[index]?.isOdd)
    }
    expect((days[2]?.to ?? 0) - (days[2]?.from ?? 0)).toBe(23 * hour)
  })

  test('steps are those of a clock', () => {
    expect(niceStep(1)).toBe(1_000)
    expect(niceStep(4 * hour)).toBe(6 * hour)
    expect(niceStep(400 * 24 * hour)).toBe(28 * 24 * hour)
  })
})
