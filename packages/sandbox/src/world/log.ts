import type { Executions } from './executions.js'
import type { History } from './history.js'
import type { Execution, Scenario, ScenarioChange } from './model.js'

/** A row of a scenario's log: a run, or a change somebody made. */
export type LogEntry =
  | { readonly kind: 'execution'; readonly at: number; readonly execution: Execution }
  | { readonly kind: 'change'; readonly at: number; readonly change: ScenarioChange }

function ofExecution(execution: Execution): LogEntry {
  return { kind: 'execution', at: execution.startedAt, execution }
}

function ofChange(change: ScenarioChange): LogEntry {
  return { kind: 'change', at: change.at, change }
}

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
  // Of equal times the later in line comes first; the sort is stable.
  const kept = [...scenario.changes.map(ofChange), ...executions.of(scenario.id).map(ofExecution)]
    .filter(({ at }) => at <= until)
    .toReversed()
    .sort((a, b) => b.at - a.at)
  let next = 0
  for (const past of history.newestFirst(scenario, until)) {
    for (let row = kept[next]; row && row.at >= past.startedAt; row = kept[next]) {
      next++
      yield row
    }
    yield ofExecution(past)
  }
  yield* kept.slice(next)
}
