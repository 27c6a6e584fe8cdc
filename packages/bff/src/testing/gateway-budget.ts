import { silentLogger } from '../core/logger.js'
import { nothing, type Allowance, type ToldLimit } from '../make/gateway/budget/budget.js'
import { LeasedBudget, type Ticket } from '../make/gateway/budget/leased-budget.js'
import { createMemoryBudgets } from '../make/gateway/budget/store.js'
import type { Priority } from '../make/port/call.js'

/** When tests of a budget begin, in ms since the epoch. */
export const start = Date.parse('2026-11-23T08:00:00Z')

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

/** See {@link bucket} and {@link window}. */
export type TestBudget = ReturnType<typeof createBudget>
/** A budget that is a bucket, known from the plan unless said otherwise. */
export const bucket = (perMinute: number, burst: number, known = true) =>
  createBudget({ kind: 'bucket', perMinute, burst, known })
/** A budget that is a window, known from the plan unless said otherwise. */
export const window = (perMinute: number, known = true) =>
  createBudget({ kind: 'window', perMinute, known })
