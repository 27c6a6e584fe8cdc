import { expect, test } from 'vitest'
import { presetLength, timePresets } from '../../client/time-presets.js'
import { rangeBounds, rangeOfSpan, soundRange } from './range.js'

const now = Date.parse('2026-11-25T12:34:56Z')

test('a range is asked for from a little before its beginning', () => {
  for (const range of timePresets) {
    const length = presetLength(range)
    const { from } = rangeBounds(range, now)
    if (length === undefined) expect(from).toBeUndefined()
    else {
      const early = now - length - Date.parse(from ?? '')
      expect(early).toBeGreaterThanOrEqual(0)
      expect(early).toBeLessThan(length / 24)
    }
  }
})

test('the question stays the same for a while', () => {
  expect(rangeBounds('day', now + 60_000)).toEqual(rangeBounds('day', now))
})

test('a chosen stretch of time lies on full seconds and leaves nothing out', () => {
  const range = rangeOfSpan({ from: now + 250, to: now + 5_001 })
  expect(range).toEqual({ from: '2026-11-25T12:34:56.000Z', to: '2026-11-25T12:35:02.000Z' })
})

test('a stretch that a link got wrong is turned round, or read as any time', () => {
  expect(soundRange({ from: '2026-11-25T12:00:00Z', to: '2026-11-24T12:00:00Z' })).toEqual({
    from: '2026-11-24T12:00:00.000Z',
    to: '2026-11-25T12:00:00.000Z',
  })
  expect(soundRange({ from: 'yesterday', to: '2026-11-24T12:00:00Z' })).toBe('all')
  expect(soundRange('week')).toBe('week')
})
