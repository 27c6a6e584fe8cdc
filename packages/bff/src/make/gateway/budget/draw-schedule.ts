import type { Clock } from '../../../core/clock.js'
import { byPriority, nothing, priorities, type ByPriority } from './budget.js'

/** Whoever has requests under way is heard of this often. */
const heartbeatMs = 5000
/** Draws from a shared store are at least so far apart. */
const pauseMs = 25
/** A shared store that is out of order is asked again after this time. */
const outageMs = 1000

/** When a process draws again from the store of its budget. A store of its own is asked whenever there is a reason. */
export class DrawSchedule {
  readonly #clock: Clock
  readonly #isShared: boolean
  #drawnAt = -Infinity
  /** When a draw is due for what is to be reported or kept; `Infinity`: it isn't. */
  #dueAt = Infinity
  /** When drawing for a priority makes sense again. */
  #notBefore = nothing

  constructor(clock: Clock, isShared: boolean) {
    this.#clock = clock
    this.#isShared = isShared
  }

  /** Whether something is to be reported or kept. */
  get isDue(): boolean {
    return this.#dueAt < Infinity
  }

  /** There is something to report or to keep: a draw is due in so many ms at the latest; 0: it may change what there is. */
  due(inMs: number): void {
    this.#dueAt = Math.min(this.#dueAt, this.#clock.now() + (this.#isShared ? inMs : 0))
    if (inMs === 0 || !this.#isShared) this.#notBefore = nothing
  }

  /** A request is under way: the store hears of it now and then. @param restocks a right is missing for the next click */
  sent(restocks: boolean): void {
    this.due(restocks ? pauseMs : heartbeatMs)
  }

  /** A draw is made. @param underWay how many requests are */
  drawn(underWay: number): void {
    this.#drawnAt = this.#clock.now()
    this.#dueAt = this.#isShared && underWay > 0 ? this.#drawnAt + heartbeatMs : Infinity
  }

  /** A draw was answered. @param waits how long drawing for a priority makes no sense, in ms */
  answered(waits: ByPriority): void {
    const now = this.#clock.now()
    this.#notBefore = byPriority((one) => (waits[one] > 0 ? now + waits[one] : 0))
  }

  /** A draw has failed. */
  failed(): void {
    this.#dueAt = this.#clock.now()
    this.#drawnAt = this.#dueAt + outageMs - pauseMs
  }

  /**
   * When the next draw makes sense; `Infinity`: not before something happens.
   * @param missing for how many calls rights are missing
   * @param stockUntil when the rights at hand must go back; `Infinity`: there are none
   */
  nextAt(missing: ByPriority, stockUntil: number): number {
    const wanted = priorities.filter((one) => missing[one] > 0).map((one) => this.#notBefore[one])
    if (!this.#isShared) return Math.min(this.#dueAt, ...wanted)
    return Math.max(Math.min(this.#dueAt, stockUntil, ...wanted), this.#drawnAt + pauseMs)
  }
}
