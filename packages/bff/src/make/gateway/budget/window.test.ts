import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { start, window, type TestBudget } from '../../../testing/gateway-budget.js'
import type { Priority } from '../../port/call.js'
import type { ToldLimit } from './budget.js'

describe('a window of which nobody has told how large it is', () => {
  /** Uses all there is, each second for so many minutes. */
  const use = (budget: TestBudget, from: number, minutes: number): number => {
    const end = from + minutes * 60_000
    for (let now = from; now < end; now += 1000) {
      while (budget.available(now) >= 1) {
        budget.settle(budget.take(now), now, { counted: true })
      }
    }
    return end
  }

  it('grows while it is used up, ever faster, and not while little is asked', () => {
    const budget = window(60, false)
    expect(budget.state(start).limit).toBe(60)
    const soon = use(budget, start, 5)
    const grown = budget.state(soon).limit
    expect(grown).toBeGreaterThan(70)
    const later = use(budget, soon, 5)
    expect(budget.state(later).limit).toBeGreaterThan(grown + 2 * (grown - 60))
    const idle = window(60, false)
    for (let now = start; now < later; now += 20_000) {
      idle.settle(idle.take(now), now, { counted: true })
    }
    expect(idle.state(later).limit).toBe(60)
  })

  it('falls to 0.7 of what was used when Make refuses, and is back within five minutes', () => {
    const budget = window(60, false)
    let now = use(budget, start, 8)
    now += budget.waitFor(1, now)
    const ticket = budget.take(now)
    budget.settle(ticket, now, { counted: true })
    const { limit, remaining } = budget.state(now)
    const used = limit - 1 - remaining
    expect(used).toBeGreaterThan(60)
    budget.refuse(ticket, 1000, now)
    expect(budget.state(now).limit).toBe(Math.floor(0.7 * used))
    const back = budget.state(use(budget, now + 1000, 5)).limit
    expect(back).toBeGreaterThanOrEqual(used - 1)
    expect(back).toBeLessThanOrEqual(used + 1)
  })

  it('is what the first header tells', () => {
    const budget = window(60, false)
    const ticket = budget.take(start)
    budget.settle(ticket, start, { counted: true })
    budget.learn(ticket, { limit: 240, remaining: 239 }, start)
    expect(budget.state(start)).toMatchObject({ limit: 240, remaining: 238 })
  })
})

describe('background work and live updates in a window', () => {
  const send = (budget: TestBudget, now: number, priority: Priority, told: ToldLimit = {}) => {
    const ticket = budget.take(now, priority)
    budget.settle(ticket, now, { counted: true })
    budget.learn(ticket, told, now)
    return ticket
  }

  it('are spread over the minute while no answer tells of other programs, and people draw at once', () => {
    const budget = window(60)
    expect(budget.available(start, 'background')).toBe(5)
    for (let count = 0; count < 5; count += 1) send(budget, start, 'background')
    // 60, without the one kept back and two fifths: 35 a minute.
    const everyMs = 60_000 / 35
    expect(budget.waitFor(1, start, 'background')).toBe(Math.ceil(everyMs))
    expect(budget.available(start)).toBe(54)
    let now = start
    for (let count = 5; count < 35; count += 1) {
      now += budget.waitFor(1, now, 'background')
      send(budget, now, 'background')
    }
    expect(now - start).toBeGreaterThanOrEqual(30 * everyMs)
    expect(now - start).toBeLessThan(31 * everyMs)
    expect(budget.available(now)).toBe(24)
  })

  it('are spread by a share of their own: live updates have more, whatever people have clicked', () => {
    const budget = window(60)
    for (let count = 0; count < 10; count += 1) send(budget, start, 'interactive')
    // 60, without the one kept back and a fifth: 47 a minute.
    const everyMs = 60_000 / 47
    expect(budget.available(start, 'live')).toBe(7)
    for (let count = 0; count < 7; count += 1) send(budget, start, 'live')
    expect(budget.waitFor(1, start, 'live')).toBe(Math.ceil(everyMs))
    expect(budget.waitFor(1, start, 'background')).toBeGreaterThan(everyMs)
    let now = start
    for (let count = 7; count < 37; count += 1) {
      now += budget.waitFor(1, now, 'live')
      send(budget, now, 'live')
    }
    // 47 are in the window, ten of them of people; what another program takes is still there.
    expect(now - start).toBeGreaterThanOrEqual(30 * everyMs)
    expect(now - start).toBeLessThan(31 * everyMs)
    expect(budget.available(now)).toBe(12)
    expect(budget.available(now, 'live')).toBe(0)
  })

  it('give way to what people ask meanwhile, if in the background, as long as a window remembers that', () => {
    const budget = window(60)
    for (let count = 0; count < 12; count += 1) send(budget, start, 'interactive')
    expect(budget.waitFor(1, start, 'background')).toBeGreaterThanOrEqual((8 * 60_000) / 35)
    for (let count = 12; count < 59; count += 1) send(budget, start, 'interactive')
    expect(budget.available(start + 60_000, 'background')).toBe(5)
  })

  it('have their turn once the wait that is named is over, and not before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Priority>('live', 'background'),
        fc.integer({ min: 5, max: 90 }),
        fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 80 }),
        (priority, perMinute, gaps) => {
          const budget = window(perMinute)
          let now = start
          for (const gap of gaps) {
            now += gap
            if (budget.available(now, priority) >= 1) send(budget, now, priority)
          }
          const wait = budget.waitFor(1, now, priority)
          if (wait > 1) expect(budget.available(now + wait - 1, priority)).toBe(0)
          expect(budget.available(now + wait, priority)).toBeGreaterThanOrEqual(1)
          expect(wait).toBeLessThanOrEqual(60_000)
        },
      ),
    )
  })

  it('have all but a fifth, or a tenth, at once when answers tell how many are left, until a refusal comes without', () => {
    const budget = window(60)
    const told = send(budget, start, 'interactive', { remaining: 59 })
    expect(budget.available(start, 'background')).toBe(46)
    expect(budget.available(start, 'live')).toBe(52)
    budget.refuse(told, 1000, start)
    expect(budget.available(start, 'background')).toBe(0)
    // Back at the limit, nothing of it in use, and spread from now on.
    expect(budget.available(start + 400_000)).toBe(59)
    expect(budget.available(start + 400_000, 'background')).toBe(5)
  })

  it('wait no longer when the clock is set back by an hour', () => {
    const budget = window(60)
    for (let count = 0; count < 5; count += 1) send(budget, start, 'background')
    const live = window(60)
    for (let count = 0; count < 7; count += 1) send(live, start, 'live')
    const back = start - 3_600_000
    expect(budget.waitFor(1, back, 'background')).toBeLessThanOrEqual(60_000 / 35 + 1)
    expect(live.waitFor(1, back, 'live')).toBeLessThanOrEqual(60_000 / 47 + 1)
  })
})
