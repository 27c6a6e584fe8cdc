import type { Clock } from '../core/clock.js'
import { isDomainError, notFound } from '../core/errors.js'
import type { Logger } from '../core/logger.js'
import { SingleFlight } from '../core/single-flight.js'
import type { EventHub } from '../events/hub.js'
import type { NewEvent } from '../events/log.js'
import type { MakeCall } from '../make/port/call.js'
import type { MakeExecution, MakeExecutionDetail } from '../make/port/executions.js'
import type { MakeApi } from '../make/port/make-api.js'
import type { MakeScenario, MakeScenarioDetail } from '../make/port/scenarios.js'
import type { Database } from '../store/database.js'
import { holdConnection, type ConnectionScope, type MirrorTarget } from '../store/scope.js'
import { markRunsRead, putExecutions, removeExecution } from './executions.js'
import { replaceFolders } from './folders.js'
import { keptMs } from './retention.js'
import type { ScenarioRow } from './scenario-mapping.js'
import { ScenarioRows } from './scenario-rows.js'
import {
  putScenarioReadings,
  removeScenario,
  replaceScenarios,
  type ScenarioReading,
} from './scenario-writes.js'
import { findScenarioRow, gatherFolders } from './scenarios.js'
import { findPartState, putPartState } from './state.js'
import { WriteBehind } from './write-behind.js'

/** A connection as the mirror needs it. */
export interface MirroredConnection {
  readonly tenantId: string
  readonly connectionId: string
  readonly target: MirrorTarget
  readonly api: MakeApi
}

/** Beyond this many changes at once the whole list is told as changed, not each scenario. */
const tellSingly = 20
/** No upstream is followed for more pages than this: 100,000 scenarios at 100 a page. */
const maxPages = 1000

/**
 * Reads the upstream into the mirror, each part once at a time however many ask. What is read is told to the tenant's
 * streams in the same transaction.
 */
export class Synchronizer {
  readonly #database: Database
  readonly #hub: EventHub
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #flights = new SingleFlight()
  /** Scenarios written by us, with the time of the write: a list that was begun before must not undo it. */
  readonly #writes = new Map<string, number>()
  readonly #rows: ScenarioRows
  readonly #readings: WriteBehind<MirroredConnection, ScenarioReading>

