import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucket, start, window, type TestBudget } from '../../../testing/gateway-budget.js'

/** Somebody wants to send: `gapMs` after the one before; the answer takes `tripMs`; `arrives` is where on the trip it is counted. */
interface Wish {
  readonly gapMs: number
  readonly tripMs: number
  readonly arrives: number
}

const wishes = fc.array(
  fc.record({
    gapMs: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 0, max: 40_000 }),
    ),
    tripMs: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 30_000 })),
    arrives: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 250 },
)

/** Sends whatever the budget lets pass, and answers when each request was counted at the upstream. */
function arrivalsOf(budget: TestBudget, wanted: readonly Wish[]): number[] {
  const arrivals: number[] = []
  let underWay: { endsAt: number; end: () => void }[] = []
  let now = start
  for (const { gapMs, tripMs, arrives } of wanted) {
    now += gapMs
    underWay.sort((a, b) => a.endsAt - b.endsAt)
    for (const { endsAt, end } of underWay) if (endsAt <= now) end()
    underWay = underWay.filter(({ endsAt }) => endsAt > now)
    if (budget.available(now) < 1) continue
    const ticket = budget.take(now)
    arrivals.push(now + tripMs * arrives)
    const endsAt = now + tripMs
    underWay.push({ endsAt, end: () => budget.settle(ticket, endsAt, { counted: true }) })
  }
  return arrivals.sort((a, b) => a - b)
}

describe('a bucket', () => {
  it('never lets the upstream count more than burst + rate × t, however long requests travel', () => {
    fc.assert(
      fc.property(
        wishes,
        fc.integer({ min: 10, max: 300 }),
        fc.integer({ min: 2, max: 60 }),
        (wanted, perMinute, burst) => {
          const budget = bucket(perMinute, burst)
          const arrivals = arrivalsOf(budget, wanted)
          arrivals.forEach((from, first) => {
            arrivals.slice(first).forEach((to, index) => {
              expect(index + 1).toBeLessThanOrEqual(
                burst + (perMinute * (to - from)) / 60_000 + 1e-6,
              )
            })
          })
        },
      ),
      { numRuns: 150 },
    )
  })

  it('lets the burst but one pass at once, then one each 60 s / rate', () => {
    const budget = bucket(120, 200)
    let sent = 0
    while (budget.available(start) >= 1) {
      budget.settle(budget.take(start), start, { counted: true })
      sent += 1
    }
    expect(sent).toBe(199)
    expect(budget.waitFor(1, start)).toBe(500)
    expect(budget.available(start + 499)).toBe(0)
    expect(budget.available(start + 500)).toBe(1)
  })

  it('believes a header that tells of fewer left, and none that tells of more', () => {
    const budget = bucket(60, 100)
    const first = budget.take(start)
    budget.settle(first, start, { counted: true })
    budget.learn(first, { remaining: 10 }, start)
    expect(budget.available(start)).toBe(9)
    budget.learn(first, { remaining: 90 }, start)
    expect(budget.available(start)).toBe(9)
  })

  it('takes over a lower limit from the headers, with the burst in proportion', () => {
    const budget = bucket(120, 200)
    const first = budget.take(start)
    budget.settle(first, start, { counted: true })
    budget.learn(first, { limit: 60 }, start)
    expect(budget.state(start)).toMatchObject({ limit: 60 })
    expect(budget.available(start)).toBe(98)
    budget.learn(first, { limit: 900 }, start)
    expect(budget.state(start)).toMatchObject({ limit: 120 })
  })

  it('owes no more than it holds, once it has become a smaller one', () => {
    const budget = bucket(120, 200)
    const tickets = Array.from({ length: 150 }, () => budget.take(start))
    for (const ticket of tickets) budget.settle(ticket, start, { counted: true })
    budget.learn(tickets[0]!, { limit: 12 }, start)
    // It is empty, one is kept back, and one comes each 5 s.
    expect(budget.waitFor(1, start)).toBe(10_000)
  })
})

