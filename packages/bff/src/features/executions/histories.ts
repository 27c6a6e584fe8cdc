import type { Viewer } from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { isDomainError } from '../../core/errors.js'
import { callFor } from '../../make/port/call.js'
import { findOldestStart } from '../../mirror/execution-list.js'
import { listStaleScenarioIds } from '../../mirror/scenario-list.js'
import { findPartState } from '../../mirror/state.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { Watcher } from '../../mirror/watcher.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import type { ScenarioService } from '../scenarios/index.js'

/** A history older than this is read again behind the answer. */
const historyAgeMs = 15_000
/** How many pages of the past one request may read, so that it ends in time. */
const olderPages = 3
/** Across scenarios nothing is known at first: so many histories are read before the first answer, the others behind it. */
const firstHistories = 6
const laterHistories = 30

/** Which histories an answer needs: those of one scenario or of all, back to `from`. */
interface Need {
  readonly connectionId: string | undefined
  readonly scenarioId?: string | undefined
  readonly from?: string | undefined
}

/** Makes an answer out of what is mirrored; `asOf` is when that was read. */
type Answer<T> = (connection: OpenConnection, asOf: Date | null) => Promise<T>

/** What an answer lacks: `isEmpty`: anything; `isFull`: nothing, whatever else there is in the past. */
interface Measure<T> {
  readonly isEmpty: (answer: T) => boolean
  readonly isFull: (answer: T) => boolean
}

interface HistoryParts {
  readonly connections: ConnectionService
  readonly scenarios: ScenarioService
  readonly synchronizer: Synchronizer
  readonly watcher: Watcher
  readonly clock: Clock
}

/** Sees to it that the histories which an answer needs are mirrored, as far as one request may read. */
export class Histories {
  readonly #parts: HistoryParts

  constructor(parts: HistoryParts) {
    this.#parts = parts
  }

  /** Answers from the mirror, having read what it lacks for that. */
  answer<T>(
    viewer: Viewer,
    need: Need,
    answer: Answer<T>,
    measure: Measure<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { scenarioId } = need
    return scenarioId === undefined
      ? this.#ofAll(viewer, need, answer, measure, signal)
      : this.#ofOne(viewer, { ...need, scenarioId }, answer, measure, signal)
  }

  async #ofOne<T>(
    viewer: Viewer,
    { connectionId, scenarioId, from }: Need & { readonly scenarioId: string },
    answer: Answer<T>,
    { isFull }: Measure<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { scenarios, synchronizer, watcher, clock } = this.#parts
    const { connection } = await scenarios.requireScenario(viewer, connectionId, scenarioId, signal)
    watcher.looked(connection, scenarioId)
    const part = `executions:${scenarioId}` as const
    const scope = synchronizer.scope(connection)
    let state = await findPartState(scope, part)
    if (state === null) {
      await synchronizer.refreshRuns(connection, scenarioId, callFor(viewer, signal))
      state = await findPartState(scope, part)
    } else if (clock.now() - state.asOf.getTime() > historyAgeMs) {
      synchronizer.inBackground(connection, part, () =>
        synchronizer.refreshRuns(connection, scenarioId, { priority: 'live' }),
      )
    }
    const asOf = state?.asOf ?? null
    let told = await answer(connection, asOf)
    for (let read = 0; read < olderPages && !isFull(told); read += 1) {
      const now = await findPartState(scope, part)
      if (now === null || now.complete) break
      const oldest = from === undefined ? null : await findOldestStart(scope, scenarioId)
      // What is asked for is there; what is older still was not.
      if (from !== undefined && oldest !== null && oldest.getTime() < Date.parse(from)) break
      try {
        await synchronizer.readOlderRuns(connection, scenarioId, callFor(viewer, signal))
      } catch (error) {
        // What is mirrored is answered all the same.
        if (signal.aborted || !isDomainError(error)) throw error
        break
      }
      told = await answer(connection, asOf)
    }
    return told
  }

  async #ofAll<T>(
    viewer: Viewer,
    { connectionId }: Need,
    answer: Answer<T>,
    { isEmpty }: Measure<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { scenarios, connections, synchronizer, watcher } = this.#parts
    const connection = await connections.open(viewer, connectionId)
    const listed = await scenarios.ensureListed(connection, callFor(viewer, signal))
    const told = await answer(connection, listed)
    const unread = await listStaleScenarioIds(
      synchronizer.scope(connection),
      firstHistories,
      new Date(0),
    )
    if (unread.length === 0) return told
    const behind = () => watcher.readHistories(connection, laterHistories)
    if (!isEmpty(told)) {
      synchronizer.inBackground(connection, 'histories', behind)
      return told
    }
    const first = await Promise.allSettled(
      unread.map((id) => synchronizer.refreshRuns(connection, id, callFor(viewer, signal))),
    )
    const failed = first.find((result) => result.status === 'rejected')
    if (failed && first.every((result) => result.status === 'rejected')) throw failed.reason
    synchronizer.inBackground(connection, 'histories', behind)
    return answer(connection, listed)
  }
}
