import { describe, expect, it } from 'vitest'
import { CircuitBreaker, type BreakerState, type Verdict } from './circuit-breaker.js'

/** A breaker, and all the states that it told of. */
function createBreaker() {
  const turns: BreakerState[] = []
  const breaker = new CircuitBreaker((state) => turns.push(state))
  /** Lets requests through one after the other, each with that result. */
  const pass = (verdict: Verdict, times: number, now: number) => {
    for (let count = 0; count < times; count += 1) {
      expect(breaker.enter(now)).toBe(0)
      breaker.judge(verdict, now)
    }
  }
  return { breaker, turns, pass }
}

describe('CircuitBreaker', () => {
  it('opens after eight failures in a row, and not when something came through between them', () => {
    const { breaker, turns, pass } = createBreaker()
    pass('down', 7, 0)
    pass('up', 1, 0)
    pass('down', 7, 0)
    pass('unknown', 1, 0)
    expect(turns).toEqual([])
    pass('down', 1, 0)
    expect(turns).toEqual(['open'])
    expect(breaker.enter(500)).toBe(1500)
  })

  it('lets one request through to see, and closes when that is answered', () => {
    const { breaker, turns, pass } = createBreaker()
    pass('down', 8, 0)
    expect(breaker.enter(2000)).toBe(0)
    expect(breaker.isProbing).toBe(true)
    expect(breaker.enter(2001)).toBeGreaterThan(0)
    breaker.judge('up', 2100)
    expect(breaker.enter(2100)).toBe(0)
    expect(turns).toEqual(['open', 'half-open', 'closed'])
  })

  it('rests twice as long after each try that fails, 30 s at most', () => {
    const { breaker, pass } = createBreaker()
    pass('down', 8, 0)
    let now = 0
    const rests = Array.from({ length: 6 }, () => {
      const rest = breaker.enter(now)
      now += rest
      expect(breaker.enter(now)).toBe(0)
      breaker.judge('down', now)
      return rest
    })
    expect(rests).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000])
  })

  it('sends another to see when the first learnt nothing', () => {
    const { breaker, pass } = createBreaker()
    pass('down', 8, 0)
    expect(breaker.enter(2000)).toBe(0)
    breaker.judge('unknown', 2050)
    expect(breaker.enter(2050)).toBe(0)
  })
})
