import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arrivalsOf,
  expectWithinBucket,
  expectWithinWindow,
  wishes,
} from '../../../testing/gateway-sharing.js'
import { createInstances, type Sent } from '../../../testing/instances.js'
import type { Allowance } from './budget.js'

const wanted = wishes({ min: 40, max: 90 })
const count = fc.integer({ min: 1, max: 4 })

describe('instances that share a budget', () => {
  it('guide: never have more than burst + rate × t counted in any time t, whatever dies', async () => {
    await fc.assert(
      fc.asyncProperty(
        wanted,
        count,
        fc.integer({ min: 6, max: 120 }),
        fc.integer({ min: 12, max: 30 }),
        fc.nat(60),
        async (calls, instances, perMinute, burst, killsAt) => {
          const allowance = { kind: 'bucket', perMinute, burst, known: true } as const
          const arrivals = await arrivalsOf(calls, { allowance, count: instances, killsAt })
          expectWithinBucket(arrivals, allowance)
        },
      ),
      { numRuns: 20 },
    )
  }, 120_000)

  it('live: never have more than the limit counted in any rolling 60 s, whatever dies', async () => {
    await fc.assert(
      fc.asyncProperty(
        wanted,
        count,
        fc.integer({ min: 5, max: 40 }),
        fc.nat(60),
        async (calls, instances, perMinute, killsAt) => {
          const allowance = { kind: 'window', perMinute, known: true } as const
          const arrivals = await arrivalsOf(calls, { allowance, count: instances, killsAt })
          expectWithinWindow(arrivals, perMinute)
        },
      ),
      { numRuns: 20 },
    )
  }, 120_000)

  /** Makes many background calls at once, and tells when they started, in ms from then. */
  async function startsOf(
    options: Parameters<typeof createInstances>[0],
    calls: number,
  ): Promise<number[]> {
    const { clock, instances, sent } = createInstances(options)
    if (options.tells) {
      void instances[0]?.call({ priority: 'interactive', tripMs: 0, counts: 0 })
      // Its place has come free by then.
      await clock.advance(70_000)
    }
    const before = sent.length
    const start = clock.now()
    for (let index = 0; index < calls; index += 1) {
      const call = { priority: 'background', tripMs: 0, counts: 0 } as const
      void instances[index % options.count]?.call(call)
    }
    await clock.advance(600_000)
    expect(sent).toHaveLength(before + calls)
    return sent.slice(before).map(({ startedAt }) => startedAt - start)
  }

  it.each(['bucket', 'window'] as const)(
    'never stand idle before a queue while there is budget (%s)',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(
          count,
          fc.integer({ min: 40, max: 240 }),
          fc.integer({ min: 50, max: 250 }),
          async (instanceCount, perMinute, calls) => {
            const allowance: Allowance =
              kind === 'bucket'
                ? { kind, perMinute, burst: 50, known: true }
                : { kind, perMinute, known: true }
            const tells = kind === 'window'
            const starts = await startsOf({ count: instanceCount, allowance, tells }, calls)
            const reserve = kind === 'bucket' ? 10 : Math.ceil(perMinute / 5)
            const usable = (kind === 'bucket' ? 50 : perMinute) - 1 - reserve
            const leastMs =
              kind === 'bucket'
                ? Math.max(0, ((calls - usable) / perMinute) * 60_000)
                : (Math.ceil(calls / usable) - 1) * 60_000
            // Draws are some ms apart, and a window's places come free as far apart as they were taken.
            expect(Math.max(...starts)).toBeLessThanOrEqual(leastMs * 1.01 + 4000)
          },
        ),
        { numRuns: 6 },
      )
    },
    120_000,
  )

  it('spread background work over the minute in a window that is silent, without falling behind', async () => {
    await fc.assert(
      fc.asyncProperty(
        count,
        fc.integer({ min: 60, max: 240 }),
        fc.integer({ min: 50, max: 250 }),
        async (instanceCount, perMinute, calls) => {
          const allowance = { kind: 'window', perMinute, known: true } as const
          const starts = await startsOf({ count: instanceCount, allowance }, calls)
          const share = perMinute - 1 - Math.ceil((perMinute * 2) / 5)
          const atOnce = Math.floor(share / 6)
          for (const from of starts) {
            const within = (ms: number) =>
              starts.filter((to) => to >= from && to < from + ms).length
            expect(within(60_000)).toBeLessThanOrEqual(share)
            expect(within(10_000)).toBeLessThanOrEqual(atOnce + share / 6 + 1)
          }
          const windows = Math.floor((calls - 1) / share)
          const spread = Math.max(0, calls - windows * share - atOnce) / share
          const leastMs = (windows + spread) * 60_000
          expect(Math.max(...starts)).toBeLessThanOrEqual(leastMs * 1.01 + 4000)
        },
      ),
      { numRuns: 6 },
    )
  }, 120_000)

  it('starve nobody: what has waited long has its turn while people use all there is', async () => {
    const allowance = { kind: 'bucket', perMinute: 60, burst: 30, known: true } as const
    for (const instanceCount of [1, 4]) {
      const { clock, instances, sent } = createInstances({ count: instanceCount, allowance })
      const call = { tripMs: 50, counts: 0.5 } as const
      const late = (priority: 'live' | 'background') =>
        instances[0]?.call({ ...call, priority, patienceMs: 120_000 })
      for (let second = 0; second < 180; second += 1) {
        // More clicks than the rate allows, on every instance.
        for (const instance of instances) {
          void instance.call({ ...call, priority: 'interactive', patienceMs: 20_000 })
          void instance.call({ ...call, priority: 'interactive', patienceMs: 20_000 })
        }
        if (second % 60 === 0) void Promise.all([late('live'), late('background')])
        await clock.advance(1000)
      }
      await clock.advance(120_000)
      const waited = (of: Sent['priority']) =>
        sent
          .filter(({ priority }) => priority === of)
          .map(({ madeAt, startedAt }) => startedAt - madeAt)
      expect(waited('live')).toHaveLength(3)
      expect(waited('background')).toHaveLength(3)
    }
  }, 120_000)

  it('give back what they hold when they close, so that others need not wait for it', async () => {
    const allowance = { kind: 'window', perMinute: 20, known: true } as const
    const { clock, instances, sent } = createInstances({ count: 2, allowance })
    const [first, second] = instances
    const person = { priority: 'interactive', tripMs: 0, counts: 0 } as const
    void first?.call(person)
    await clock.advance(200)
    const closing = first?.budget.close()
    await clock.advance(100)
    await closing
    for (let count = 0; count < 18; count += 1) void second?.call(person)
    await clock.advance(500)
    expect(sent).toHaveLength(19)
  })
})
