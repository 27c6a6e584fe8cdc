import type { Clock } from '../../../core/clock.js'

/** A shared store that hasn't answered by then is out of order, in ms. */
const answerMs = 2000

/**
 * Waits for an answer of a shared store, but not for ever. What is left behind may still come to pass.
 * @throws Error when it is late, else what the answer rejects with
 */
export function answeredInTime<T>(answer: Promise<T>, clock: Clock): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const late = clock.after(answerMs, () => {
      reject(new Error('the database did not answer in time'))
    })
    answer.then(resolve, reject).finally(() => late.clear())
  })
}

/**
 * What a process may send while it can't ask for rights: half of its share of the rate, one request at a time, for people
 * alone. Half, since others may have started or still be able to draw.
 */
export class OutageShare {
  #nextAt: number | null = null
  #everyMs = 0

  get isOn(): boolean {
    return this.#nextAt !== null
  }

  /** When the next request may be sent; `Infinity` as long as the store is in order. */
  get nextAt(): number {
    return this.#nextAt ?? Infinity
  }

  /** @param limit requests a minute of the organisation @param holders who shared it when it was last known */
  begin(limit: number, holders: number, now: number): void {
    this.#everyMs = (2 * Math.max(1, holders) * 60_000) / Math.max(1, limit)
    this.#nextAt = now + this.#everyMs
  }

  end(): void {
    this.#nextAt = null
  }

  /** Takes one for a person, when it is time. */
  take(now: number): boolean {
    if (this.#nextAt === null || now < this.#nextAt) return false
    this.#nextAt = now + this.#everyMs
    return true
  }
}
