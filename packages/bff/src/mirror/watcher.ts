import { createAbortController } from '../core/abort.js'
import type { Clock } from '../core/clock.js'
import { isDomainError } from '../core/errors.js'
import type { Logger } from '../core/logger.js'
import type { MakeCall } from '../make/port/call.js'
import { listRunning } from './executions.js'
import type { RunTracker } from './run-tracker.js'
import { listStaleScenarioIds } from './scenario-list.js'
import { findPartState } from './state.js'
import type { MirroredConnection } from './mirrored-connection.js'
import type { Synchronizer } from './synchronizer.js'

const beatMs = 15_000
/** At most so many histories are read in a beat: the rest waits for the next one, and people come first. */
const historiesPerBeat = 12
/** A history that nothing points at as changed is read again after this long. */
const historyAgeMs = 10 * 60_000
/** A tenant is watched for this long after its last question, stream or not. */
const interestMs = 60_000
/** A timeline is kept fresh for this long after it was last asked for: longer than a page that is open goes without asking. */
const timelineMs = 90_000
/** So many timelines of a connection are kept fresh at once, those that were asked for last. */
const mostTimelines = 20
/** Members and webhooks are kept fresh for this long after they were last asked for. */
const partInterestMs = 2 * 60_000
/** Members and webhooks change rarely: a beat leaves out what was read within this time. */
const partFreshMs = 60_000 - beatMs / 2
/** What was read within this time is not read again by a beat. */
const freshMs = beatMs / 2

/** What is read whole, and only where somebody asked for it lately. */
export type WatchedPart = 'members' | 'webhooks'

/** Reads a part whole. */
type ReadPart = (connection: MirroredConnection, call: MakeCall) => Promise<void>

/** A connection that somebody looks at. */
interface Watched {
  readonly connection: MirroredConnection
  readonly at: number
  /** When the timelines of scenarios were last asked for. */
  readonly timelines: Map<string, number>
  /** When each part was last asked for. */
  readonly parts: Map<WatchedPart, number>
}

/**
 * Keeps the mirror of watched tenants fresh: while somebody looks, the list of scenarios is read on a beat, then the
 * histories that somebody looks at, and then those of scenarios that ran since, or that nobody has read yet, newest first;
 * members and webhooks on a slower beat, and only where somebody asked for them lately.
 * So what Make is asked doesn't hang on how many look. A tenant that nobody looks at costs nothing, and none waits for
 * another's turns.
 */
export class Watcher {
  readonly #synchronizer: Synchronizer
  readonly #readParts: Readonly<Record<WatchedPart, ReadPart>>
  readonly #tracker: RunTracker
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #streaming: () => readonly string[]
  readonly #seen = new Map<string, Watched>()
  /** What is being done, by connection and kind: a beat leaves out what the one before has not ended. */
  readonly #readings = new Map<string, Promise<void>>()
  readonly #chores = new Map<string, Promise<void>>()
  readonly #closing = createAbortController()
  readonly #enabled: boolean
  readonly #looping: Promise<void>

  constructor(parts: {
    synchronizer: Synchronizer
    /** Read the parts that have a slower beat. */
    readParts: Readonly<Record<WatchedPart, ReadPart>>
    tracker: RunTracker
    clock: Clock
    logger: Logger
    /** The tenants that have a stream open. */
    streaming: () => readonly string[]
    enabled: boolean
  }) {
    this.#synchronizer = parts.synchronizer
    this.#readParts = parts.readParts
    this.#tracker = parts.tracker
    this.#clock = parts.clock
    this.#logger = parts.logger
    this.#streaming = parts.streaming
    this.#enabled = parts.enabled
    this.#looping = parts.enabled ? this.#loop() : Promise.resolve()
  }

