import type {
  IncompleteExecution,
  IncompleteExecutionDetail,
  ListIncompleteExecutionsQuery,
  Page,
  RetryIncompleteExecutionsInput,
  Viewer,
} from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { DomainError, isDomainError, notFound, unsupported } from '../../core/errors.js'
import { callFor, type MakeCall } from '../../make/port/call.js'
import { listRunning } from '../../mirror/executions.js'
import {
  findIncompleteExecution,
  listIncompleteExecutionIds,
  listMirroredIncompleteExecutions,
  listUnreadIncomplete,
} from '../../mirror/incomplete-execution-rows.js'
import type { IncompleteExecutionMirror } from '../../mirror/incomplete-executions.js'
import type { RunTracker } from '../../mirror/run-tracker.js'
import { findPartState } from '../../mirror/state.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { Watcher } from '../../mirror/watcher.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import type { ScenarioService } from '../scenarios/index.js'

/** A list older than this is read again behind the answer. */
const listAgeMs = 15_000
/** An id that the mirror doesn't know is looked for upstream only when the list is older than this. */
const unknownAgeMs = 5000
/** Across scenarios nothing is known at first: so many are read before the first answer, the others behind it. */
const firstScenarios = 6
const laterScenarios = 30
/** What a run left is answered up to this size; what is more no page could show. */
const mostBundleBytes = 1024 * 1024

interface IncompleteExecutionParts {
  readonly connections: ConnectionService
  readonly scenarios: ScenarioService
  readonly synchronizer: Synchronizer
  readonly tracker: RunTracker
  readonly watcher: Watcher
  readonly incomplete: IncompleteExecutionMirror
  readonly clock: Clock
}

/** One of them whose place is sure. */
interface Item {
  readonly connection: OpenConnection
  readonly row: IncompleteExecution
}

/** Incomplete executions: what runs left that did not get to their end, to be looked at, tried again or taken for dealt with. */
export class IncompleteExecutionService {
  readonly #parts: IncompleteExecutionParts

  constructor(parts: IncompleteExecutionParts) {
    this.#parts = parts
  }

