import type { Clock } from '../core/clock.js'
import { silentLogger } from '../core/logger.js'
import type { Allowance } from '../make/gateway/budget/budget.js'
import { LeasedBudget } from '../make/gateway/budget/leased-budget.js'
import { createMemoryBudgets, type BudgetStore } from '../make/gateway/budget/store.js'
import { RequestQueue } from '../make/gateway/queue/queue.js'
import type { Priority } from '../make/port/call.js'
import { createManualClock, type ManualClock } from './manual-clock.js'

/** A call that somebody makes through an instance. */
export interface Call {
  readonly priority: Priority
  /** How long its request travels, there and back, in ms. */
  readonly tripMs: number
  /** Where on that way the upstream counts it, from 0 to 1. */
  readonly counts: number
  readonly tenantId?: string
  readonly viewerId?: string
  /** How long it waits for its turn at most, in ms; an hour when absent. */
  readonly patienceMs?: number
}

/** What became of a call: when it was made, when it had its turn, when the upstream counted it. */
export interface Sent extends Call {
  readonly instance: number
  readonly madeAt: number
  readonly startedAt: number
  readonly countedAt: number
}

/** A store that other processes share: each draw takes its time, there and back, and answers a copy. */
export function atDistance(store: BudgetStore, clock: Clock, latencyMs: number): BudgetStore {
  return {
    isShared: true,
    async draw(organization, draw) {
      await clock.sleep(latencyMs)
      const drawn = structuredClone(await store.draw(organization, draw))
      await clock.sleep(latencyMs)
      return drawn
    },
  }
}

/**
 * Instances that share an organisation's budget, on one manual clock.
 * @param options `latencyMs` one way to the store; 2 by default. `store` is what they share: ledgers in memory, at that
 * distance, by default. One instance alone has its ledger beside it, as with an embedded database. `tells`: the first answer
 * tells how many requests of a window are left, so that it isn't silent
 */
export function createInstances(options: {
  readonly count: number
  readonly allowance: Allowance
  readonly latencyMs?: number
  readonly store?: (clock: ManualClock) => BudgetStore
  readonly tells?: boolean
}) {
  const clock = createManualClock()
  const memory = createMemoryBudgets(clock)
  const store =
    options.store?.(clock) ??
    (options.count === 1 ? memory : atDistance(memory, clock, options.latencyMs ?? 2))
  const sent: Sent[] = []
  const refused: Call[] = []
  const instances = Array.from({ length: options.count }, (_, instance) => {
    let isDown = false
    // Who is gone never wakes, and is never answered.
    const gone = () => new Promise<never>(() => undefined)
    const own: BudgetStore = {
      isShared: store.isShared,
      draw: (organization, draw) => (isDown ? gone() : store.draw(organization, draw)),
    }
    const ownClock: Clock = {
      now: () => clock.now(),
      sleep: (ms, signal) => (isDown ? gone() : clock.sleep(ms, signal)),
      after: (ms, act) => (isDown ? { clear: () => undefined } : clock.after(ms, act)),
    }
    const budget = new LeasedBudget({
      store: own,
      organization: 'org',
      allowance: options.allowance,
      clock: ownClock,
      logger: silentLogger,
      onNews: () => {
        if (!isDown) queue.look()
      },
    })
    const queue: RequestQueue = new RequestQueue({ budget, clock: ownClock })
    return {
      budget,
      queue,
      /** Makes a call; ends when it is answered, or refused its turn. */
      async call(call: Call): Promise<void> {
        const madeAt = clock.now()
        const { priority, tripMs, counts, tenantId = 'acme', viewerId } = call
        const deadline = madeAt + (call.patienceMs ?? 3_600_000)
        let ticket
        try {
          ticket = await queue.enter({ priority, tenantId, viewerId, deadline })
        } catch {
          refused.push(call)
          return
        }
        if (isDown) return
        const startedAt = clock.now()
        sent.push({ ...call, instance, madeAt, startedAt, countedAt: startedAt + tripMs * counts })
        await clock.sleep(tripMs)
        if (isDown) return
        const isFirst = options.tells === true && sent.length === 1
        const told = isFirst ? { remaining: options.allowance.perMinute - 1 } : {}
        queue.leave(ticket, { counted: true, learn: () => budget.learn(ticket, told) })
      },
      /** Is gone at once, as if it had been killed: what it has sent has been sent. */
      kill() {
        isDown = true
      },
    }
  })
  return { clock, instances, sent, refused }
}
