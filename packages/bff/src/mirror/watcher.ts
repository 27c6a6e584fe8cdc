import { createAbortController } from '../core/abort.js'
import type { Clock } from '../core/clock.js'
import type { Logger } from '../core/logger.js'
import { listRunning } from './executions.js'
import type { RunTracker } from './run-tracker.js'
import { listStaleScenarioIds } from './scenario-list.js'
import type { MirroredConnection } from './mirrored-connection.js'
import type { Synchronizer } from './synchronizer.js'

const beatMs = 15_000
/** At most so many histories are read in a beat: the rest waits for the next one, and people come first. */
const historiesPerBeat = 12
/** A history that nothing points at as changed is read again after this long. */
const historyAgeMs = 10 * 60_000
/** A tenant is watched for this long after its last question, stream or not. */
const interestMs = 60_000

/**
 * Keeps the mirror of watched tenants fresh: while somebody looks, the list of scenarios is read on a beat, and then the
 * histories of those that ran since, or that nobody has read yet, newest first. A tenant that nobody looks at costs nothing.
 */
export class Watcher {
  readonly #synchronizer: Synchronizer
  readonly #tracker: RunTracker
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #streaming: () => readonly string[]
  readonly #seen = new Map<string, { connection: MirroredConnection; at: number }>()
  readonly #closing = createAbortController()
  readonly #enabled: boolean
  readonly #looping: Promise<void>

  constructor(parts: {
    synchronizer: Synchronizer
    tracker: RunTracker
    clock: Clock
    logger: Logger
    /** The tenants that have a stream open. */
    streaming: () => readonly string[]
    enabled: boolean
  }) {
    this.#synchronizer = parts.synchronizer
    this.#tracker = parts.tracker
    this.#clock = parts.clock
    this.#logger = parts.logger
    this.#streaming = parts.streaming
    this.#enabled = parts.enabled
    this.#looping = parts.enabled ? this.#loop() : Promise.resolve()
  }

  /** Notes that somebody just looked at the connection. */
  looked(connection: MirroredConnection): void {
    if (!this.#enabled) return
    const key = JSON.stringify([connection.tenantId, connection.connectionId])
    this.#seen.set(key, { connection, at: this.#clock.now() })
  }

  /** Looks away from a connection, or from all of a tenant's. */
  forget(tenantId: string, connectionId?: string): void {
    for (const [key, { connection }] of this.#seen) {
      if (connection.tenantId !== tenantId) continue
      if (connectionId === undefined || connection.connectionId === connectionId)
        this.#seen.delete(key)
    }
  }

  async #loop(): Promise<void> {
    const { signal } = this.#closing
    while (!signal.aborted) {
      try {
        await this.#clock.sleep(beatMs, signal)
      } catch {
        return
      }
      const streaming = new Set(this.#streaming())
      for (const [key, { connection, at }] of this.#seen) {
        if (!streaming.has(connection.tenantId) && this.#clock.now() - at > interestMs)
          this.#seen.delete(key)
      }
      await Promise.all([...this.#seen.values()].map(({ connection }) => this.#beat(connection)))
    }
  }

  async #beat(connection: MirroredConnection): Promise<void> {
    const { signal } = this.#closing
    try {
      await this.#synchronizer.refreshScenarios(connection, { priority: 'background', signal })
      for (const run of await listRunning(this.#synchronizer.scope(connection))) {
        this.#synchronizer.inBackground(connection, 'follow a run', () =>
          this.#tracker.track(connection, run.id, run.scenarioId),
        )
      }
      await this.readHistories(connection, historiesPerBeat)
    } catch (error) {
      if (signal.aborted) return
      this.#logger.debug(
        { tenantId: connection.tenantId, connectionId: connection.connectionId, err: error },
        'the mirror could not be brought up to date; what it holds stays',
      )
    }
  }

  /**
   * Reads the histories that are most worth reading, one after the other, within the background's share of the budget. Which
   * is next is looked up each time: others who read at once have then read it, or are joined.
   * @param limit at most so many
   */
  async readHistories(connection: MirroredConnection, limit: number): Promise<void> {
    const { signal } = this.#closing
    const scope = this.#synchronizer.scope(connection)
    for (let read = 0; read < limit; read += 1) {
      const before = new Date(this.#clock.now() - historyAgeMs)
      const [scenarioId] = await listStaleScenarioIds(scope, 1, before)
      if (scenarioId === undefined || signal.aborted) return
      await this.#synchronizer.refreshRuns(connection, scenarioId, {
        priority: 'background',
        signal,
      })
    }
  }

  /** Stops; ends when no beat is under way. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('The BFF is closing.'))
    await this.#looping
  }
}
