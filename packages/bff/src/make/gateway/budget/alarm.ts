import type { Clock, Timer } from '../../../core/clock.js'

/** A timer that would end earlier than needed by less than this is left to end. */
const mostEarlyMs = 250

/** Wakes at a time that changes with almost every call. */
export class Alarm {
  readonly #clock: Clock
  readonly #onWake: () => void
  #timer: Timer | null = null
  /** When the timer that is set ends; `Infinity`: none is. */
  #wakesAt = Infinity

  /** @param onWake may be called a little early, and then sets the alarm again */
  constructor(clock: Clock, onWake: () => void) {
    this.#clock = clock
    this.#onWake = onWake
  }

  /** Wakes at that time, and no more at the one before; `Infinity`: never. */
  set(at: number): void {
    // One that ends a little early looks again and goes back to sleep: that is cheaper than a new one for each call.
    if (this.#wakesAt <= at && at < this.#wakesAt + mostEarlyMs) return
    this.#timer?.clear()
    this.#timer = null
    this.#wakesAt = at
    if (at === Infinity) return
    this.#timer = this.#clock.after(Math.max(1, at - this.#clock.now()), () => {
      this.#wakesAt = Infinity
      this.#onWake()
    })
  }
}
