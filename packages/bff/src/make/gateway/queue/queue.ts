import type { Clock, Timer } from '../../../core/clock.js'
import { DomainError } from '../../../core/errors.js'
import { requestPatienceMs } from '../../../core/request-record.js'
import type { Priority } from '../../port/call.js'
import { nothing, priorities, type ByPriority } from '../budget/budget.js'
import type { LeasedBudget, Ticket } from '../budget/leased-budget.js'
import { FairLine, type Waiter } from './fair-line.js'

/** How many requests of an organisation may be under way before one of this priority is held back. */
const mostUnderWay: ByPriority = { interactive: 16, live: 12, background: 6 }

/** How many calls of a priority may wait for one organisation; tenants have equal shares of it, and within them viewers. */
const mostWaiting = 500

/** How long a call waits for the budget in all, in ms; the calls of a viewer's request share its own patience. */
export const patienceMs: ByPriority = {
  interactive: requestPatienceMs,
  live: 60_000,
  background: 120_000,
}

/** How long a call for which there is budget may wait for it to be handed out, in ms, even after its deadline. */
const handOutMs = 1000

/** Who has waited for so long, in ms, has aged: see {@link RequestQueue}. */
const agedMs: ByPriority = { interactive: 0, live: 10_000, background: 20_000 }

/** After so many starts of more weight, one who has aged comes first. */
const passedOverAtMost = 4

interface Waiting extends Waiter {
  readonly priority: Priority
  readonly since: number
  /** Counts the calls of a queue. */
  readonly number: number
  readonly start: (ticket: Ticket) => void
  /** Ends the wait without a turn. */
  readonly refuse: (reason: Error) => void
}

/** A call that asks for its turn. */
export interface Turn {
  readonly priority: Priority
  readonly tenantId: string
  /** The person who waits, when there is one: within a tenant they take turns. */
  readonly viewerId?: string | undefined
  /** By when it must have begun, in ms since the epoch. */
  readonly deadline: number
  readonly signal?: AbortSignal | undefined
}

/** What the queue needs of a budget. */
type Budget = Pick<LeasedBudget, 'take' | 'want' | 'waitFor' | 'settle'>

/**
 * The calls of one organisation, in the order in which its budget is spent on them: people before live updates before
 * background work, and within a priority tenants in turn, and within a tenant its viewers. When too many of a priority
 * wait, whoever has fewest comes in place of the newest of whoever has most.
 *
 * Nobody starves: a call that has waited long (a live update 10 s, background work 20 s) while others went before it is
 * the fifth to start, as if a person had made it. So a fifth of the budget at most goes to what has aged.
 */
