import type { ToldLimit } from './budget.js'
import type { Draw } from './ledger.js'

type Reported = Pick<Draw, 'spent' | 'told' | 'refused' | 'license'>

interface Heard {
  readonly told: ToldLimit
  readonly number: number
  readonly at: number
}

/** What a process has to report to the ledger with its next draw. Times are the process's own. */
export class Reports {
  #spent: readonly number[] = []
  #told: Heard | null = null
  #refused: (Heard & { readonly waitMs: number }) | null = null
  #license: Reported['license'] = null

  /** A request is over. */
  spend(now: number): void {
    this.#spent = [...this.#spent, now]
  }

  /** An answer told of the limit; the last one counts. @param number of its request */
  tell(told: ToldLimit, number: number, now: number): void {
    this.#told = { told, number, at: now }
  }

  /** A request was refused for the limit; nothing is to be sent for `waitMs`. */
  refuse(told: ToldLimit, number: number, waitMs: number, now: number): void {
    this.#refused = { told, number, at: now, waitMs }
  }

  /** The organisation's own limit was read; `null`: it tells none. */
  license(perMinute: number | null): void {
    this.#license = { perMinute }
  }

  /** All there is to report, and how to forget that once it has arrived. What comes meanwhile is kept. */
  collect(now: number): { readonly reported: Reported; readonly forget: () => void } {
    const spent = this.#spent
    const told = this.#told
    const refused = this.#refused
    const license = this.#license
    const aged = ({ told: limit, number, at }: Heard) => ({ ...limit, number, agoMs: now - at })
    return {
      reported: {
        spent: spent.map((at) => Math.max(0, now - at)),
        told: told && aged(told),
        refused: refused && { ...aged(refused), waitMs: refused.waitMs - (now - refused.at) },
        license,
      },
      forget: () => {
        this.#spent = this.#spent.slice(spent.length)
        if (this.#told === told) this.#told = null
        if (this.#refused === refused) this.#refused = null
        if (this.#license === license) this.#license = null
      },
    }
  }
}
