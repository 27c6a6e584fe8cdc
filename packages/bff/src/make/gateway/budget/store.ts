import type { Clock } from '../../../core/clock.js'
import { drawFrom, openLedger, type Draw, type Grant, type Ledger } from './ledger.js'

/** What came of a draw. */
export interface Drawn {
  readonly grant: Grant
  /** How the ledger stands after it; the caller's to look at. */
  readonly ledger: Ledger
  /** The store's time of the draw, in ms since the epoch. */
  readonly now: number
}

/** Keeps the ledgers of organisations. */
export interface BudgetStore {
  /**
   * Whether other processes draw from it too. Then draws take time and may fail, and what is held is lost unless it is
   * renewed; else a draw is answered at once.
   */
  readonly isShared: boolean
  /** Draws from the ledger of an organisation, all draws one after the other. */
  draw(organization: string, draw: Draw): Drawn | Promise<Drawn>
}

/** Ledgers in memory, for the one process that there is where the database is embedded. */
export function createMemoryBudgets(clock: Clock): BudgetStore {
  const ledgers = new Map<string, Ledger>()
  return {
    isShared: false,
    draw(organization, draw) {
      let ledger = ledgers.get(organization)
      if (!ledger) {
        ledger = openLedger(draw.allowance)
        ledgers.set(organization, ledger)
      }
      const now = clock.now()
      return { grant: drawFrom(ledger, draw, now), ledger, now }
    },
  }
}
