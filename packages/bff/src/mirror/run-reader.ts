import type { Clock } from '../core/clock.js'
import { isDomainError } from '../core/errors.js'
import type { MakeCall } from '../make/port/call.js'
import type { MakeExecution, MakeExecutionDetail } from '../make/port/executions.js'
import { markRunsRead, putExecutions, removeExecution } from './executions.js'
import type { MirrorRecords } from './mirror-records.js'
import type { MirroredConnection } from './mirrored-connection.js'
import { maxPages, type ReadOnce } from './read-once.js'
import { keptMs } from './retention.js'
import { findScenarioRow } from './scenarios.js'
import { findPartState, putPartState, putPast, putReading, type PartState } from './state.js'

/** Reads the histories of scenarios, and runs one by one. */
export class RunReader {
  readonly #records: MirrorRecords
  readonly #once: ReadOnce
  readonly #clock: Clock

  constructor(parts: { records: MirrorRecords; once: ReadOnce; clock: Clock }) {
    this.#records = parts.records
    this.#once = parts.once
    this.#clock = parts.clock
  }

  /**
   * Reads a scenario's newest runs, page by page until those that are known already. Each page is kept as it comes, and a
   * reading that breaks off is gone on with by the next: an outage of hours is caught up with, however many runs it hides.
   */
  refreshRuns(connection: MirroredConnection, scenarioId: string, call: MakeCall): Promise<void> {
    return this.#once.run(connection, `runs ${scenarioId}`, call, async (signal) => {
      const read = { ...call, signal }
      const known = await findPartState(this.#records.scope(connection), partOf(scenarioId))
      if (known === null) return this.#readFirst(connection, scenarioId, read)
      const begun = new Date(this.#clock.now())
      const asOf = await this.#closeGap(connection, scenarioId, known, read)
      await this.#readUntil(connection, scenarioId, asOf, { asOf: begun, next: null }, read)
    })
  }

  /** Reads the newest page of a history that nothing is known of; older ones are read when somebody asks for them. */
  async #readFirst(
    connection: MirroredConnection,
    scenarioId: string,
    call: MakeCall,
  ): Promise<void> {
    const asOf = new Date(this.#clock.now())
    const { items, next } = await connection.api.executions.list(scenarioId, { next: null }, call)
    await this.#records.record(connection, async (scope) => {
      const now = new Date(this.#clock.now())
      const news = await putExecutions(scope, items, now, { quiet: true })
      await putPartState(scope, partOf(scenarioId), { asOf, next, complete: next === null })
      await markRunsRead(scope, scenarioId, now)
      // Lists show the last run now. Told of this one alone, a page would read it by itself, whole, from upstream.
      if (items.length > 0) {
        news.push({ type: 'scenarios.changed', connectionId: connection.connectionId })
      }
      return news
    })
  }

  /** Goes on with a reading that was broken off; answers as of when all is known then. */
  async #closeGap(
    connection: MirroredConnection,
    scenarioId: string,
    { asOf, gap }: PartState,
    call: MakeCall,
  ): Promise<Date> {
    if (!gap) return asOf
    try {
      await this.#readUntil(connection, scenarioId, asOf, gap, call)
      return gap.asOf
    } catch (error) {
      // Make knows that place no more: all since then is read from the newest on.
      if (!isDomainError(error, 'upstream-rejected') && !isDomainError(error, 'not-found'))
        throw error
      return asOf
    }
  }

  /**
   * Reads from a place on, or from the newest, until what began at `until`, and notes after each page how far it has come.
   * The first page and the last are told run by run, so that lists show both; what lies between is history.
   */
  async #readUntil(
    connection: MirroredConnection,
    scenarioId: string,
    until: Date,
    from: { readonly asOf: Date; readonly next: string | null },
    call: MakeCall,
  ): Promise<void> {
    let next = from.next
    for (let page = 0; page < maxPages; page += 1) {
      const answer = await connection.api.executions.list(scenarioId, { next }, call)
      next = answer.next
      const place =
        next !== null && oldestStart(answer.items) > until.getTime()
          ? { next, asOf: from.asOf }
          : null
      await this.#records.record(connection, async (scope) => {
        const now = new Date(this.#clock.now())
        const isBetween = place !== null && (page > 0 || from.next !== null)
        const news = await putExecutions(scope, answer.items, now, { quiet: isBetween })
        await putReading(scope, partOf(scenarioId), { asOf: place ? until : from.asOf, gap: place })
        if (place === null) await markRunsRead(scope, scenarioId, now)
        return news
      })
      if (place === null) return
    }
  }

  /** Reads one more page of a scenario's past; answers whether there is more. */
  readOlderRuns(
    connection: MirroredConnection,
    scenarioId: string,
    call: MakeCall,
  ): Promise<boolean> {
    return this.#once.run(connection, `older runs ${scenarioId}`, call, async (signal) => {
      const part = partOf(scenarioId)
      const before = await findPartState(this.#records.scope(connection), part)
      if (before === null || before.complete || before.next === null) return false
      const answer = await connection.api.executions.list(
        scenarioId,
        { next: before.next },
        { ...call, signal },
      )
      // What is older than the mirror keeps is not read: it would be forgotten again at once.
      const complete =
        answer.next === null || oldestStart(answer.items) < this.#clock.now() - keptMs
      await this.#records.record(connection, async (scope) => {
        await putExecutions(scope, answer.items, new Date(this.#clock.now()), { quiet: true })
        await putPast(scope, part, { next: complete ? null : answer.next, complete })
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
    return this.#once.run(connection, `run ${executionId}`, call, async (signal) => {
      const detail = await connection.api.executions.get(executionId, {
        ...call,
        signal,
      })
      const owner = detail.scenarioId ?? scenarioId
      if (owner !== null && (await findScenarioRow(this.#records.scope(connection), owner))) {
        const {
          steps: _steps,
          outputs: _outputs,
          outputsTooLarge: _outputsTooLarge,
          ...run
        } = { ...detail, scenarioId: owner }
        await this.#records.record(connection, (scope) =>
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
    await this.#records.record(connection, (scope) => removeExecution(scope, executionId))
  }
}

function partOf(scenarioId: string) {
  return `executions:${scenarioId}` as const
}

/** When the oldest of the runs began, in ms; `Infinity` when none has a start. */
function oldestStart(runs: readonly MakeExecution[]): number {
  return runs.reduce(
    (least, run) => Math.min(least, run.startedAt ? Date.parse(run.startedAt) : least),
    Infinity,
  )
}