describe('a window', () => {
  it('never lets the upstream count more than the limit in any 60 s, however long requests travel', () => {
    fc.assert(
      fc.property(wishes, fc.integer({ min: 2, max: 40 }), (wanted, perMinute) => {
        const budget = window(perMinute)
        const arrivals = arrivalsOf(budget, wanted)
        arrivals.forEach((from, first) => {
          const counted = arrivals.slice(first).filter((to) => to < from + 60_000)
          expect(counted.length).toBeLessThanOrEqual(perMinute)
        })
      }),
      { numRuns: 150 },
    )
  })

  it('lets all but one pass at once, and the next 60 s after the first answer', () => {
    const budget = window(30)
    const tickets = Array.from({ length: 29 }, () => budget.take(start))
    expect(budget.available(start)).toBe(0)
    for (const ticket of tickets) budget.settle(ticket, start + 700, { counted: true })
    expect(budget.waitFor(1, start + 700)).toBe(60_000)
    expect(budget.available(start + 60_699)).toBe(0)
    expect(budget.available(start + 60_700)).toBe(29)
  })

  it('makes room for requests that others make of the organisation', () => {
    const budget = window(60)
    const ticket = budget.take(start)
    budget.settle(ticket, start, { counted: true })
    budget.learn(ticket, { remaining: 20 }, start)
    expect(budget.available(start)).toBe(19)
    expect(budget.available(start + 60_000)).toBe(59)
  })

  it('opens again bit by bit after a refusal that tells nothing', () => {
    const budget = window(60)
    const ticket = budget.take(start)
    budget.settle(ticket, start, { counted: true })
    budget.refuse(ticket, 1000, start)
    expect(budget.available(start + 999)).toBeLessThan(1)
    expect(budget.available(start + 10_000)).toBeGreaterThanOrEqual(1)
    expect(budget.available(start + 10_000)).toBeLessThan(20)
    expect(budget.available(start + 60_000)).toBeGreaterThan(40)
    expect(budget.available(start + 60_000)).toBeLessThan(59)
    expect(budget.available(start + 310_000)).toBe(59)
  })

  it('takes a guess back when the headers tell that more is left', () => {
    const budget = window(60)
    const refused = budget.take(start)
    budget.settle(refused, start, { counted: true })
    budget.refuse(refused, 1000, start)
    const later = start + 5000
    const ticket = budget.take(later)
    budget.settle(ticket, later, { counted: true })
    budget.learn(ticket, { remaining: 57 }, later)
    expect(budget.available(later)).toBe(56)
  })
})

describe.each([
  ['a bucket', () => bucket(60, 20)],
  ['a window', () => window(20)],
])('%s', (_name, create) => {
  it('has room once the wait it names is over, and not before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 19 }),
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 80 }),
        (count, gaps) => {
          const budget = create()
          let now = start
          for (const gap of gaps) {
            now += gap
            if (budget.available(now) >= 1) {
              budget.settle(budget.take(now), now, { counted: true })
            }
          }
          const wait = budget.waitFor(count, now)
          if (wait > 1) expect(budget.available(now + wait - 1)).toBeLessThan(count)
          expect(budget.available(now + wait)).toBeGreaterThanOrEqual(count)
        },
      ),
    )
  })

  it('gives back what the upstream cannot have counted', () => {
    const budget = create()
    const before = budget.available(start)
    const ticket = budget.take(start)
    expect(budget.available(start)).toBe(before - 1)
    budget.settle(ticket, start, { counted: false })
    expect(budget.available(start)).toBe(before)
  })

  it('stops for as long as a refusal asks', () => {
    const budget = create()
    const ticket = budget.take(start)
    budget.settle(ticket, start, { counted: true })
    budget.refuse(ticket, 7000, start)
    expect(budget.waitFor(1, start)).toBeGreaterThanOrEqual(7000)
    expect(budget.available(start + 6999)).toBeLessThan(1)
    expect(budget.available(start + 7000)).toBeGreaterThanOrEqual(1)
  })

  it('does not wait for an hour when the clock is set back by one', () => {
    const budget = create()
    while (budget.available(start) >= 1) budget.settle(budget.take(start), start, { counted: true })
    const back = start - 3_600_000
    expect(budget.waitFor(1, back)).toBeLessThanOrEqual(60_000)
    expect(budget.available(back + 60_000)).toBeGreaterThanOrEqual(1)
  })

  it('tells when all of it is there again', () => {
    const budget = create()
    expect(budget.state(start).resetAt).toBeNull()
    budget.settle(budget.take(start), start, { counted: true })
    const { resetAt } = budget.state(start)
    expect(resetAt).toBeGreaterThan(start)
    expect(budget.state(resetAt ?? 0).resetAt).toBeNull()
  })
})
