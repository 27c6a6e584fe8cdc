import type {
  Execution,
  ExecutionDetail,
  ListExecutionsQuery,
  ListScenarioExecutionsQuery,
  Page,
  Viewer,
} from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { DomainError, isDomainError, notFound } from '../../core/errors.js'
import { callFor } from '../../make/port/call.js'
import {
  findExecutionRow,
  listMirroredExecutions,
  markStopped,
  toExecutionDetail,
  type ExecutionFilter,
} from '../../mirror/executions.js'
import type { RunTracker } from '../../mirror/run-tracker.js'
import { listStaleScenarioIds } from '../../mirror/scenario-list.js'
import { findScenarioRow, scenarioNames } from '../../mirror/scenarios.js'
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

interface ExecutionParts {
  readonly connections: ConnectionService
  readonly scenarios: ScenarioService
  readonly synchronizer: Synchronizer
  readonly tracker: RunTracker
  readonly watcher: Watcher
  readonly clock: Clock
}

/** Executions: the runs of one scenario and of all, one run, and its stop. */
export class ExecutionService {
  readonly #parts: ExecutionParts

  constructor(parts: ExecutionParts) {
    this.#parts = parts
  }

  async #page(
    connection: OpenConnection,
    filter: ExecutionFilter,
    asOf: Date | null,
  ): Promise<Page<Execution>> {
    const scope = this.#parts.synchronizer.scope(connection)
    const { items, nextCursor } = await listMirroredExecutions(scope, filter)
    const ids = items.flatMap((run) => (run.scenarioId ? [run.scenarioId] : []))
    const names = await scenarioNames(scope, [...new Set(ids)])
    return {
      items: items.map((run) => ({
        ...run,
        scenarioName: names.get(run.scenarioId ?? '') ?? null,
      })),
      nextCursor,
      asOf: asOf?.toISOString() ?? null,
    }
  }

  /** A page of one scenario's runs. Pages of the past that were never read are read as they are asked for. */
  async listOfScenario(
    viewer: Viewer,
    scenarioId: string,
    query: ListScenarioExecutionsQuery,
    signal: AbortSignal,
  ): Promise<Page<Execution>> {
    const { scenarios, synchronizer, watcher, clock } = this.#parts
    const { connection } = await scenarios.requireScenario(
      viewer,
      query.connection,
      scenarioId,
      signal,
    )
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
    const { connection: _, ...wanted } = query
    const filter = { ...wanted, scenarioId }
    let page = await this.#page(connection, filter, state?.asOf ?? null)
    for (let read = 0; read < olderPages && page.nextCursor === null; read += 1) {
      const now = await findPartState(scope, part)
      if (now === null || now.complete) break
      try {
        await synchronizer.readOlderRuns(connection, scenarioId, callFor(viewer, signal))
      } catch (error) {
        // What is mirrored is answered all the same.
        if (signal.aborted || !isDomainError(error)) throw error
        break
      }
      page = await this.#page(connection, filter, state?.asOf ?? null)
    }
    return page
  }

  /** A page of the runs of all scenarios, or of one, from the mirror. */
  async list(
    viewer: Viewer,
    query: ListExecutionsQuery,
    signal: AbortSignal,
  ): Promise<Page<Execution>> {
    const { scenarioId, ...rest } = query
    if (scenarioId !== undefined) return this.listOfScenario(viewer, scenarioId, rest, signal)
    const { scenarios, connections, synchronizer, watcher } = this.#parts
    const connection = await connections.open(viewer, query.connection)
    const listed = await scenarios.ensureListed(connection, callFor(viewer, signal))
    const scope = synchronizer.scope(connection)
    const { connection: _, ...filter } = rest
    const page = await this.#page(connection, filter, listed)
    const unread = await listStaleScenarioIds(scope, firstHistories, new Date(0))
    if (unread.length === 0) return page
    const behind = () => watcher.readHistories(connection, laterHistories)
    if (page.items.length > 0 || query.cursor !== undefined) {
      synchronizer.inBackground(connection, 'histories', behind)
      return page
    }
    const first = await Promise.allSettled(
      unread.map((id) => synchronizer.refreshRuns(connection, id, callFor(viewer, signal))),
    )
    const failed = first.find((result) => result.status === 'rejected')
    if (failed && first.every((result) => result.status === 'rejected')) throw failed.reason
    synchronizer.inBackground(connection, 'histories', behind)
    return this.#page(connection, filter, listed)
  }

  /** One run, whole. A run that has ended doesn't change any more and is answered as it was read. */
  async get(
    viewer: Viewer,
    connectionId: string | undefined,
    executionId: string,
    signal: AbortSignal,
  ): Promise<ExecutionDetail> {
    const { connections, synchronizer, tracker } = this.#parts
    const connection = await connections.open(viewer, connectionId)
    const scope = synchronizer.scope(connection)
    const known = await findExecutionRow(scope, executionId)
    if (!known?.detail || known.status === 'running') {
      try {
        const run = await this.#read(
          connection,
          viewer,
          executionId,
          known?.scenarioId ?? null,
          signal,
        )
        if (run.status === 'running' && run.scenarioId !== null) {
          synchronizer.inBackground(connection, 'follow a run', () =>
            tracker.track(connection, executionId, run.scenarioId ?? ''),
          )
        }
      } catch (error) {
        if (signal.aborted || !known || !isDomainError(error) || error.problem === 'not-found')
          throw error
      }
    }
    const row = await findExecutionRow(scope, executionId)
    if (!row) throw notFound('execution')
    const scenario = await findScenarioRow(scope, row.scenarioId)
    return { ...toExecutionDetail(row), scenarioName: scenario?.row.name ?? null }
  }

  /** Reads a run upstream, once it is sure that its scenario is one of the connection's own. */
  async #read(
    connection: OpenConnection,
    viewer: Viewer,
    executionId: string,
    scenarioId: string | null,
    signal: AbortSignal,
  ) {
    const { synchronizer, scenarios } = this.#parts
    const owner = scenarioId ?? connection.api.executions.scenarioOf(executionId)
    // An id that neither the mirror nor itself places with a scenario of ours may be anybody's.
    if (owner === null) throw notFound('execution')
    try {
      await scenarios.requireScenario(viewer, connection.connectionId, owner, signal)
    } catch (error) {
      throw isDomainError(error, 'not-found') ? notFound('execution') : error
    }
    return synchronizer.refreshExecution(connection, executionId, owner, callFor(viewer, signal))
  }

  /**
   * Stops a run.
   * @throws `unsupported` when the dialect can't, `conflict` when the run has ended
   */
  async stop(
    viewer: Viewer,
    connectionId: string | undefined,
    executionId: string,
    signal: AbortSignal,
  ): Promise<undefined> {
    const { synchronizer, clock } = this.#parts
    const run = await this.get(viewer, connectionId, executionId, signal)
    if (run.status !== 'running') throw new DomainError('conflict', 'This run has already ended.')
    const connection = await this.#parts.connections.open(viewer, connectionId)
    await connection.api.executions.stop(executionId, callFor(viewer, signal))
    await synchronizer.write(connection, async (scope) => {
      const row = await findExecutionRow(scope, executionId)
      if (!row) throw notFound('execution')
      return { result: undefined, news: await markStopped(scope, row, new Date(clock.now())) }
    })
    synchronizer.inBackground(connection, 'history after a stop', () =>
      synchronizer.refreshRuns(connection, run.scenarioId ?? '', { priority: 'live' }),
    )
  }
}
