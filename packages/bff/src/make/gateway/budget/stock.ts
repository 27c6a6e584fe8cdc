import type { Priority } from '../../port/call.js'
import { nothing, priorities, sumOf, type ByPriority } from './budget.js'

/** Rights to send a request that are at hand, by the priority that they were given for. */
export class Stock {
  #counts: ByPriority = nothing
  /** When they must go back, in ms since the epoch. */
  until = 0

  get size(): number {
    return sumOf(this.#counts)
  }

  /** How many were given for that very priority. */
  countOf(priority: Priority): number {
    return this.#counts[priority]
  }

  add(given: ByPriority): void {
    for (const priority of priorities) this.#change(priority, given[priority])
  }

  /**
   * Takes one that will do for that priority: one of its own, else one of less weight. One that was given for more weight
   * is nobody else's.
   */
  take(priority: Priority): boolean {
    const kind = priorities.slice(priorities.indexOf(priority)).find((one) => this.#counts[one] > 0)
    if (kind === undefined) return false
    this.#change(kind, -1)
    return true
  }

  clear(): void {
    this.#counts = nothing
  }

  #change(priority: Priority, by: number): void {
    this.#counts = { ...this.#counts, [priority]: this.#counts[priority] + by }
  }
}