  constructor(parts: { database: Database; hub: EventHub; clock: Clock; logger: Logger }) {
    this.#database = parts.database
    this.#hub = parts.hub
    this.#clock = parts.clock
    this.#logger = parts.logger
    this.#rows = new ScenarioRows()
    this.#readings = new WriteBehind((connection, readings) => {
      const newest = new Map(readings.map((reading) => [reading.detail.id, reading]))
      return this.#inBackground(connection, 'scenarios that were read', () =>
        this.#keepReadings(connection, [...newest.values()]),
      )
    })
  }

  /** The connection's rows, outside any transaction. */
  scope(connection: MirroredConnection): ConnectionScope {
    return {
      db: this.#database.db,
      tenantId: connection.tenantId,
      connectionId: connection.connectionId,
    }
  }

  /**
   * Runs `work` on the connection's rows in a transaction, and tells the events that it returns.
   * @param options `alone`: writers that replace whole lists take turns, on all instances
   * @throws `not-found` when the connection has been removed, or means something else, in the meantime
   */
  async write<T>(
    connection: MirroredConnection,
    work: (scope: ConnectionScope) => Promise<{ result: T; news: readonly NewEvent[] }>,
    options: { alone?: boolean } = {},
  ): Promise<T> {
    return this.#hub.transact(connection.tenantId, async (tx) => {
      const scope = { ...this.scope(connection), db: tx }
      const held = await holdConnection(
        scope,
        connection.target,
        options.alone ? 'no key update' : 'key share',
      )
      if (!held) throw notFound('connection')
      return work(scope)
    })
  }

  async #record(
    connection: MirroredConnection,
    work: (scope: ConnectionScope) => Promise<readonly NewEvent[]>,
    options: { alone?: boolean } = {},
  ): Promise<void> {
    await this.write(
      connection,
      async (scope) => ({ result: undefined, news: await work(scope) }),
      options,
    )
  }

  /**
   * Joins equal reads of the same priority. A person never joins a read of the background: it may wait long for its share
   * of the budget, and they would wait with it.
   */
  #once<T>(
    connection: MirroredConnection,
    what: string,
    call: MakeCall,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return this.#flights.run(flightKey(connection, `${call.priority} ${what}`), call.signal, work)
  }

  /** Notes a write of ours to a scenario. */
  noteWrite(connection: MirroredConnection, scenarioId: string): void {
    const now = this.#clock.now()
    for (const [key, at] of this.#writes) if (now - at > 120_000) this.#writes.delete(key)
    this.#writes.set(flightKey(connection, scenarioId), now)
  }

  #wasWrittenSince(connection: MirroredConnection, scenarioId: string, since: number): boolean {
    const at = this.#writes.get(flightKey(connection, scenarioId))
    return at !== undefined && at >= since
  }

  #writtenSince(connection: MirroredConnection, since: number): ReadonlySet<string> {
    const prefix = flightKey(connection, '')
    return new Set(
      [...this.#writes].flatMap(([key, at]) =>
        at >= since && key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
      ),
    )
  }

  /** Reads the whole list of scenarios. */
  refreshScenarios(connection: MirroredConnection, call: MakeCall): Promise<void> {
    return this.#once(connection, 'scenarios', call, async (signal) => {
      const begun = this.#clock.now()
      const list: MakeScenario[] = []
      let next: string | null = null
      for (let page = 0; page < maxPages; page += 1) {
        const answer = await connection.api.scenarios.list({ next }, { ...call, signal })
        list.push(...answer.items)
        next = answer.next
        if (next === null) break
      }
      await this.#record(
        connection,
        async (scope) => {
          const known = await findPartState(scope, 'scenarios')
          // A read that was begun later was faster: it knows more.
          if (known !== null && known.asOf.getTime() > begun) return []
          const first = known === null
          const { changed, removed } = await replaceScenarios(
            scope,
            list,
            this.#writtenSince(connection, begun),
          )
          if (!connection.api.capabilities.folderNames) {
            const gathered = await gatherFolders(scope)
            await replaceFolders(
              scope,
              gathered.map((folder) => ({
                id: folder.id,
                name: folder.id,
                scenarioCount: folder.count,
              })),
            )
            await putPartState(scope, 'folders', {
              asOf: new Date(begun),
              next: null,
              complete: true,
            })
          }
          await putPartState(scope, 'scenarios', {
            asOf: new Date(begun),
            next: null,
            complete: true,
          })
          return first ? [] : describeChanges(connection, changed, removed)
        },
        { alone: true },
      )
    })
  }

  /** Reads the folders; where the dialect has no list of them they come with the scenarios. */
  async refreshFolders(connection: MirroredConnection, call: MakeCall): Promise<void> {
    if (!connection.api.capabilities.folderNames) {
      await this.refreshScenarios(connection, call)
      return
    }
    await this.#once(connection, 'folders', call, async (signal) => {
      const begun = this.#clock.now()
      const folders = await connection.api.folders.list({ ...call, signal })
      await this.#record(
        connection,
        async (scope) => {
          const known = await findPartState(scope, 'folders')
          if (known !== null && known.asOf.getTime() > begun) return []
          await replaceFolders(scope, folders)
          await putPartState(scope, 'folders', {
            asOf: new Date(begun),
            next: null,
            complete: true,
          })
          return []
        },
        { alone: true },
      )
    })
  }

  /** A mirrored scenario; who asks at once is answered by one look into the store. */
  findScenario(connection: MirroredConnection, scenarioId: string): Promise<ScenarioRow | null> {
    return this.#rows.find(this.scope(connection), scenarioId)
  }

  /** A mirrored scenario with all that was read of it until now, for whoever can't read it again. */
  async findSettledScenario(
    connection: MirroredConnection,
    scenarioId: string,
  ): Promise<ScenarioRow | null> {
    await this.#readings.flush(flightKey(connection, ''))
    return this.findScenario(connection, scenarioId)
  }

  /**
   * Reads one scenario. It is answered before it is mirrored: that is done behind the answer, many at once. A scenario that
   * the upstream no longer has leaves the mirror before the problem is passed on.
   * @returns `null` when a write of ours has overtaken the reading: what is mirrored is newer
   */
  async readScenario(
    connection: MirroredConnection,
    scenarioId: string,
    call: MakeCall,
  ): Promise<ScenarioReading | null> {
    const begun = this.#clock.now()
    let detail: MakeScenarioDetail
    try {
      // Equal reads are one request at the gateway.
      detail = await connection.api.scenarios.get(scenarioId, call)
    } catch (error) {
      if (isDomainError(error, 'not-found')) {
        await this.#record(connection, async (scope) => {
          await removeScenario(scope, scenarioId)
          return describeChanges(connection, [], [scenarioId])
        })
      }
      throw error
    }
    if (this.#wasWrittenSince(connection, scenarioId, begun)) return null
    const reading = { detail, asOf: new Date(begun) }
    this.#readings.add(flightKey(connection, ''), connection, reading)
    return reading
  }

  /** Mirrors what was read one by one. */
  async #keepReadings(
    connection: MirroredConnection,
    readings: readonly ScenarioReading[],
  ): Promise<void> {
    await this.#record(connection, async (scope) => {
      const kept = readings.filter(
        // What was read before a write of ours would undo it in the mirror.
        ({ detail, asOf }) => !this.#wasWrittenSince(connection, detail.id, asOf.getTime()),
      )
      return describeChanges(connection, await putScenarioReadings(scope, kept), [])
    })
  }

  /** Reads a scenario's newest runs, page by page until those that are known already. */
  refreshRuns(connection: MirroredConnection, scenarioId: string, call: MakeCall): Promise<void> {
    return this.#once(connection, `runs ${scenarioId}`, call, async (signal) => {
      const begun = this.#clock.now()
      const part = `executions:${scenarioId}` as const
      const before = await findPartState(this.scope(connection), part)
      const runs: MakeExecution[] = []
      let next: string | null = null
      for (let page = 0; page < maxPages; page += 1) {
        const answer = await connection.api.executions.list(
          scenarioId,
          { next },
          { ...call, signal },
        )
        runs.push(...answer.items)
        next = answer.next
        // The first reading takes the newest page; older ones are read when somebody asks for them.
        if (before === null || next === null) break
        if (oldestStart(answer.items) <= before.asOf.getTime()) break
      }
      await this.#record(connection, async (scope) => {
        const now = new Date(this.#clock.now())
        const news = await putExecutions(scope, runs, now, { quiet: before === null })
        await putPartState(scope, part, {
          asOf: new Date(begun),
          next: before === null ? next : before.next,
          complete: before === null ? next === null : before.complete,
        })
        await markRunsRead(scope, scenarioId, now)
        if (before === null && runs.length > 0) {
          // Lists show the last run now. Told of this one alone, a page would read it by itself, whole, from upstream.
          news.push({ type: 'scenarios.changed', connectionId: connection.connectionId })
        }
        return news
      })
    })
  }

  /** Reads one more page of a scenario's past; answers whether there is more. */
  readOlderRuns(
    connection: MirroredConnection,
    scenarioId: string,
    call: MakeCall,
  ): Promise<boolean> {
    return this.#once(connection, `older runs ${scenarioId}`, call, async (signal) => {
      const part = `executions:${scenarioId}` as const
      const before = await findPartState(this.scope(connection), part)
      if (before === null || before.complete || before.next === null) return false
      const answer = await connection.api.executions.list(
        scenarioId,
        { next: before.next },
        { ...call, signal },
      )
      // What is older than the mirror keeps is not read: it would be forgotten again at once.
      const complete =
        answer.next === null || oldestStart(answer.items) < this.#clock.now() - keptMs
      await this.#record(connection, async (scope) => {
        await putExecutions(scope, answer.items, new Date(this.#clock.now()), { quiet: true })
        await putPartState(scope, part, {
          asOf: before.asOf,
          next: complete ? null : answer.next,
          complete,
        })
        return []
      })
      return !complete
    })
  }

  /** Reads one run, whole. `scenarioId` is needed where the dialect doesn't tell it. */
  refreshExecution(
    connection: MirroredConnection,
    executionId: string,
    scenarioId: string | null,
    call: MakeCall,
  ): Promise<MakeExecutionDetail> {
    return this.#once(connection, `run ${executionId}`, call, async (signal) => {
      const detail = await connection.api.executions.get(executionId, {
        ...call,
        signal,
      })
      const owner = detail.scenarioId ?? scenarioId
      if (owner !== null && (await findScenarioRow(this.scope(connection), owner))) {
        const { steps: _steps, outputs: _outputs, ...run } = { ...detail, scenarioId: owner }
        await this.#record(connection, (scope) =>
          putExecutions(scope, [run], new Date(this.#clock.now()), {
            detail: detail,
          }),
        )
      }
      return detail
    })
  }

  /** Forgets a run that the upstream does not know. */
  async forgetExecution(connection: MirroredConnection, executionId: string): Promise<void> {
    await this.#record(connection, (scope) => removeExecution(scope, executionId))
  }

  /** Runs `work` in the background; a failure is no more than a log line, since what is mirrored stays. */
  inBackground(connection: MirroredConnection, what: string, work: () => Promise<unknown>): void {
    void this.#inBackground(connection, what, work)
  }

  async #inBackground(
    connection: MirroredConnection,
    what: string,
    work: () => Promise<unknown>,
  ): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#logger.debug(
        {
          tenantId: connection.tenantId,
          connectionId: connection.connectionId,
          what,
          problem: isDomainError(error) ? error.problem : String(error),
        },
        'a background read failed',
      )
    }
  }

  /** Ends when nothing is read any more, and all that was read is mirrored. */
  async idle(): Promise<void> {
    await this.#flights.idle()
    await this.#readings.idle()
  }
}

/** When the oldest of the runs began, in ms; `Infinity` when none has a start. */
function oldestStart(runs: readonly MakeExecution[]): number {
  return runs.reduce(
    (least, run) => Math.min(least, run.startedAt ? Date.parse(run.startedAt) : least),
    Infinity,
  )
}

function flightKey({ tenantId, connectionId, target }: MirroredConnection, what: string): string {
  return JSON.stringify([tenantId, connectionId, target.organizationId, target.teamId]) + what
}

function describeChanges(
  { connectionId }: MirroredConnection,
  changed: readonly string[],
  removed: readonly string[],
): NewEvent[] {
  if (changed.length + removed.length > tellSingly)
    return [{ type: 'scenarios.changed', connectionId }]
  return [
    ...changed.map((scenarioId): NewEvent => ({
      type: 'scenario.changed',
      connectionId,
      scenarioId,
    })),
    ...removed.map((scenarioId): NewEvent => ({
      type: 'scenario.removed',
      connectionId,
      scenarioId,
    })),
  ]
}
