import type { Clock } from '../../../core/clock.js'
import type { Priority } from '../../port/call.js'
import type { Allowance, BudgetState } from './budget.js'
import { openLedger, stateOf, waitOf, type Ledger } from './ledger.js'

/** A ledger as it was at the last draw, looked at by this process's clock. */
export class LedgerView {
  readonly #clock: Clock
  #ledger: Ledger
  /** By how much the store's time is ahead of ours. */
  #aheadMs = 0

  constructor(allowance: Allowance, clock: Clock) {
    this.#clock = clock
    this.#ledger = openLedger(allowance)
  }

  /** @param storeNow the store's time of the draw */
  update(ledger: Ledger, storeNow: number): void {
    this.#ledger = ledger
    this.#aheadMs = storeNow - this.#clock.now()
  }

  #now(): number {
    return this.#clock.now() + this.#aheadMs
  }

  /** How the budget stands. */
  state(): BudgetState {
    const { limit, remaining, resetAt } = stateOf(this.#ledger, this.#now())
    return { limit, remaining, resetAt: resetAt === null ? null : resetAt - this.#aheadMs }
  }

  /** The least time in ms until `count` calls of a priority may have had their turn. */
  waitFor(priority: Priority, count: number): number {
    return waitOf(this.#ledger, priority, count, this.#now())
  }

  /** How many requests one second of the rate allows; at least one. */
  get perSecond(): number {
    return Math.max(1, Math.floor(this.state().limit / 60))
  }

  /** How many processes hold rights. */
  get holders(): number {
    return Object.keys(this.#ledger.leases).length
  }

  /** How long ago any process read the organisation's own limit, in ms; `Infinity`: never. */
  get licenseAgeMs(): number {
    const { license } = this.#ledger
    return license ? this.#now() - license.readAt : Infinity
  }
}
