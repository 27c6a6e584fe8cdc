import type { Budget, Dialect, Plan } from '@inlaykit/shared'
import { toTime, type Clock } from '../../core/clock.js'
import type { Logger } from '../../core/logger.js'
import type { Priority } from '../port/call.js'
import type { RequestBudget, Ticket, ToldLimit } from './budget.js'
import { allowanceOf, createBudget } from './plans.js'
import { RequestQueue } from './queue.js'

/** From so many requests left a warning is due (the guide). */
const lowAt = 10

/** The wait after a refusal that doesn't tell one; it doubles as long as refusals follow each other. */
const firstBlockMs = 1000
const longestBlockMs = 60_000

/**
 * How many requests each priority leaves to those above it: background work the ten at which the guide warns, or a fifth
 * of a live window; what is on screen leaves half as many to people's own clicks.
 */
function reserveOf(dialect: Dialect, perMinute: number): Readonly<Record<Priority, number>> {
  const background = dialect === 'guide' ? lowAt : Math.ceil(perMinute / 5)
  return { interactive: 0, live: Math.floor(background / 2), background }
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

  constructor(parts: { clock: Clock; logger: Logger; dialect: Dialect; plan: Plan | null }) {
    this.#clock = parts.clock
    this.#logger = parts.logger
    const allowance = allowanceOf(parts.dialect, parts.plan)
    this.#budget = createBudget(allowance)
    this.queue = new RequestQueue({
      budget: this.#budget,
      clock: parts.clock,
      reserve: reserveOf(parts.dialect, allowance.perMinute),
    })
  }

  /** The request of `ticket` was answered and not refused for the limit. */
  answered(ticket: Ticket, told: ToldLimit): void {
    this.#refusals = 0
    this.#budget.learn(ticket, told, this.#clock.now())
    this.queue.look()
    const { low, remaining } = this.budget()
    if (low && !this.#isLow) {
      this.#logger.warn({ remaining }, 'few requests to Make are left for an organisation')
    }
    this.#isLow = low
  }

  /**
   * The request of `ticket` was refused for the limit.
   * @param askedMs how long the upstream asks us to wait
   * @returns how long nothing is sent now, in ms
   */
  refused(ticket: Ticket, told: ToldLimit, askedMs: number | undefined): number {
    const now = this.#clock.now()
    // Requests that were under way together are refused together; only the first of them makes the wait longer.
    if (ticket.sentAt >= this.#refusedAt) this.#refusals += 1
    this.#refusedAt = now
    const backOff = Math.min(longestBlockMs, firstBlockMs * 2 ** (this.#refusals - 1))
    const waitMs = askedMs ?? backOff
    this.#budget.learn(ticket, told, now)
    this.#budget.refuse(ticket, waitMs, now)
    this.queue.look()
    this.#logger.warn({ waitMs }, 'Make refused a request for its limit')
    return waitMs
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
