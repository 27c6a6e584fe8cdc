import type { Clock } from '../core/clock.js'
import { keyOf, type MirroredConnection } from './mirrored-connection.js'

/** So long a write is remembered, in ms: longer than any reading takes that it may have overtaken. */
const rememberedMs = 120_000

/** Scenarios written by us, with the time of the write: a list that was begun before must not undo it. */
export class OwnWrites {
  readonly #clock: Clock
  readonly #writes = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Notes a write of ours to a scenario. */
  note(connection: MirroredConnection, scenarioId: string): void {
    const now = this.#clock.now()
    for (const [key, at] of this.#writes) if (now - at > rememberedMs) this.#writes.delete(key)
    this.#writes.set(keyOf(connection, scenarioId), now)
  }

  /** Whether a scenario was written since, in ms since the epoch. */
  isWrittenSince(connection: MirroredConnection, scenarioId: string, since: number): boolean {
    const at = this.#writes.get(keyOf(connection, scenarioId))
    return at !== undefined && at >= since
  }

  /** The ids of the scenarios that were written since. */
  since(connection: MirroredConnection, since: number): ReadonlySet<string> {
    const prefix = keyOf(connection, '')
    return new Set(
      [...this.#writes].flatMap(([key, at]) =>
        at >= since && key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
      ),
    )
  }
}
