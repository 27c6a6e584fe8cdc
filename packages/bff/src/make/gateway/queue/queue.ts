import type { Clock } from '../../../core/clock.js'
import { DomainError } from '../../../core/errors.js'
import type { Priority } from '../../port/call.js'
import type { RequestBudget, Ticket } from '../budget/budget.js'

/** The order in which the budget is spent. */
const order = ['interactive', 'live', 'background'] as const satisfies readonly Priority[]

/** How many requests of an organisation may be under way before one of this priority is held back. */
const mostUnderWay: Readonly<Record<Priority, number>> = {
  interactive: 16,
  live: 12,
  background: 6,
}

/** How many calls of a priority may wait for one organisation. */
const mostWaiting = 500

/** How long a call waits for the budget in all, in ms; a person's answer must still come within its 30 s. */
export const patienceMs: Readonly<Record<Priority, number>> = {
  interactive: 20_000,
  live: 60_000,
  background: 120_000,
}

interface Waiter {
  readonly tenantId: string
  readonly start: (ticket: Ticket) => void
}

/** A call that asks for its turn. */
export interface Turn {
  readonly priority: Priority
  /** Whose call it is: within a priority the tenants take turns, and each one's calls keep their order. */
  readonly tenantId: string
  /** By when it must have begun, in ms since the epoch. */
  readonly deadline: number
  readonly signal?: AbortSignal | undefined
}

/** The calls of one organisation, in the order in which its budget is spent on them. */
export class RequestQueue {
  readonly #budget: RequestBudget
  readonly #clock: Clock
  readonly #reserve: (priority: Priority) => number
  readonly #waiting: Readonly<Record<Priority, Map<string, Waiter[]>>> = {
    interactive: new Map(),
    live: new Map(),
    background: new Map(),
  }
  #underWay = 0
  #wakeUp: AbortController | null = null

  /** @param parts `reserve`: how many requests a priority leaves to those above it */
  constructor(parts: {
    budget: RequestBudget
    clock: Clock
    reserve: (priority: Priority) => number
  }) {
    this.#budget = parts.budget
    this.#clock = parts.clock
    this.#reserve = parts.reserve
  }

  /** How many calls wait. */
  get length(): number {
    return order.reduce((sum, priority) => sum + this.#count(priority), 0)
  }

  #count(priority: Priority): number {
    let sum = 0
    for (const list of this.#waiting[priority].values()) sum += list.length
    return sum
  }

  /**
   * Waits for the call's turn; every ticket must be given back by {@link RequestQueue.leave}.
   * @throws `rate-limited` with the seconds to wait, at once when the turn can't come before the deadline
   */
  async enter(turn: Turn): Promise<Ticket> {
    turn.signal?.throwIfAborted()
    const now = this.#clock.now()
    const ahead = order
      .slice(0, order.indexOf(turn.priority) + 1)
      .reduce((sum, priority) => sum + this.#count(priority), 0)
    const wait = this.#budget.waitFor(ahead + 1 + this.#reserve(turn.priority), now)
    if (now + wait > turn.deadline || this.#count(turn.priority) >= mostWaiting) {
      throw tooMany(wait)
    }
    return this.#wait(turn)
  }

  #wait(turn: Turn): Promise<Ticket> {
    const { priority, tenantId, deadline, signal } = turn
    return new Promise<Ticket>((resolve, reject) => {
      const timer = new AbortController()
      const done = () => {
        timer.abort()
        signal?.removeEventListener('abort', onAbort)
      }
      const waiter: Waiter = {
        tenantId,
        start: (ticket) => {
          done()
          resolve(ticket)
        },
      }
      const giveUp = (reason: Error) => {
        done()
        this.#remove(priority, waiter)
        reject(reason)
        this.#pump()
      }
      const onAbort = () => giveUp(signal?.reason as Error)
      signal?.addEventListener('abort', onAbort, { once: true })
      const list = this.#waiting[priority].get(tenantId)
      if (list) list.push(waiter)
      else this.#waiting[priority].set(tenantId, [waiter])
      this.#pump()
      if (timer.signal.aborted) return
      this.#clock.sleep(Math.max(0, deadline - this.#clock.now()), timer.signal).then(
        () => giveUp(tooMany(this.#budget.waitFor(1, this.#clock.now()))),
        () => undefined,
      )
    })
  }

  #remove(priority: Priority, waiter: Waiter): void {
    const byTenant = this.#waiting[priority]
    const left = (byTenant.get(waiter.tenantId) ?? []).filter((other) => other !== waiter)
    if (left.length > 0) byTenant.set(waiter.tenantId, left)
    else byTenant.delete(waiter.tenantId)
  }

  /**
   * The request of the ticket is over.
   * @param outcome `counted: false`: the upstream can't have counted it · `learn` corrects the budget before another
   * call gets its turn
   */
  leave(ticket: Ticket, outcome: { readonly counted: boolean; readonly learn?: () => void }): void {
    this.#underWay -= 1
    this.#budget.settle(ticket, this.#clock.now(), { counted: outcome.counted })
    outcome.learn?.()
    this.#pump()
  }

  /** Starts what may start, and sees to it that the rest is looked at again in time. */
  #pump(): void {
    this.#wakeUp?.abort()
    this.#wakeUp = null
    for (;;) {
      const priority = order.find((one) => this.#waiting[one].size > 0)
      // Who comes after has lower bounds still, so the first one that waits decides for all.
      if (priority === undefined || this.#underWay >= mostUnderWay[priority]) return
      const now = this.#clock.now()
      if (this.#budget.available(now) <= this.#reserve(priority)) {
        this.#wakeIn(this.#budget.waitFor(this.#reserve(priority) + 1, now))
        return
      }
      const next = this.#next(priority)
      this.#underWay += 1
      next.start(this.#budget.take(now))
    }
  }

  /** The first call of the tenant whose turn it is; the tenant then goes to the end of the row. */
  #next(priority: Priority): Waiter {
    const byTenant = this.#waiting[priority]
    const [first] = byTenant
    if (!first) throw new Error('nobody waits')
    const [tenantId, [waiter, ...rest]] = first
    byTenant.delete(tenantId)
    if (rest.length > 0) byTenant.set(tenantId, rest)
    if (!waiter) throw new Error('nobody waits')
    return waiter
  }

  #wakeIn(ms: number): void {
    const wakeUp = new AbortController()
    this.#wakeUp = wakeUp
    this.#clock.sleep(Math.max(1, ms), wakeUp.signal).then(
      () => this.#pump(),
      () => undefined,
    )
  }

  /** Looks again whether something may start: the budget has changed. */
  look(): void {
    this.#pump()
  }
}

/** Too many requests were made of the organisation. */
function tooMany(waitMs: number): DomainError {
  return new DomainError(
    'rate-limited',
    "Make's limit of requests for this organisation is used up. Try again in a moment.",
    { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) },
  )
}
