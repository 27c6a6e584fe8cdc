import { expect, test } from 'vitest'
import { rangeLength, rangeStart, timelineRanges } from './range.js'

const now = Date.parse('2026-11-25T12:34:56Z')

test('a range is asked for from a little before its beginning', () => {
  for (const range of timelineRanges) {
    const length = rangeLength(range)
    const start = rangeStart(range, now)
    if (length === undefined) expect(start).toBeUndefined()
    else {
      const early = now - length - Date.parse(start ?? '')
      expect(early).toBeGreaterThanOrEqual(0)
      expect(early).toBeLessThan(length / 24)
    }
  }
})

test('the question stays the same for a while', () => {
  expect(rangeStart('day', now + 60_000)).toBe(rangeStart('day', now))
})
