import { describe, expect, test } from 'vitest'
import { createRollingWindow, createTokenBucket, type Limiter } from './limits.js'

function passed(limiter: Limiter, times: readonly number[]): number[] {
  return times.filter((time) => limiter.take(time).allowed)
}

describe('the token bucket of the guide', () => {
  test('lets a burst pass, then only what trickles in', () => {
    const bucket = createTokenBucket(60, 10)
    expect(passed(bucket, Array<number>(15).fill(0))).toHaveLength(10)
    expect(bucket.take(999).allowed).toBe(false)
    expect(bucket.take(1999).allowed).toBe(true)
    expect(bucket.take(1999).allowed).toBe(false)
  })

  test('never lets more than burst + rate × t pass', () => {
    const bucket = createTokenBucket(120, 20)
    const times = Array.from({ length: 4000 }, (_, at) => at * 37)
    const through = passed(bucket, times)
    for (let from = 0; from < through.length; from += 7) {
      for (let to = from + 1; to < through.length; to += 13) {
        const seconds = ((through[to] ?? 0) - (through[from] ?? 0)) / 1000
        expect(to - from + 1).toBeLessThanOrEqual(20 + 2 * seconds + 1e-6)
      }
    }
  })

  test('says what remains and when it is full again', () => {
    const bucket = createTokenBucket(60, 10)
    expect(bucket.take(0)).toEqual({ allowed: true, limit: 60, remaining: 9, resetMs: 1000 })
    expect(bucket.take(0)).toMatchObject({ remaining: 8, resetMs: 2000 })
  })
})

describe('the rolling window of the live API', () => {
  test('never lets more than its number pass in any 60 s', () => {
    const window = createRollingWindow(30)
    const through = passed(
      window,
      Array.from({ length: 3000 }, (_, at) => at * 101),
    )
    for (const [index, time] of through.entries()) {
      const later = through[index + 30]
      if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(60_000)
    }
    expect(through.length).toBeGreaterThan(120)
  })

  test('frees a place when the oldest request is a minute old, and says when that is', () => {
    const window = createRollingWindow(2)
    window.take(0)
    window.take(10_000)
    expect(window.take(20_000)).toEqual({ allowed: false, limit: 2, remaining: 0, resetMs: 40_000 })
    expect(window.take(59_999).allowed).toBe(false)
    expect(window.take(60_000).allowed).toBe(true)
    expect(window.take(60_001).allowed).toBe(false)
  })
})
