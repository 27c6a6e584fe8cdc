import * as fc from 'fast-check'
import type { Allowance } from '../make/gateway/budget/budget.js'
import type { BudgetStore } from '../make/gateway/budget/store.js'
import { createInstances, type Call } from './instances.js'
import type { ManualClock } from './manual-clock.js'

/** A call that comes `gapMs` after the one before, through one of the instances. */
interface Wish extends Call {
  readonly gapMs: number
  readonly instance: number
}

/** Calls as they may come: in bursts, now and then, with short trips and long ones. */
export const wishes = (length: { readonly min: number; readonly max: number }) =>
  fc.array(
    fc.record({
      gapMs: fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 4, arbitrary: fc.integer({ min: 0, max: 300 }) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
      ),
      instance: fc.nat(3),
      priority: fc.constantFrom('interactive', 'live', 'background'),
      tripMs: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 14_000 })),
      counts: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: length.min, maxLength: length.max },
  )

/** A store of which time passes only while it has nothing to do, since a real one takes none of a manual clock's. */
export interface TimelessStore {
  readonly store: BudgetStore
  /** Is there when nothing is under way. */
  idle(): Promise<void>
}

/** See {@link TimelessStore}. */
export function timeless(store: BudgetStore): TimelessStore {
  const underWay = new Set<Promise<unknown>>()
  return {
    store: {
      isShared: store.isShared,
      async draw(organization, draw) {
        const drawing = Promise.resolve(store.draw(organization, draw))
        underWay.add(drawing)
        try {
          return await drawing
        } finally {
          underWay.delete(drawing)
        }
      },
    },
    async idle() {
      do {
        await Promise.allSettled(underWay)
        // What was answered may lead to the next draw.
        await new Promise((resolve) => setImmediate(resolve))
      } while (underWay.size > 0)
    },
  }
}

/**
 * Makes all calls, kills one of several instances in between, and waits for the rest.
 * @param options `killsAt`: before which call · `store`: what they share, ledgers in memory by default
 * @returns when the upstream counted each request, in ms since the epoch, the first one first
 */
export async function arrivalsOf(
  wanted: readonly Wish[],
  options: {
    readonly allowance: Allowance
    readonly count: number
    readonly killsAt: number
    readonly store?: (clock: ManualClock) => TimelessStore
  },
): Promise<number[]> {
  const stores: TimelessStore[] = []
  const { clock, instances, sent } = createInstances({
    count: options.count,
    allowance: options.allowance,
    ...(options.store && {
      store: (own: ManualClock) => {
        const made = options.store!(own)
        stores.push(made)
        return made.store
      },
    }),
  })
  const [shared] = stores
  const pass = async (ms: number) => {
    const end = clock.now() + ms
    /** When the next thing falls due, once all is idle. */
    const due = async () => {
      await shared?.idle()
      return shared ? (clock.nextAt ?? Infinity) : Infinity
    }
    for (let at = await due(); at <= end; at = await due()) {
      await clock.advance(Math.max(0, at - clock.now()))
    }
    await clock.advance(end - clock.now())
  }
  for (const [index, { gapMs, instance, ...call }] of wanted.entries()) {
    if (gapMs > 0) await pass(gapMs)
    if (index === options.killsAt && options.count > 1) instances[0]?.kill()
    void instances[instance % options.count]?.call(call)
  }
  await pass(90_000)
  return sent.map(({ countedAt }) => countedAt).sort((a, b) => a - b)
}

/** @throws when more than `burst + perMinute × t` arrived in any time t */
export function expectWithinBucket(
  arrivals: readonly number[],
  { burst, perMinute }: { readonly burst: number; readonly perMinute: number },
): void {
  arrivals.forEach((from, first) => {
    arrivals.slice(first).forEach((to, index) => {
      const most = burst + (perMinute * (to - from)) / 60_000
      if (index + 1 > most + 1e-6) throw new Error(`${index + 1} in ${to - from} ms, of ${most}`)
    })
  })
}

/** @throws when more than `perMinute` arrived in any rolling 60 s */
export function expectWithinWindow(arrivals: readonly number[], perMinute: number): void {
  arrivals.forEach((from, first) => {
    const counted = arrivals.slice(first).filter((to) => to < from + 60_000)
    if (counted.length > perMinute) throw new Error(`${counted.length} of ${perMinute}`)
  })
}
