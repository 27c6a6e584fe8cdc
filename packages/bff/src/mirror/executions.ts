import { desc, eq, gte, isNull, sql } from 'drizzle-orm'
import type { Execution, ExecutionDetail, ExecutionStatus } from '@inlaykit/shared'
import { inParts } from '../core/parts.js'
import type { NewEvent } from '../events/log.js'
import type { MakeExecution } from '../make/port/executions.js'
import type { MakeApi } from '../make/port/make-api.js'
import { isAnyOf, ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorExecutions, mirrorScenarios } from '../store/tables.js'

type Row = typeof mirrorExecutions.$inferSelect

/** A run whose stop a person asked for ends as stopped, whatever word the upstream has for it, unless it made it to its end. */
function settle(status: ExecutionStatus, stopRequested: boolean): ExecutionStatus {
  return stopRequested && status === 'error' ? 'stopped' : status
}

/**
 * How what did not succeed is run again: the upstream does it by itself, we do it with the input that is kept, or nobody does.
 */
export type RetryMeans = 'upstream' | 'kept-input' | 'none'

/** See {@link RetryMeans}. */
export function retryMeansOf({ capabilities, executions }: MakeApi): RetryMeans {
  if (!capabilities.retryExecution) return 'none'
  return executions.retry === null ? 'kept-input' : 'upstream'
}

function isRetryable({ status, inputKept }: Row, means: RetryMeans): boolean {
  if (status === 'running' || status === 'success') return false
  return means === 'upstream' || (means === 'kept-input' && inputKept)
}

/** The run as it is answered, without the scenario's name, which is kept with the scenario alone. */
export function toExecution(row: Row, means: RetryMeans): Execution {
  const execution: Execution = {
    ...row.row,
    status: row.status,
    scenarioId: row.scenarioId,
    retryable: isRetryable(row, means),
  }
  return row.status === 'stopped' ? { ...execution, error: null } : execution
}

/** One run, whole, as it was last read. */
export function toExecutionDetail(row: Row, means: RetryMeans): ExecutionDetail {
  return { steps: null, outputs: null, ...row.detail, ...toExecution(row, means) }
}

/** The mirrored run, or `null`. */
export async function findExecutionRow(
  scope: ConnectionScope,
  executionId: string,
): Promise<Row | null> {
  const [row] = await scope.db
    .select()
    .from(mirrorExecutions)
    .where(ofConnection(scope, mirrorExecutions, eq(mirrorExecutions.id, executionId)))
  return row ?? null
}

/**
 * Keeps runs as they were just read and answers the events to tell. What a shorter answer leaves out stays as it was
 * known; a run that has ended never goes back to running, whichever answer comes last. The scenario's last run follows.
 * @param options `detail`: the one run, whole · `quiet`: history, of which nobody needs to be told run by run
 */