export class RequestQueue {
  readonly #budget: Budget
  readonly #clock: Clock
  readonly #lines: Readonly<Record<Priority, FairLine<Waiting>>> = {
    interactive: new FairLine(),
    live: new FairLine(),
    background: new FairLine(),
  }
  #underWay = 0
  #counter = 0
  /** How many have started before somebody of less weight who waits. */
  #passedOver = 0

  constructor(parts: { budget: Budget; clock: Clock }) {
    this.#budget = parts.budget
    this.#clock = parts.clock
  }

  /** How many calls wait. */
  get length(): number {
    return priorities.reduce((sum, priority) => sum + this.#lines[priority].size, 0)
  }

  /** The place in the line of somebody who waits, or of one who would come now: 1 is next. */
  #positionOf(priority: Priority, waiter: Waiter): number {
    return priorities
      .slice(0, priorities.indexOf(priority))
      .reduce((sum, one) => sum + this.#lines[one].size, this.#lines[priority].ahead(waiter) + 1)
  }

  /**
   * Waits for the call's turn; every ticket must be given back by {@link RequestQueue.leave}.
   * @throws `rate-limited` with the seconds to wait and the place in the line, at once when the turn can't come before the
   * deadline
   */
  async enter(turn: Turn): Promise<Ticket> {
    turn.signal?.throwIfAborted()
    const { priority, deadline, tenantId, viewerId = null } = turn
    const newcomer = { tenantId, viewerId }
    const position = this.#positionOf(priority, newcomer)
    const wait = this.#budget.waitFor(priority, position)
    const now = this.#clock.now()
    // Whoever has been kept by something else than the limit isn't refused for it.
    const isLate = wait > 0 && now + wait > deadline
    if (isLate || !this.#hasRoom(priority, newcomer)) throw tooMany(wait, position)
    return this.#wait(turn, Math.max(deadline, now + handOutMs))
  }

  /** Whether one more may wait; somebody who has more makes room. */
  #hasRoom(priority: Priority, newcomer: Waiter): boolean {
    const line = this.#lines[priority]
    if (line.size < mostWaiting) return true
    const displaced = line.displacedBy(newcomer)
    displaced?.refuse(this.#tooMany(displaced))
    return displaced !== null
  }

  /** What somebody who waits is told when they are to wait no longer. */
  #tooMany(waiting: Waiting): DomainError {
    const position = this.#positionOf(waiting.priority, waiting)
    return tooMany(this.#budget.waitFor(waiting.priority, position), position)
  }

  #wait({ priority, tenantId, viewerId, signal }: Turn, until: number): Promise<Ticket> {
    return new Promise<Ticket>((resolve, reject) => {
      let isDone = false
      let timer: Timer | null = null
      const done = () => {
        isDone = true
        timer?.clear()
        signal?.removeEventListener('abort', onAbort)
      }
      const waiting: Waiting = {
        priority,
        tenantId,
        viewerId: viewerId ?? null,
        since: this.#clock.now(),
        number: (this.#counter += 1),
        start: (ticket) => {
          done()
          resolve(ticket)
        },
        refuse: (reason) => {
          done()
          this.#lines[priority].remove(waiting)
          reject(reason)
          this.look()
        },
      }
      const onAbort = () => waiting.refuse(signal?.reason as Error)
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#lines[priority].push(waiting)
      this.look()
      if (isDone) return
      timer = this.#clock.after(Math.max(0, until - this.#clock.now()), () => {
        waiting.refuse(this.#tooMany(waiting))
      })
    })
  }

  /**
   * The request of the ticket is over.
   * @param outcome `counted: false`: the upstream can't have counted it · `learn` corrects the budget before another
   * call gets its turn
   */
  leave(ticket: Ticket, outcome: { readonly counted: boolean; readonly learn?: () => void }): void {
    this.#underWay -= 1
    this.#budget.settle(ticket, { counted: outcome.counted })
    outcome.learn?.()
    this.look()
  }

  /** Starts what may start. To be called when the budget may have become another. */
  look(): void {
    for (;;) {
      const next = this.#next()
      const ticket = next && this.#budget.take(next.weight)
      if (!ticket) {
        if (this.#budget.want(this.#wants(next?.weight))) continue
        return
      }
      const waiting = next.take()
      this.#passedOver = this.#hasLess(waiting.priority) ? this.#passedOver + 1 : 0
      this.#underWay += 1
      waiting.start(ticket)
    }
  }

  /** Whose turn it is, and with what weight; `null`: nobody's, as long as so many are under way. */
  #next(): { readonly weight: Priority; readonly take: () => Waiting } | null {
    const aged = this.#passedOver >= passedOverAtMost ? this.#aged() : null
    if (aged && this.#underWay < mostUnderWay.interactive) {
      const take = () => {
        this.#lines[aged.priority].remove(aged)
        this.#passedOver = 0
        return aged
      }
      return { weight: 'interactive', take }
    }
    // Who comes after has lower bounds still, so the first one that waits decides for all.
    const priority = priorities.find((one) => this.#lines[one].size > 0)
    if (priority === undefined || this.#underWay >= mostUnderWay[priority]) return null
    const take = () => {
      const waiting = this.#lines[priority].shift()
      if (!waiting) throw new Error('nobody waits')
      return waiting
    }
    return { weight: priority, take }
  }

  /** Who has waited longest of those who have aged. */
  #aged(): Waiting | null {
    const now = this.#clock.now()
    const aged = (['live', 'background'] as const).flatMap((priority) =>
      [...this.#lines[priority]].filter(({ since }) => now - since >= agedMs[priority]),
    )
    return aged.reduce<Waiting | null>(
      (first, one) => (first === null || one.number < first.number ? one : first),
      null,
    )
  }

  #hasLess(priority: Priority): boolean {
    return priorities
      .slice(priorities.indexOf(priority) + 1)
      .some((one) => this.#lines[one].size > 0)
  }

  /** How many could start now, were there budget. @param weight of whose turn it is */
  #wants(weight: Priority | undefined): ByPriority {
    if (weight === undefined) return nothing
    let free = mostUnderWay.interactive - this.#underWay
    const wants = { ...nothing }
    for (const priority of priorities) {
      const most = Math.min(free, mostUnderWay[priority] - this.#underWay)
      wants[priority] = Math.max(0, Math.min(this.#lines[priority].size, most))
      free -= wants[priority]
    }
    // Somebody who has aged is asked for as a person.
    if (wants[weight] === 0) return { ...wants, [weight]: 1 }
    return wants
  }
}

/** Too many requests were made of the organisation. */
function tooMany(waitMs: number, queuePosition: number): DomainError {
  return new DomainError(
    'rate-limited',
    "Make's limit of requests for this organisation is used up. Try again in a moment.",
    { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)), queuePosition },
  )
}
