import { createAbortController } from '../core/abort.js'
import type { Clock } from '../core/clock.js'
import { isDomainError } from '../core/errors.js'
import { findRunSince } from './executions.js'
import type { MirroredConnection } from './mirrored-connection.js'
import type { Synchronizer } from './synchronizer.js'

/** How long to wait before the next look at a run of that age: runs mostly end within seconds. */
function pause(ageMs: number): number {
  if (ageMs < 10_000) return 1000
  if (ageMs < 60_000) return 2000
  if (ageMs < 300_000) return 5000
  return 15_000
}

/** A run that is not over after this long is left to the ordinary reading of histories. */
const giveUpMs = 40 * 60_000
const maxFaults = 8
/** When a run that something has just set off is looked for, in ms after one another. */
const expectPausesMs = [1000, 2000, 4000, 8000]
/** Make's clock may be behind ours by so much. */
const skewMs = 2000

/** Follows runs that are under way until they end, so that everybody who looks sees the end as it comes. */
export class RunTracker {
  readonly #synchronizer: Synchronizer
  readonly #clock: Clock
  readonly #tracked = new Map<string, Promise<void>>()
  readonly #closing = createAbortController()

  constructor(parts: { synchronizer: Synchronizer; clock: Clock }) {
    this.#synchronizer = parts.synchronizer
    this.#clock = parts.clock
  }

  /** Follows the run until it has ended; a run that is followed already is not followed twice. */
  track(connection: MirroredConnection, executionId: string, scenarioId: string): Promise<void> {
    const key = JSON.stringify([connection.tenantId, connection.connectionId, executionId])
    const present = this.#tracked.get(key)
    if (present) return present
    const following = this.#follow(connection, executionId, scenarioId).finally(() => {
      this.#tracked.delete(key)
    })
    // Whoever started the run may have gone; then nobody needs to hear that it could not be followed.
    following.catch(() => undefined)
    this.#tracked.set(key, following)
    return following
  }

  async #follow(
    connection: MirroredConnection,
    executionId: string,
    scenarioId: string,
  ): Promise<void> {
    const begun = this.#clock.now()
    const { signal } = this.#closing
    let faults = 0
    while (this.#clock.now() - begun < giveUpMs) {
      await this.#clock.sleep(pause(this.#clock.now() - begun), signal)
      try {
        const run = await this.#synchronizer.refreshExecution(connection, executionId, scenarioId, {
          priority: 'live',
          signal,
        })
        if (run.status !== 'running') return
        faults = 0
      } catch (error) {
        faults += 1
        const hopeless = isDomainError(error, 'reconnect-required')
        if (!signal.aborted && isDomainError(error, 'not-found') && faults > 3) {
          // A run that was only just started may not be known for a moment; this one never will be.
          await this.#synchronizer.forgetExecution(connection, executionId)
          return
        }
        if (signal.aborted || faults >= maxFaults || (hopeless && faults > 3)) throw error
        const after = isDomainError(error) ? (error.retryAfter ?? 0) * 1000 : 0
        await this.#clock.sleep(Math.min(60_000, Math.max(after, 1000 * 2 ** faults)), signal)
      }
    }
  }

  /**
   * Looks for a run that something outside has set off at `since`, and follows it until it has ended. There may be none: a
   * scenario that is switched off lets its events wait.
   */
  async expect(connection: MirroredConnection, scenarioId: string, since: number): Promise<void> {
    const { signal } = this.#closing
    for (const pauseMs of expectPausesMs) {
      await this.#clock.sleep(pauseMs, signal)
      await this.#synchronizer.refreshRuns(connection, scenarioId, { priority: 'live', signal })
      const scope = this.#synchronizer.scope(connection)
      const run = await findRunSince(scope, scenarioId, new Date(since - skewMs))
      if (run?.status === 'running') await this.track(connection, run.id, scenarioId)
      if (run) return
    }
  }

  /** Stops following; ends when nothing is under way. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('The BFF is closing.'))
    await Promise.allSettled(this.#tracked.values())
  }
}
