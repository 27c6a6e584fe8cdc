import { createAbortController } from '../core/abort.js'
import type { Clock } from '../core/clock.js'
import { isDomainError } from '../core/errors.js'
import { findRunSince } from './executions.js'
import type { MirroredConnection } from './mirrored-connection.js'
import type { Synchronizer } from './synchronizer.js'

/** How long to wait before the next look at a run of that age: runs mostly end within seconds. */
function pauseMs(ageMs: number): number {
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

/** A run that is followed, and the pause before its next look. */
interface Followed {
  readonly end: Promise<void>
  readonly pause: Pause
}

/** A pause that may be cut short: the one that is made now, or else the next. */
class Pause {
  readonly #clock: Clock
  readonly #closing: AbortSignal
  #cut = createAbortController()

  constructor(clock: Clock, closing: AbortSignal) {
    this.#clock = clock
    this.#closing = closing
  }

  cutShort(): void {
    this.#cut.abort(new Error('The pause was cut short.'))
  }

  async make(ms: number): Promise<void> {
    const { signal } = this.#cut
    try {
      await this.#clock.sleep(ms, AbortSignal.any([this.#closing, signal]))
    } catch (error) {
      if (this.#closing.aborted || !signal.aborted) throw error
      this.#cut = createAbortController()
    }
  }
}

/** Follows runs that are under way until they end, so that everybody who looks sees the end as it comes. */
export class RunTracker {
  readonly #synchronizer: Synchronizer
  readonly #clock: Clock
  readonly #tracked = new Map<string, Followed>()
  readonly #closing = createAbortController()

  constructor(parts: { synchronizer: Synchronizer; clock: Clock }) {
    this.#synchronizer = parts.synchronizer
    this.#clock = parts.clock
  }

  /** Follows the run until it has ended; a run that is followed already is not followed twice. */
  track(connection: MirroredConnection, executionId: string, scenarioId: string): Promise<void> {
    const key = keyOf(connection, executionId)
    const present = this.#tracked.get(key)
    if (present) return present.end
    const before = new Pause(this.#clock, this.#closing.signal)
    const end = this.#follow(connection, executionId, scenarioId, before).finally(() => {
      this.#tracked.delete(key)
    })
    // Whoever started the run may have gone; then nobody needs to hear that it could not be followed.
    end.catch(() => undefined)
    this.#tracked.set(key, { end, pause: before })
    return end
  }

  /** Looks at a run of which something tells that it has ended: by its next look, made now, where it is followed; else once. */
  async look(
    connection: MirroredConnection,
    executionId: string,
    scenarioId: string,
  ): Promise<void> {
    const followed = this.#tracked.get(keyOf(connection, executionId))
    if (followed) {
      followed.pause.cutShort()
      return
    }
    const { signal } = this.#closing
    const call = { priority: 'live', signal } as const
    await this.#synchronizer.refreshExecution(connection, executionId, scenarioId, call)
  }

  async #follow(
    connection: MirroredConnection,
    executionId: string,
    scenarioId: string,
    before: Pause,
  ): Promise<void> {
    const begun = this.#clock.now()
    const { signal } = this.#closing
    let faults = 0
    while (this.#clock.now() - begun < giveUpMs) {
      await before.make(pauseMs(this.#clock.now() - begun))
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
    for (const ms of expectPausesMs) {
      await this.#clock.sleep(ms, signal)
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
    await Promise.allSettled([...this.#tracked.values()].map(({ end }) => end))
  }
}

function keyOf({ tenantId, connectionId }: MirroredConnection, executionId: string): string {
  return JSON.stringify([tenantId, connectionId, executionId])
}
