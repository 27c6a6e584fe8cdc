import type { Clock } from '../core/clock.js'
import type { MakeCall } from '../make/port/call.js'
import type { MakeExecution, MakeExecutionDetail } from '../make/port/executions.js'
import { markRunsRead, putExecutions, removeExecution } from './executions.js'
import type { MirrorRecords } from './mirror-records.js'
import type { MirroredConnection } from './mirrored-connection.js'
import { maxPages, type ReadOnce } from './read-once.js'
import { keptMs } from './retention.js'
import { findScenarioRow } from './scenarios.js'
import { findPartState, putPartState } from './state.js'

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

  /** Reads a scenario's newest runs, page by page until those that are known already. */
  refreshRuns(connection: MirroredConnection, scenarioId: string, call: MakeCall): Promise<void> {
    return this.#once.run(connection, `runs ${scenarioId}`, call, async (signal) => {
      const begun = this.#clock.now()
      const part = `executions:${scenarioId}` as const
      const before = await findPartState(this.#records.scope(connection), part)
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
      await this.#records.record(connection, async (scope) => {
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
    return this.#once.run(connection, `older runs ${scenarioId}`, call, async (signal) => {
      const part = `executions:${scenarioId}` as const
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
    return this.#once.run(connection, `run ${executionId}`, call, async (signal) => {
      const detail = await connection.api.executions.get(executionId, {
        ...call,
        signal,
      })
      const owner = detail.scenarioId ?? scenarioId
      if (owner !== null && (await findScenarioRow(this.#records.scope(connection), owner))) {
        const { steps: _steps, outputs: _outputs, ...run } = { ...detail, scenarioId: owner }
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

/** When the oldest of the runs began, in ms; `Infinity` when none has a start. */
function oldestStart(runs: readonly MakeExecution[]): number {
  return runs.reduce(
    (least, run) => Math.min(least, run.startedAt ? Date.parse(run.startedAt) : least),
    Infinity,
  )
}
