import type { Budget, Dialect, Plan } from '@inlaykit/shared'
import { toTime, type Clock } from '../../core/clock.js'
import type { Logger } from '../../core/logger.js'
import type { Priority } from '../port/call.js'
import type { RequestBudget, Ticket, ToldLimit } from './budget/budget.js'
import { createBucketBudget } from './budget/bucket-budget.js'
import { allowances, unknownPlan } from './budget/plans.js'
import { RequestQueue } from './queue/queue.js'
import { createWindowBudget } from './budget/window-budget.js'

/** From so many requests left a warning is due (the guide). */
const lowAt = 10

/** The wait after a refusal that doesn't tell one; it doubles as long as refusals follow each other. */
const firstBlockMs = 1000
const longestBlockMs = 60_000

/** A budget, and how it becomes that of another plan. */
interface PlannedBudget {
  readonly budget: RequestBudget
  readonly plan: (plan: Plan) => void
}

function createPlannedBudget(dialect: Dialect): PlannedBudget {
  if (dialect === 'guide') {
    const budget = createBucketBudget(allowances.guide[unknownPlan])
    return { budget, plan: (plan) => budget.allow(allowances.guide[plan]) }
  }
  const budget = createWindowBudget(allowances.live[unknownPlan])
  return { budget, plan: (plan) => budget.allow(allowances.live[plan]) }
}

/** An organisation at the upstream: one budget and one queue for all connections of it. */
export class Organization {
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #budget: RequestBudget
  readonly queue: RequestQueue
  #refusals = 0
  #refusedAt = -Infinity
  #isLow = false
  #plan: Plan = unknownPlan

  readonly #setPlan: (plan: Plan) => void
  readonly #dialect: Dialect

  constructor(parts: { clock: Clock; logger: Logger; dialect: Dialect }) {
    this.#clock = parts.clock
    this.#logger = parts.logger
    this.#dialect = parts.dialect
    const { budget, plan } = createPlannedBudget(parts.dialect)
    this.#budget = budget
    this.#setPlan = plan
    this.queue = new RequestQueue({
      budget,
      clock: parts.clock,
      reserve: (priority) => this.#reserve(priority),
    })
  }

  /** A connection has told the organisation's plan; the last word counts, `null` says nothing. */
  tellPlan(plan: Plan | null): void {
    if (plan !== null && plan !== this.#plan) {
      this.#plan = plan
      this.#setPlan(plan)
      this.queue.look()
    }
  }

  /**
   * How many requests a priority leaves to those above it: background work the ten at which the guide warns, or a fifth
   * of a live window; what is on screen leaves half as many to people's own clicks.
   */
  #reserve(priority: Priority): number {
    if (priority === 'interactive') return 0
    const background =
      this.#dialect === 'guide' ? lowAt : Math.ceil(this.#budget.state(this.#clock.now()).limit / 5)
    return priority === 'background' ? background : Math.floor(background / 2)
  }

  /** The request of `ticket` was answered and not refused for the limit. */
  answered(ticket: Ticket, told: ToldLimit): void {
    this.#refusals = 0
    this.#budget.learn(ticket, told, this.#clock.now())
    const { low, remaining } = this.budget()
    if (low && !this.#isLow) {
      this.#logger.warn({ remaining }, 'few requests to Make are left for an organisation')
    }
    this.#isLow = low
  }

  /** How long is waited after a refusal that doesn't tell, in ms. */
  get refusalMs(): number {
    return Math.min(longestBlockMs, firstBlockMs * 2 ** Math.max(0, this.#refusals - 1))
  }

  /**
   * The request of `ticket` was refused for the limit.
   * @param askedMs how long the upstream asks us to wait
   */
  refused(ticket: Ticket, told: ToldLimit, askedMs: number | undefined): void {
    const now = this.#clock.now()
    // Requests that were under way together are refused together; only the first of them makes the wait longer.
    if (ticket.sentAt >= this.#refusedAt) this.#refusals += 1
    this.#refusedAt = now
    const waitMs = askedMs ?? this.refusalMs
    this.#budget.learn(ticket, told, now)
    this.#budget.refuse(ticket, waitMs, now)
    this.#logger.warn({ waitMs }, 'Make refused a request for its limit')
  }

  /** How the budget stands, as the contract tells it. */
  budget(): Budget {
    const { limit, remaining, resetAt } = this.#budget.state(this.#clock.now())
    return {
      limit: Math.floor(limit),
      remaining: Math.floor(remaining),
      resetAt: resetAt === null ? null : toTime(resetAt),
      low: remaining <= lowAt,
    }
  }
}
