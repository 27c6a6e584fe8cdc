import type { Budget, Dialect, Plan } from '@inlaykit/shared'
import { toTime, type Clock } from '../../core/clock.js'
import type { Logger } from '../../core/logger.js'
import { lowAt, type ToldLimit } from './budget/budget.js'
import { LeasedBudget, type Ticket } from './budget/leased-budget.js'
import { allowanceOf } from './budget/plans.js'
import type { BudgetStore } from './budget/store.js'
import { RequestQueue } from './queue/queue.js'

/** The wait after a refusal that doesn't tell one; it doubles as long as refusals follow each other. */
const firstBlockMs = 1000
const longestBlockMs = 60_000

/** How long an organisation's own limit holds once it was read, and when it is asked again after a failure. */
const licenseMs = 60 * 60_000
const licenseAgainMs = 5 * 60_000

/** An organisation at the upstream: one budget and one queue for all connections of it. */
export class Organization {
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #dialect: Dialect
  readonly #budget: LeasedBudget
  readonly queue: RequestQueue
  #plan: Plan | null = null
  #refusals = 0
  /** The last request that was begun before the last refusal. */
  #refusedAt = 0
  #isLow = false
  #toldLimit = false
  #licenseAskedAt = -Infinity

  /** @param parts `key` names the organisation in the store */
  constructor(parts: {
    clock: Clock
    logger: Logger
    dialect: Dialect
    store: BudgetStore
    key: string
  }) {
    this.#clock = parts.clock
    this.#logger = parts.logger
    this.#dialect = parts.dialect
    this.#budget = new LeasedBudget({
      store: parts.store,
      organization: parts.key,
      allowance: allowanceOf(parts.dialect, null),
      clock: parts.clock,
      logger: parts.logger,
      onNews: () => this.queue.look(),
    })
    this.queue = new RequestQueue({ budget: this.#budget, clock: parts.clock })
  }

  /** A connection has told the organisation's plan; the last word counts, `null` says nothing. */
  tellPlan(plan: Plan | null): void {
    if (plan === null || plan === this.#plan) return
    this.#plan = plan
    this.#budget.allow(allowanceOf(this.#dialect, plan))
    this.queue.look()
  }

  /**
   * Has the organisation's own limit read, unless headers tell it or it was read within the hour, by whatever process.
   * @param read answers requests a minute; `null`: Make doesn't tell
   */
  readLicense(read: () => Promise<number | null>): void {
    const now = this.#clock.now()
    const isKnown = this.#toldLimit || this.#budget.licenseAgeMs < licenseMs
    if (isKnown || now - this.#licenseAskedAt < licenseAgainMs) return
    this.#licenseAskedAt = now
    read().then(
      (perMinute) => {
        this.#budget.license(perMinute)
        this.queue.look()
      },
      (error: unknown) => {
        this.#logger.debug({ err: error }, "an organisation's limit could not be read")
      },
    )
  }

  /** The request of `ticket` was answered and not refused for the limit. */
  answered(ticket: Ticket, told: ToldLimit): void {
    this.#refusals = 0
    this.#toldLimit ||= told.limit !== undefined
    this.#budget.learn(ticket, told)
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
    // Requests that were under way together are refused together; only the first of them makes the wait longer.
    if (ticket.number > this.#refusedAt) this.#refusals += 1
    this.#refusedAt = this.#budget.lastNumber
    const waitMs = askedMs ?? this.refusalMs
    this.#budget.refuse(ticket, told, waitMs)
    this.#logger.warn({ waitMs }, 'Make refused a request for its limit')
  }

  /** How the budget stands, as the contract tells it. */
  budget(): Budget {
    const { limit, remaining, resetAt } = this.#budget.state()
    return {
      limit: Math.floor(limit),
      remaining: Math.floor(remaining),
      resetAt: resetAt === null ? null : toTime(resetAt),
      low: remaining <= lowAt,
    }
  }

  /** Gives back what is held of a shared budget. */
  close(): Promise<void> {
    return this.#budget.close()
  }
}
