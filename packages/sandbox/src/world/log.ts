import type { Executions } from './executions.js'
import type { History } from './history.js'
import type { Execution, Scenario, ScenarioChange } from './model.js'

const day = 86_400_000

/** A row of a scenario's log: a run, or a change somebody made. */
export type LogEntry =
  | { readonly kind: 'execution'; readonly at: number; readonly execution: Execution }
  | { readonly kind: 'change'; readonly at: number; readonly change: ScenarioChange }

const ofExecution = (execution: Execution): LogEntry => ({
  kind: 'execution',
  at: execution.startedAt,
  execution,
})
const newestFirst = (a: LogEntry, b: LogEntry) => b.at - a.at

/**
 * The log of a scenario, newest first. The past is worked out day by day as the reader goes on, so that the first page
 * costs a day or two.
 * @param until rows after it are left out
 */
export function* readLog(
  scenario: Scenario,
  { history, executions }: { readonly history: History; readonly executions: Executions },
  until = Infinity,
): Generator<LogEntry> {
  const recent = [
    ...executions.of(scenario.id).map(ofExecution),
    ...scenario.changes.map((change): LogEntry => ({ kind: 'change', at: change.at, change })),
  ]
    .filter(({ at }) => at <= until)
    .reverse()
    .sort(newestFirst)
  let next = 0
  const range = history.days(scenario)
  const from = range ? Math.min(range.last, Math.floor(until / day)) : 0
  for (let of = from; range && of >= range.first; of--) {
    for (const past of history.onDay(scenario, of).toReversed()) {
      if (past.startedAt > until) continue
      for (let row = recent[next]; row && row.at >= past.startedAt; row = recent[next]) {
        next++
        yield row
      }
      yield ofExecution(past)
    }
  }
  yield* recent.slice(next)
}
