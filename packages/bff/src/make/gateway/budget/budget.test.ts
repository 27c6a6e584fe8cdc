import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../../core/logger.js'
import { nothing, type Allowance, type ToldLimit } from './budget.js'
import type { Priority } from '../../port/call.js'
import { LeasedBudget, type Ticket } from './leased-budget.js'
import { createMemoryBudgets } from './store.js'

const start = Date.parse('2026-11-23T08:00:00Z')

/** The budget of the one process that there is, looked at and used at given times. */
function createBudget(allowance: Allowance) {
  let time = start
  const clock = {
    now: () => time,
    sleep: () => new Promise<void>(() => {}),
    after: () => ({ clear: () => undefined }),
  }
  const budget = new LeasedBudget({
    store: createMemoryBudgets(clock),
    organization: 'org',
    allowance,
    clock,
    logger: silentLogger,
    onNews: () => {},
  })
  const at = <T>(now: number, what: () => T): T => {
    time = now
    return what()
  }
  const waitFor = (count: number, now: number, priority: Priority = 'interactive') =>
    at(now, () => budget.waitFor(priority, count))
  return {
    waitFor,
    /** How many requests may be made at once. */
    available(now: number, priority: Priority = 'interactive'): number {
      let count = 0
      while (waitFor(count + 1, now, priority) === 0) count += 1
      return count
    },
    take: (now: number, priority: Priority = 'interactive'): Ticket =>
      at(now, () => {
        budget.want({ ...nothing, [priority]: 1 })
        const ticket = budget.take(priority)
        budget.want(nothing)
        if (!ticket) throw new Error('nothing is left')
        return ticket
      }),
    settle: (ticket: Ticket, now: number, outcome: { readonly counted: boolean }) =>
      at(now, () => budget.settle(ticket, outcome)),
    learn: (ticket: Ticket, told: ToldLimit, now: number) =>
      at(now, () => budget.learn(ticket, told)),
    refuse: (ticket: Ticket, waitMs: number, now: number) =>
      at(now, () => budget.refuse(ticket, {}, waitMs)),
    state: (now: number) => at(now, () => budget.state()),
  }
}

type TestBudget = ReturnType<typeof createBudget>
const bucket = (perMinute: number, burst: number, known = true) =>
  createBudget({ kind: 'bucket', perMinute, burst, known })
const window = (perMinute: number, known = true) =>
  createBudget({ kind: 'window', perMinute, known })

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

describe('background work in a window', () => {
  const send = (budget: TestBudget, now: number, priority: Priority, told: ToldLimit = {}) => {
    const ticket = budget.take(now, priority)
    budget.settle(ticket, now, { counted: true })
    budget.learn(ticket, told, now)
    return ticket
  }

  it('is spread over the minute while no answer tells of other programs, and people draw at once', () => {
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

  it('gives way to what people ask meanwhile, as long as a window remembers that', () => {
    const budget = window(60)
    for (let count = 0; count < 12; count += 1) send(budget, start, 'interactive')
    expect(budget.waitFor(1, start, 'background')).toBeGreaterThanOrEqual((8 * 60_000) / 35)
    for (let count = 12; count < 59; count += 1) send(budget, start, 'interactive')
    expect(budget.available(start + 60_000, 'background')).toBe(5)
  })

  it('has its turn once the wait it names is over, and not before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 90 }),
        fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 80 }),
        (perMinute, gaps) => {
          const budget = window(perMinute)
          let now = start
          for (const gap of gaps) {
            now += gap
            if (budget.available(now, 'background') >= 1) send(budget, now, 'background')
          }
          const wait = budget.waitFor(1, now, 'background')
          if (wait > 1) expect(budget.available(now + wait - 1, 'background')).toBe(0)
          expect(budget.available(now + wait, 'background')).toBeGreaterThanOrEqual(1)
          expect(wait).toBeLessThanOrEqual(60_000)
        },
      ),
    )
  })

  it('has all but a fifth at once when answers tell how many are left, until a refusal comes without', () => {
    const budget = window(60)
    const told = send(budget, start, 'interactive', { remaining: 59 })
    expect(budget.available(start, 'background')).toBe(46)
    budget.refuse(told, 1000, start)
    expect(budget.available(start, 'background')).toBe(0)
    // Back at the limit, nothing of it in use, and spread from now on.
    expect(budget.available(start + 400_000)).toBe(59)
    expect(budget.available(start + 400_000, 'background')).toBe(5)
  })

  it('waits no longer when the clock is set back by an hour', () => {
    const budget = window(60)
    for (let count = 0; count < 5; count += 1) send(budget, start, 'background')
    expect(budget.waitFor(1, start - 3_600_000, 'background')).toBeLessThanOrEqual(60_000 / 35 + 1)
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