export async function putExecutions(
  scope: ConnectionScope,
  runs: readonly MakeExecution[],
  now: Date,
  options: { detail?: ExecutionDetail | undefined; quiet?: boolean } = {},
): Promise<NewEvent[]> {
  if (runs.length === 0) return []
  const { db, tenantId, connectionId } = scope
  const ids = runs.map((run) => run.id)
  const present = new Map(
    (
      await db
        .select()
        .from(mirrorExecutions)
        .where(ofConnection(scope, mirrorExecutions, isAnyOf(mirrorExecutions.id, ids)))
    ).map((row) => [row.id, row]),
  )
  const news: NewEvent[] = []
  const rows = new Map<string, typeof mirrorExecutions.$inferInsert>()
  for (const run of runs) {
    const old = present.get(run.id)
    if (old && old.status !== 'running' && run.status === 'running') continue
    const known = Object.fromEntries(
      Object.entries(run).filter(
        ([key, value]) =>
          value !== null && value !== undefined && !(key === 'trigger' && value === 'unknown'),
      ),
    )
    const status = settle(run.status, old?.stopRequested ?? false)
    const row = { trigger: 'unknown', ...old?.row, ...known, status } as Execution
    rows.set(run.id, {
      tenantId,
      connectionId,
      id: run.id,
      scenarioId: run.scenarioId,
      status,
      trigger: row.trigger,
      startedAt: row.startedAt ? new Date(row.startedAt) : null,
      row,
      detail: options.detail ?? old?.detail ?? null,
      stopRequested: old?.stopRequested ?? false,
      seenAt: now,
    })
    const changed = !old || old.status !== status || old.row.operations !== row.operations
    const worthTelling = !options.quiet || run.status === 'running' || old?.status === 'running'
    if (changed && worthTelling) {
      news.push({
        type: 'execution.changed',
        connectionId,
        scenarioId: run.scenarioId,
        executionId: run.id,
        status,
      })
    }
  }
  const values = [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (values.length === 0) return news
  for (const part of inParts(values)) {
    await db
      .insert(mirrorExecutions)
      .values(part)
      .onConflictDoUpdate({
        target: [mirrorExecutions.tenantId, mirrorExecutions.connectionId, mirrorExecutions.id],
        set: {
          // A stop that a person asked for in the meantime counts here too.
          status: sql`case when ${mirrorExecutions.stopRequested} and excluded.status = 'error' then 'stopped' else excluded.status end`,
          trigger: sql`excluded.trigger`,
          startedAt: sql`excluded.started_at`,
          row: sql`excluded."row"`,
          detail: sql`excluded.detail`,
          seenAt: sql`excluded.seen_at`,
        },
        // The same rule once more, for an answer that another instance has written in the meantime.
        setWhere: sql`${mirrorExecutions.status} = 'running' or excluded.status <> 'running'`,
      })
  }
  for (const scenarioId of new Set(values.map((row) => row.scenarioId))) {
    await followLastRun(scope, scenarioId)
  }
  return news
}

/** The scenario's last run is its newest mirrored one, unless the list has told of a newer. */
async function followLastRun(scope: ConnectionScope, scenarioId: string): Promise<void> {
  const [newest] = await scope.db
    .select()
    .from(mirrorExecutions)
    .where(ofConnection(scope, mirrorExecutions, eq(mirrorExecutions.scenarioId, scenarioId)))
    .orderBy(desc(mirrorExecutions.sortAt), desc(mirrorExecutions.id))
    .limit(1)
  if (!newest) return
  const startedAt = newest.startedAt ?? newest.seenAt
  await scope.db
    .update(mirrorScenarios)
    .set({
      lastRunAt: sql`greatest(${mirrorScenarios.lastRunAt}, ${startedAt})`,
      lastRunStatus: newest.status,
      lastExecutionId: newest.id,
    })
    .where(ofConnection(scope, mirrorScenarios, eq(mirrorScenarios.id, scenarioId)))
}

/** Notes that the scenario's newest runs were just read. */
export async function markRunsRead(
  scope: ConnectionScope,
  scenarioId: string,
  now: Date,
): Promise<void> {
  await scope.db
    .update(mirrorScenarios)
    .set({ runsAsOf: now })
    .where(ofConnection(scope, mirrorScenarios, eq(mirrorScenarios.id, scenarioId)))
}

/** Notes that a person asked for the run's stop; it is shown as stopped from now on. */
export async function markStopped(
  scope: ConnectionScope,
  row: Row,
  now: Date,
): Promise<NewEvent[]> {
  const startedMs = row.startedAt?.getTime()
  await scope.db
    .update(mirrorExecutions)
    .set({
      stopRequested: true,
      status: 'stopped',
      row: {
        ...row.row,
        status: 'stopped',
        finishedAt: now.toISOString(),
        durationMs: startedMs === undefined ? null : Math.max(0, now.getTime() - startedMs),
      },
    })
    .where(ofConnection(scope, mirrorExecutions, eq(mirrorExecutions.id, row.id)))
  await followLastRun(scope, row.scenarioId)
  return [
    {
      type: 'execution.changed',
      connectionId: scope.connectionId,
      scenarioId: row.scenarioId,
      executionId: row.id,
      status: 'stopped',
    },
  ]
}

/**
 * Notes that Make told of the run's end; answers whether it was the first to tell, of a run of that scenario which is mirrored as
 * running.
 */
export async function markEndTold(
  scope: ConnectionScope,
  { executionId, scenarioId }: { readonly executionId: string; readonly scenarioId: string },
  now: Date,
): Promise<boolean> {
  const marked = await scope.db
    .update(mirrorExecutions)
    .set({ endToldAt: now })
    .where(
      ofConnection(
        scope,
        mirrorExecutions,
        eq(mirrorExecutions.id, executionId),
        eq(mirrorExecutions.scenarioId, scenarioId),
        eq(mirrorExecutions.status, 'running'),
        isNull(mirrorExecutions.endToldAt),
      ),
    )
    .returning({ id: mirrorExecutions.id })
  return marked.length > 0
}

/** The runs that are mirrored as running, with their scenarios. */
export async function listRunning(
  scope: ConnectionScope,
): Promise<{ id: string; scenarioId: string }[]> {
  return scope.db
    .select({ id: mirrorExecutions.id, scenarioId: mirrorExecutions.scenarioId })
    .from(mirrorExecutions)
    .where(ofConnection(scope, mirrorExecutions, eq(mirrorExecutions.status, 'running')))
    .limit(100)
}

/** The newest run of a scenario that began at `since` or later, or `null`. */
export async function findRunSince(
  scope: ConnectionScope,
  scenarioId: string,
  since: Date,
): Promise<{ id: string; status: ExecutionStatus } | null> {
  const [run] = await scope.db
    .select({ id: mirrorExecutions.id, status: mirrorExecutions.status })
    .from(mirrorExecutions)
    .where(
      ofConnection(
        scope,
        mirrorExecutions,
        eq(mirrorExecutions.scenarioId, scenarioId),
        gte(mirrorExecutions.startedAt, since),
      ),
    )
    .orderBy(desc(mirrorExecutions.startedAt))
    .limit(1)
  return run ?? null
}

/** Forgets a run that the upstream does not know; the event makes pages look again. */
export async function removeExecution(
  scope: ConnectionScope,
  executionId: string,
): Promise<NewEvent[]> {
  const removed = await scope.db
    .delete(mirrorExecutions)
    .where(ofConnection(scope, mirrorExecutions, eq(mirrorExecutions.id, executionId)))
    .returning({ scenarioId: mirrorExecutions.scenarioId })
  return removed.map(({ scenarioId }) => ({
    type: 'execution.changed',
    connectionId: scope.connectionId,
    scenarioId,
    executionId,
  }))
}