  /**
   * Notes that somebody just looked at the connection.
   * @param scenarioId whose timeline they look at
   */
  looked(connection: MirroredConnection, scenarioId?: string): void {
    if (!this.#enabled) return
    const key = keyOf(connection)
    const at = this.#clock.now()
    const { timelines = new Map<string, number>(), parts = new Map<WatchedPart, number>() } =
      this.#seen.get(key) ?? {}
    this.#seen.set(key, { connection, at, timelines, parts })
    if (scenarioId === undefined) return
    // Last in the order of insertion, so that the first is the one that was not asked for longest.
    timelines.delete(scenarioId)
    timelines.set(scenarioId, at)
    const [oldest] = timelines.keys()
    if (timelines.size > mostTimelines && oldest !== undefined) timelines.delete(oldest)
  }

  /** Notes that somebody just looked at a part of the connection. */
  lookedAtPart(connection: MirroredConnection, part: WatchedPart): void {
    this.looked(connection)
    this.#seen.get(keyOf(connection))?.parts.set(part, this.#clock.now())
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
      const now = this.#clock.now()
      const streaming = new Set(this.#streaming())
      for (const [key, watched] of this.#seen) {
        const { connection, at, timelines, parts } = watched
        if (!streaming.has(connection.tenantId) && now - at > interestMs) {
          this.#seen.delete(key)
          continue
        }
        for (const [scenarioId, askedAt] of timelines)
          if (now - askedAt > timelineMs) timelines.delete(scenarioId)
        this.#do(`list ${key}`, connection, () => this.#beat(key, watched))
        for (const [part, askedAt] of parts) {
          if (now - askedAt > partInterestMs) parts.delete(part)
          else this.#do(`${part} ${key}`, connection, () => this.#refreshPart(connection, part))
        }
      }
    }
  }

  /** Does a chore, unless it is being done. */
  #do(chore: string, connection: MirroredConnection, work: () => Promise<void>): void {
    if (this.#chores.has(chore)) return
    const done = work()
      .catch((error: unknown) => {
        if (this.#closing.signal.aborted) return
        this.#logger.debug(
          { tenantId: connection.tenantId, connectionId: connection.connectionId, err: error },
          'the mirror could not be brought up to date; what it holds stays',
        )
      })
      .finally(() => this.#chores.delete(chore))
    this.#chores.set(chore, done)
  }

  async #beat(key: string, { connection, timelines }: Watched): Promise<void> {
    const { signal } = this.#closing
    await this.#synchronizer.refreshScenarios(connection, { priority: 'background', signal })
    for (const run of await listRunning(this.#synchronizer.scope(connection))) {
      this.#synchronizer.inBackground(connection, 'follow a run', () =>
        this.#tracker.track(connection, run.id, run.scenarioId),
      )
    }
    for (const scenarioId of [...timelines.keys()].toReversed()) {
      const isThere = await this.#refreshTimeline(connection, scenarioId)
      if (!isThere) timelines.delete(scenarioId)
    }
    this.#do(`histories ${key}`, connection, () => this.readHistories(connection, historiesPerBeat))
  }

  async #refreshPart(connection: MirroredConnection, part: WatchedPart): Promise<void> {
    const { signal } = this.#closing
    const state = await findPartState(this.#synchronizer.scope(connection), part)
    // What nobody has read yet is being read by whoever asked for it.
    if (state === null || this.#clock.now() - state.asOf.getTime() < partFreshMs) return
    await this.#readParts[part](connection, { priority: 'background', signal })
  }

  /** Reads a timeline that is on somebody's screen; answers whether its scenario is still there. */
  async #refreshTimeline(connection: MirroredConnection, scenarioId: string): Promise<boolean> {
    const { signal } = this.#closing
    const scope = this.#synchronizer.scope(connection)
    const state = await findPartState(scope, `executions:${scenarioId}`)
    // What nobody has read yet is being read by whoever asked for it.
    if (state === null || this.#clock.now() - state.asOf.getTime() < freshMs) return true
    try {
      await this.#synchronizer.refreshRuns(connection, scenarioId, { priority: 'live', signal })
    } catch (error) {
      if (isDomainError(error, 'not-found')) return false
      throw error
    }
    return true
  }

  /**
   * Reads the histories that are most worth reading, one after the other, within the background's share of the budget. Which
   * is next is looked up each time: others who read at once have then read it, or are joined. Of one connection it is done
   * once at a time: whoever comes meanwhile waits for the same.
   * @param limit at most so many
   */
  readHistories(connection: MirroredConnection, limit: number): Promise<void> {
    const key = keyOf(connection)
    const reading = this.#readings.get(key)
    if (reading) return reading
    const begun = this.#readStale(connection, limit).finally(() => this.#readings.delete(key))
    this.#readings.set(key, begun)
    return begun
  }

  async #readStale(connection: MirroredConnection, limit: number): Promise<void> {
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

  /** Ends when nothing is being done. */
  async idle(): Promise<void> {
    while (this.#chores.size > 0) await Promise.all(this.#chores.values())
  }

  /** Stops; ends when no beat is under way. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('The BFF is closing.'))
    await this.#looping
    await this.idle()
  }
}

function keyOf({ tenantId, connectionId }: MirroredConnection): string {
  return JSON.stringify([tenantId, connectionId])
}
