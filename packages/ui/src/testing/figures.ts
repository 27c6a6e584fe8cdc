import type {
  Execution,
  ExecutionBars,
  ExecutionBarsQuery,
  ExecutionFigures,
  ExecutionSummary,
  ExecutionSummaryQuery,
} from '@inlaykit/shared'
import { matchExecutions } from './lists.js'

const dayMs = 24 * 60 * 60_000
const mostBars = 5000

/** The story's runs in columns, as the BFF answers them. */
export function barsOut(runs: Iterable<Execution>, query: ExecutionBarsQuery): ExecutionBars {
  const matching = matchExecutions(runs, query).filter(({ startedAt }) => startedAt)
  const shown = matching.slice(0, mostBars)
  const names = new Map(
    shown.map(({ scenarioId, scenarioName }) => [scenarioId ?? '', scenarioName ?? null]),
  )
  const places = [...names.keys()]
  return {
    ids: shown.map(({ id }) => id),
    scenarioIndexes: shown.map(({ scenarioId }) => places.indexOf(scenarioId ?? '')),
    statuses: shown.map(({ status }) => status),
    startedAt: shown.map(({ startedAt }) => Date.parse(startedAt ?? '')),
    durationsMs: shown.map(({ durationMs }) => durationMs ?? null),
    scenarios: [...names].map(([id, name]) => ({ id, name })),
    truncated: matching.length > mostBars,
    asOf: new Date().toISOString(),
  }
}

/** The story's runs in figures, as the BFF answers them. */
export function summaryOut(
  runs: Iterable<Execution>,
  query: ExecutionSummaryQuery,
): ExecutionSummary {
  const to = query.to === undefined ? Date.now() : Date.parse(query.to)
  const from = query.from === undefined ? to - dayMs : Date.parse(query.from)
  const all = [...runs]
  const figuresOf = (first: number, last: number): ExecutionFigures => {
    const range = { from: new Date(first).toISOString(), to: new Date(last).toISOString() }
    return { ...range, ...sumUp(matchExecutions(all, { ...query, ...range })) }
  }
  const width = Math.ceil((to - from + 1) / (query.buckets ?? 1))
  const parts = query.buckets === undefined ? 0 : Math.ceil((to - from + 1) / width)
  return {
    ...figuresOf(from, to),
    buckets: Array.from({ length: parts }, (_, index) =>
      figuresOf(from + index * width, Math.min(to, from + (index + 1) * width - 1)),
    ),
    asOf: new Date().toISOString(),
  }
}

function sumUp(runs: readonly Execution[]): Omit<ExecutionFigures, 'from' | 'to'> {
  const counts = { running: 0, success: 0, warning: 0, error: 0, stopped: 0 }
  for (const { status } of runs) counts[status] += 1
  const durations = runs.flatMap(({ durationMs }) => durationMs ?? []).toSorted((a, b) => a - b)
  const operations = runs.flatMap((run) => run.operations ?? [])
  const at = (share: number) => durations[Math.floor((durations.length - 1) * share)] ?? null
  return {
    counts,
    p50DurationMs: at(0.5),
    p95DurationMs: at(0.95),
    operations: operations.length === 0 ? null : operations.reduce((sum, one) => sum + one, 0),
  }
}