  /** Sees to it that what runs of a scenario left was read once, and has it read again behind the answer when it is old. */
  async #ensure(
    connection: OpenConnection,
    scenarioId: string,
    call: MakeCall,
  ): Promise<Date | null> {
    const { synchronizer, incomplete, clock } = this.#parts
    const part = `incomplete:${scenarioId}` as const
    const scope = synchronizer.scope(connection)
    const state = await findPartState(scope, part)
    if (state === null) {
      await incomplete.refresh(connection, scenarioId, call)
      return (await findPartState(scope, part))?.asOf ?? null
    }
    if (clock.now() - state.asOf.getTime() > listAgeMs) this.#readBehind(connection, scenarioId)
    return state.asOf
  }

  #readBehind(connection: OpenConnection, scenarioId: string): void {
    const { synchronizer, incomplete } = this.#parts
    synchronizer.inBackground(connection, `incomplete:${scenarioId}`, () =>
      incomplete.refresh(connection, scenarioId, { priority: 'live' }),
    )
  }

  /** The same for all scenarios of which any is told; answers the time of the oldest reading. */
  async #ensureAll(connection: OpenConnection, call: MakeCall): Promise<Date | null> {
    const { scenarios, synchronizer, incomplete, clock } = this.#parts
    const listed = await scenarios.ensureListed(connection, call)
    const scope = synchronizer.scope(connection)
    const before = new Date(clock.now() - listAgeMs)
    const stale = await listUnreadIncomplete(scope, before, firstScenarios + laterScenarios)
    const first = stale.slice(0, firstScenarios).filter(({ asOf }) => asOf === null)
    const readings = await Promise.allSettled(
      first.map(({ id }) => incomplete.refresh(connection, id, call)),
    )
    const failed = readings.find((reading) => reading.status === 'rejected')
    // What is mirrored is answered all the same, unless that is nothing.
    if (failed && readings.length === stale.length && readings.every(isRejected)) {
      throw failed.reason
    }
    for (const { id } of stale.slice(first.length)) this.#readBehind(connection, id)
    return stale.find(({ asOf }) => asOf !== null)?.asOf ?? listed
  }

  /** A page of what runs left, from the mirror. */
  async list(
    viewer: Viewer,
    query: ListIncompleteExecutionsQuery,
    signal: AbortSignal,
  ): Promise<Page<IncompleteExecution>> {
    const { connections, scenarios, synchronizer, watcher } = this.#parts
    const call = callFor(viewer, signal)
    const connection = await connections.open(viewer, query.connection)
    if (query.scenarioId !== undefined) {
      await scenarios.requireScenario(viewer, query.connection, query.scenarioId, signal)
    }
    requireCapability(connection)
    watcher.looked(connection)
    const asOf =
      query.scenarioId === undefined
        ? await this.#ensureAll(connection, call)
        : await this.#ensure(connection, query.scenarioId, call)
    const page = await listMirroredIncompleteExecutions(synchronizer.scope(connection), query)
    return { ...page, asOf: asOf?.toISOString() ?? null }
  }

  /** Opens the connection and makes sure that it is one of its own: no other id reaches the upstream. */
  async #require(
    viewer: Viewer,
    connectionId: string | undefined,
    id: string,
    signal: AbortSignal,
  ): Promise<Item> {
    const { connections, scenarios, synchronizer, incomplete, clock } = this.#parts
    const call = callFor(viewer, signal)
    const connection = await connections.open(viewer, connectionId)
    const scenarioId = connection.api.incompleteExecutions.scenarioOf(id)
    if (scenarioId === null) throw notFound('incomplete execution')
    try {
      await scenarios.requireScenario(viewer, connectionId, scenarioId, signal)
    } catch (error) {
      throw isDomainError(error, 'not-found') ? notFound('incomplete execution') : error
    }
    requireCapability(connection)
    const asOf = await this.#ensure(connection, scenarioId, call)
    const scope = synchronizer.scope(connection)
    let row = await findIncompleteExecution(scope, id)
    if (!row && asOf !== null && clock.now() - asOf.getTime() > unknownAgeMs) {
      await incomplete.refresh(connection, scenarioId, call)
      row = await findIncompleteExecution(scope, id)
    }
    if (!row) throw notFound('incomplete execution')
    return { connection, row }
  }

  /** One of them, with the data that the run left, read anew; while the upstream fails, as it was last read and without. */
  async get(
    viewer: Viewer,
    connectionId: string | undefined,
    id: string,
    signal: AbortSignal,
  ): Promise<IncompleteExecutionDetail> {
    const { incomplete, synchronizer } = this.#parts
    const call = callFor(viewer, signal)
    const { connection, row } = await this.#require(viewer, connectionId, id, signal)
    const isTooLarge = (row.sizeBytes ?? 0) > mostBundleBytes
    try {
      const [bundle] = await Promise.all([
        isTooLarge ? null : connection.api.incompleteExecutions.bundle(id, mostBundleBytes, call),
        incomplete.read(connection, row, call),
      ])
      const now = await findIncompleteExecution(synchronizer.scope(connection), id)
      if (!now) throw notFound('incomplete execution')
      return { ...now, bundle, bundleState: bundle === null ? 'too-large' : 'told' }
    } catch (error) {
      if (signal.aborted || !isDomainError(error) || error.problem === 'not-found') throw error
      return { ...row, bundle: null, bundleState: 'unavailable' }
    }
  }

  /** Follows the runs by which something is tried again to their ends, since what succeeds goes. */
  #followRetries(connection: OpenConnection, scenarioId: string): void {
    const { incomplete, synchronizer, tracker } = this.#parts
    synchronizer.inBackground(connection, 'incomplete executions after a retry', async () => {
      await synchronizer.refreshRuns(connection, scenarioId, { priority: 'live' })
      const running = await listRunning(synchronizer.scope(connection))
      await Promise.allSettled(
        running
          .filter((run) => run.scenarioId === scenarioId)
          .map((run) => tracker.track(connection, run.id, scenarioId)),
      )
      await incomplete.refresh(connection, scenarioId, { priority: 'live' })
    })
  }

  /**
   * Tries one again. Make doesn't tell by which run, so the history is read.
   * @throws `conflict` when it is resolved already
   */
  async retry(
    viewer: Viewer,
    connectionId: string | undefined,
    id: string,
    signal: AbortSignal,
  ): Promise<undefined> {
    const { connection, row } = await this.#require(viewer, connectionId, id, signal)
    if (row.resolved) throw new DomainError('conflict', 'This was dealt with already.')
    try {
      await connection.api.incompleteExecutions.retry(id, callFor(viewer, signal))
    } catch (error) {
      if (isDomainError(error, 'not-found')) await this.#parts.incomplete.remove(connection, row)
      throw error
    }
    this.#followRetries(connection, row.scenarioId)
  }

  /**
   * Tries several of a scenario's again.
   * @throws `not-found` when one that is named is none of them
   */
  async retryMany(
    viewer: Viewer,
    connectionId: string | undefined,
    input: RetryIncompleteExecutionsInput,
    signal: AbortSignal,
  ): Promise<undefined> {
    const { scenarios, synchronizer } = this.#parts
    const { scenarioId, ids, exceptIds } = input
    const call = callFor(viewer, signal)
    const { connection } = await scenarios.requireScenario(viewer, connectionId, scenarioId, signal)
    requireCapability(connection)
    await this.#ensure(connection, scenarioId, call)
    const scope = synchronizer.scope(connection)
    const known = new Set(await listIncompleteExecutionIds(scope, scenarioId))
    if ([...(ids ?? []), ...(exceptIds ?? [])].some((id) => !known.has(id))) {
      throw notFound('incomplete execution')
    }
    const which = ids === undefined ? { all: true as const, exceptIds } : { ids }
    await connection.api.incompleteExecutions.retryMany(scenarioId, which, call)
    this.#followRetries(connection, scenarioId)
  }

  /** Takes one for dealt with. One that the upstream no longer has is gone from here too. */
  async resolve(
    viewer: Viewer,
    connectionId: string | undefined,
    id: string,
    signal: AbortSignal,
  ): Promise<undefined> {
    const { connection, row } = await this.#require(viewer, connectionId, id, signal)
    try {
      await connection.api.incompleteExecutions.resolve(id, callFor(viewer, signal))
    } catch (error) {
      if (!isDomainError(error, 'not-found')) throw error
    }
    await this.#parts.incomplete.remove(connection, row)
  }
}

/** Asked once it is sure that the thing is the tenant's own: whatever isn't is not there, in every dialect. */
function requireCapability({ api }: OpenConnection): void {
  if (!api.capabilities.incompleteExecutions) throw unsupported('Incomplete executions')
}

function isRejected(reading: PromiseSettledResult<void>): boolean {
  return reading.status === 'rejected'
}
