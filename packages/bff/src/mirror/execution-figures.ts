import { desc, sql } from 'drizzle-orm'
import { mostBars, type ExecutionBars, type ExecutionFigures } from '@inlaykit/shared'
import type { ConnectionScope } from '../store/scope.js'
import { mirrorExecutions } from '../store/tables.js'
import { matchExecutions, type ExecutionMatch } from './execution-list.js'
import { scenarioNames } from './scenarios.js'

/** The newest matching runs in columns. */
export async function listMirroredBars(
  scope: ConnectionScope,
  match: ExecutionMatch,
): Promise<Omit<ExecutionBars, 'asOf'>> {
  const rows = await scope.db
    .select({
      id: mirrorExecutions.id,
      scenarioId: mirrorExecutions.scenarioId,
      status: mirrorExecutions.status,
      startedAt: sql<number>`(extract(epoch from ${mirrorExecutions.sortAt}) * 1000)::double precision`,
      durationMs: mirrorExecutions.durationMs,
    })
    .from(mirrorExecutions)
    .where(matchExecutions(scope, { ...match, from: match.from ?? new Date(0).toISOString() }))
    .orderBy(desc(mirrorExecutions.sortAt), desc(mirrorExecutions.id))
    .limit(mostBars + 1)
  const shown = rows.slice(0, mostBars)
  const ids = [...new Set(shown.map(({ scenarioId }) => scenarioId))]
  const places = new Map(ids.map((id, place) => [id, place]))
  // A join would look a name up for each run; there are mostly far fewer scenarios.
  const names = await scenarioNames(scope, ids)
  return {
    ids: shown.map(({ id }) => id),
    scenarioIndexes: shown.map(({ scenarioId }) => places.get(scenarioId) ?? 0),
    statuses: shown.map(({ status }) => status),
    startedAt: shown.map(({ startedAt }) => Math.floor(startedAt)),
    durationsMs: shown.map(({ durationMs }) => durationMs),
    scenarios: ids.map((id) => ({ id, name: names.get(id) ?? null })),
    truncated: rows.length > mostBars,
  }
}

/** A time, both ends inclusive, in ms since the epoch. */
export interface TimeRange {
  readonly from: number
  readonly to: number
}

/** What the database answers of a time; a type, since its driver takes no interface. */
type Sums = Readonly<
  Record<keyof ExecutionFigures['counts'], number> & {
    p50: number | null
    p95: number | null
    operations: number | null
  }
>

const nothing: Sums = {
  running: 0,
  success: 0,
  warning: 0,
  error: 0,
  stopped: 0,
  p50: null,
  p95: null,
  operations: null,
}

function toFigures(sums: Sums, range: TimeRange): ExecutionFigures {
  const { running, success, warning, error, stopped, p50, p95, operations } = sums
  return {
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    counts: { running, success, warning, error, stopped },
    p50DurationMs: p50 === null ? null : Math.round(p50),
    p95DurationMs: p95 === null ? null : Math.round(p95),
    operations,
  }
}

/**
 * The matching runs of a time in figures, and of its parts, in one statement.
 * @param buckets in how many parts at most; 0: in none
 */
export async function summarizeMirroredExecutions(
  scope: ConnectionScope,
  match: Omit<ExecutionMatch, 'from' | 'to'>,
  range: TimeRange,
  buckets: number,
): Promise<ExecutionFigures & { buckets: ExecutionFigures[] }> {
  const { sortAt, status, durationMs, operations } = mirrorExecutions
  const length = range.to - range.from + 1
  const width = Math.ceil(length / Math.max(1, buckets))
  const from = new Date(range.from).toISOString()
  const matches = matchExecutions(scope, { ...match, from, to: new Date(range.to).toISOString() })
  const { rows } = await scope.db.execute<Sums & { bucket: number | null }>(sql`
    with runs as (
      select ${status} as status, ${durationMs} as duration, ${operations} as operations,
        floor((extract(epoch from ${sortAt} - ${from}::timestamptz) * 1000)::double precision / ${width}::double precision)
          as bucket
      from ${mirrorExecutions} where ${matches}
    )
    select bucket,
      count(*) filter (where status = 'running')::int as running,
      count(*) filter (where status = 'success')::int as success,
      count(*) filter (where status = 'warning')::int as warning,
      count(*) filter (where status = 'error')::int as error,
      count(*) filter (where status = 'stopped')::int as stopped,
      percentile_cont(0.5) within group (order by duration) as p50,
      percentile_cont(0.95) within group (order by duration) as p95,
      sum(operations) as operations
    from runs
    group by grouping sets ((), (bucket))`)
  const byBucket = new Map(rows.map((row) => [row.bucket, row]))
  const parts = buckets > 0 ? Math.ceil(length / width) : 0
  return {
    ...toFigures(byBucket.get(null) ?? nothing, range),
    buckets: Array.from({ length: parts }, (_, index) =>
      toFigures(byBucket.get(index) ?? nothing, {
        from: range.from + index * width,
        to: Math.min(range.to, range.from + (index + 1) * width - 1),
      }),
    ),
  }
}
