import type {
  Execution,
  ExecutionBars,
  ExecutionBarsQuery,
  ExecutionDetail,
  ExecutionSummary,
  ExecutionSummaryQuery,
  ListExecutionsQuery,
  ListScenarioExecutionsQuery,
  Page,
  Viewer,
} from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { DomainError, isDomainError, notFound, unsupported } from '../../core/errors.js'
import { callFor } from '../../make/port/call.js'
import { listMirroredBars, summarizeMirroredExecutions } from '../../mirror/execution-figures.js'
import { listMirroredExecutions, type ExecutionFilter } from '../../mirror/execution-list.js'
import {
  findExecutionRow,
  markStopped,
  retryMeansOf,
  toExecutionDetail,
} from '../../mirror/executions.js'
import { findRunInput, keptInputBytes } from '../../mirror/run-inputs.js'
import type { RunTracker } from '../../mirror/run-tracker.js'
import { findScenarioRow, scenarioNames } from '../../mirror/scenarios.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { Vault } from '../../vault/vault.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import type { ScenarioService } from '../scenarios/index.js'
import type { Histories } from './histories.js'

const dayMs = 24 * 60 * 60_000

interface ExecutionParts {
  readonly connections: ConnectionService
  readonly scenarios: ScenarioService
  readonly synchronizer: Synchronizer
  readonly tracker: RunTracker
  readonly histories: Histories
  readonly vault: Vault
  readonly clock: Clock
}

/** Executions: the runs of one scenario and of all, as lists, charts and figures; one run, its stop and its retry. */
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
    const { items, nextCursor } = await listMirroredExecutions(
      scope,
      filter,
      retryMeansOf(connection.api),
    )
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
  listOfScenario(
    viewer: Viewer,
    scenarioId: string,
    query: ListScenarioExecutionsQuery,
    signal: AbortSignal,
  ): Promise<Page<Execution>> {
    return this.list(viewer, { ...query, scenarioId }, signal)
  }

  /** A page of the runs of all scenarios, or of one, from the mirror. */
  list(viewer: Viewer, query: ListExecutionsQuery, signal: AbortSignal): Promise<Page<Execution>> {
    const { connection: connectionId, ...filter } = query
    return this.#parts.histories.answer(
      viewer,
      { connectionId, ...filter },
      (connection, asOf) => this.#page(connection, filter, asOf),
      {
        isEmpty: (page) => page.items.length === 0 && query.cursor === undefined,
        isFull: (page) => page.nextCursor !== null,
      },
      signal,
    )
  }

  /** The newest runs in columns. */
  bars(viewer: Viewer, query: ExecutionBarsQuery, signal: AbortSignal): Promise<ExecutionBars> {
    const { connection: connectionId, view: _, ...match } = query
    return this.#parts.histories.answer(
      viewer,
      { connectionId, ...match },
      async (connection, asOf) => ({
        ...(await listMirroredBars(this.#parts.synchronizer.scope(connection), match)),
        asOf: asOf?.toISOString() ?? null,
      }),
      { isEmpty: (bars) => bars.ids.length === 0, isFull: (bars) => bars.truncated },
      signal,
    )
  }

  /** The runs of a time in figures: the last 24 hours unless another is asked for. */
  summarize(
    viewer: Viewer,
    query: ExecutionSummaryQuery,
    signal: AbortSignal,
  ): Promise<ExecutionSummary> {
    const { connection: connectionId, from, to, buckets = 0, ...match } = query
    const last = Math.max(0, to === undefined ? this.#parts.clock.now() : Date.parse(to))
    const first = Math.max(0, from === undefined ? last - dayMs : Date.parse(from))
    const range = { from: first, to: Math.max(first, last) }
    return this.#parts.histories.answer(
      viewer,
      { connectionId, scenarioId: match.scenarioId, from: new Date(first).toISOString() },
      async (connection, asOf) => ({
        ...(await summarizeMirroredExecutions(
          this.#parts.synchronizer.scope(connection),
          match,
          range,
          buckets,
        )),
        asOf: asOf?.toISOString() ?? null,
      }),
      {
        isEmpty: ({ counts }) => Object.values(counts).every((count) => count === 0),
        isFull: () => false,
      },
      signal,
    )
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
    return {
      ...toExecutionDetail(row, retryMeansOf(connection.api)),
      scenarioName: scenario?.row.name ?? null,
    }
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

  /**
   * Runs again what did not succeed, with the same input: Make does, and as it doesn't tell which run that is, its history is
   * read; or we do, where we know the input.
   * @throws `unsupported` when the dialect can't, `conflict` when the run goes on or has succeeded, or its input isn't known
   */
  async retry(
    viewer: Viewer,
    connectionId: string | undefined,
    executionId: string,
    signal: AbortSignal,
  ): Promise<undefined> {
    const { connections, synchronizer } = this.#parts
    const run = await this.get(viewer, connectionId, executionId, signal)
    const connection = await connections.open(viewer, connectionId)
    const { api } = connection
    if (!api.capabilities.retryExecution) throw unsupported('Running a failed run again')
    if (run.status === 'running' || run.status === 'success') {
      throw new DomainError('conflict', 'Only a run that did not succeed can be run again.')
    }
    if (api.executions.retry === null) {
      await this.#runAgain(connection, viewer, run, signal)
      return
    }
    await api.executions.retry(executionId, callFor(viewer, signal))
    synchronizer.inBackground(connection, 'history after a retry', () =>
      synchronizer.refreshRuns(connection, run.scenarioId ?? '', { priority: 'live' }),
    )
  }

  /** Starts another run with what this one was started with. */
  async #runAgain(
    connection: OpenConnection,
    viewer: Viewer,
    { id, scenarioId }: ExecutionDetail,
    signal: AbortSignal,
  ): Promise<void> {
    const { scenarios, synchronizer, vault } = this.#parts
    const kept = await findRunInput(synchronizer.scope(connection), vault, id)
    if (kept === null || kept === 'too-large') {
      const why =
        kept === null
          ? 'What this run was started with is not known: it was not started here.'
          : `What this run was started with is not kept: it was larger than ${keptInputBytes / 1024} KiB.`
      throw new DomainError('conflict', `${why} Run the scenario with the input it needs.`)
    }
    const owner = scenarioId ?? ''
    await scenarios.requireScenario(viewer, connection.connectionId, owner, signal)
    const call = callFor(viewer, signal)
    const { ended } = await scenarios.startRun(connection, owner, kept.input, call)
    synchronizer.inBackground(connection, 'follow a run', () => ended)
  }
}
