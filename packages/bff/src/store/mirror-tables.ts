import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import type {
  Execution,
  ExecutionDetail,
  ExecutionStatus,
  ExecutionTrigger,
  IncompleteExecution,
  Member,
  Scenario,
  ScenarioDetail,
  ScenarioStatus,
  Webhook,
} from '@inlaykit/shared'
import { bytes, endlessTime, inlaykit, time } from './columns.js'

/** What the upstream last told of a scenario. `row` is the contract's shape; the columns beside it are what lists filter and sort by. */
export const mirrorScenarios = inlaykit.table(
  'mirror_scenarios',
  {
    tenantId: text('tenant_id').notNull(),
    connectionId: text('connection_id').notNull(),
    id: text('id').notNull(),
    nameKey: text('name_key').notNull(),
    searchText: text('search_text').notNull(),
    status: text('status').$type<ScenarioStatus>().notNull(),
    folderId: text('folder_id'),
    nextRunAt: time('next_run_at'),
    operations: bigint('operations', { mode: 'number' }),
    lastRunAt: time('last_run_at'),
    lastRunStatus: text('last_run_status').$type<ExecutionStatus>(),
    lastExecutionId: text('last_execution_id'),
    row: jsonb('row').$type<Scenario>().notNull(),
    detail: jsonb('detail').$type<ScenarioDetail>(),
    detailAsOf: time('detail_as_of'),
    /** When the newest runs were read; `null`: never, or the list has told of a newer run since. */
    runsAsOf: time('runs_as_of'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.connectionId, table.id] }),
    index('mirror_scenarios_name').on(table.tenantId, table.connectionId, table.nameKey, table.id),
    index('mirror_scenarios_last_run').on(
      table.tenantId,
      table.connectionId,
      table.lastRunAt,
      table.id,
    ),
    index('mirror_scenarios_next_run').on(
      table.tenantId,
      table.connectionId,
      table.nextRunAt,
      table.id,
    ),
    index('mirror_scenarios_operations').on(
      table.tenantId,
      table.connectionId,
      table.operations,
      table.id,
    ),
  ],
)

/** What the upstream last told of its folders. */
export const mirrorFolders = inlaykit.table(
  'mirror_folders',
  {
    tenantId: text('tenant_id').notNull(),
    connectionId: text('connection_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    scenarioCount: integer('scenario_count'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId, table.id] })],
)

/** What the upstream last told of its members. */
export const mirrorMembers = inlaykit.table(
  'mirror_members',
  {
    tenantId: text('tenant_id').notNull(),
    connectionId: text('connection_id').notNull(),
    id: text('id').notNull(),
    nameKey: text('name_key').notNull(),
    row: jsonb('row').$type<Omit<Member, 'you'>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId, table.id] })],
)

/**
 * What the upstream last told of its webhooks, without their addresses: those are in `secrets`, under the connection.
 * `urlHash` tells whether the address is another now.
 */
export const mirrorWebhooks = inlaykit.table(
  'mirror_webhooks',
  {
    tenantId: text('tenant_id').notNull(),
    connectionId: text('connection_id').notNull(),
    id: text('id').notNull(),
    nameKey: text('name_key').notNull(),
    scenarioId: text('scenario_id'),
    urlHash: bytes('url_hash'),
    row: jsonb('row').$type<Webhook>().notNull(),
    asOf: time('as_of').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId, table.id] })],
)

/** The runs that were seen. `stopRequested`: a person asked for the stop through us. */
export const mirrorExecutions = inlaykit.table(
  'mirror_executions',
  {
    tenantId: text('tenant_id').notNull(),
    connectionId: text('connection_id').notNull(),
    id: text('id').notNull(),
    scenarioId: text('scenario_id').notNull(),
    status: text('status').$type<ExecutionStatus>().notNull(),
    trigger: text('trigger').$type<ExecutionTrigger>().notNull(),
    startedAt: time('started_at'),
    row: jsonb('row').$type<Execution>().notNull(),
    detail: jsonb('detail').$type<ExecutionDetail>(),
    stopRequested: boolean('stop_requested').notNull().default(false),
    /** When Make told that the run has ended: a hint, for which it is read once. */
    endToldAt: time('end_told_at'),
    /** Whether what the run was started with is kept, whole: see `mirror/run-inputs.ts`. */
    inputKept: boolean('input_kept').notNull().default(false),
    seenAt: time('seen_at').notNull(),
    /** The start, or the far past: what runs are sorted and bounded by. */
    sortAt: endlessTime('sort_at')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(started_at, '-infinity'::timestamptz)`),
    durationMs: doublePrecision('duration_ms').generatedAlwaysAs(
      sql`("row"->>'durationMs')::double precision`,
    ),
    operations: doublePrecision('operations').generatedAlwaysAs(
      sql`("row"->>'operations')::double precision`,
    ),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.connectionId, table.id] }),
    index('mirror_executions_time').on(table.tenantId, table.connectionId, table.sortAt, table.id),
    index('mirror_executions_scenario').on(
      table.tenantId,
      table.connectionId,
      table.scenarioId,
      table.sortAt,
      table.id,
    ),
    index('mirror_executions_status').on(
      table.tenantId,
      table.connectionId,
      table.status,
      table.sortAt,
      table.id,
    ),
    index('mirror_executions_trigger').on(
      table.tenantId,
      table.connectionId,
      table.trigger,
      table.sortAt,
      table.id,
    ),
    index('mirror_executions_running')
      .on(table.tenantId, table.connectionId)
      .where(sql`status = 'running'`),
  ],
)

/** What runs left, without its data, which is kept nowhere. */
export const mirrorIncompleteExecutions = inlaykit.table(
  'mirror_incomplete_executions',
  {
    tenantId: text('tenant_id').notNull(),
    connectionId: text('connection_id').notNull(),
    id: text('id').notNull(),
    scenarioId: text('scenario_id').notNull(),
    createdAt: time('created_at'),
    sortAt: endlessTime('sort_at')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(created_at, '-infinity'::timestamptz)`),
    row: jsonb('row').$type<Omit<IncompleteExecution, 'scenarioName'>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.connectionId, table.id] }),
    index('mirror_incomplete_executions_time').on(
      table.tenantId,
      table.connectionId,
      table.sortAt,
      table.id,
    ),
    index('mirror_incomplete_executions_scenario').on(
      table.tenantId,
      table.connectionId,
      table.scenarioId,
      table.sortAt,
      table.id,
    ),
  ],
)

/**
 * How far each part of a connection has been read: `scenarios`, `folders`, `executions:SCENARIO`, `incomplete:SCENARIO`.
 * `next` continues a history into the past; `complete` says that there is nothing older.
 */
export const mirrorState = inlaykit.table(
  'mirror_state',
  {
    tenantId: text('tenant_id').notNull(),
    connectionId: text('connection_id').notNull(),
    part: text('part').notNull(),
    asOf: time('as_of').notNull(),
    next: text('next'),
    complete: boolean('complete').notNull().default(true),
    /** Continues a reading that was broken off before it came to what was known. */
    gapNext: text('gap_next'),
    /** When that reading was begun. */
    gapAsOf: time('gap_as_of'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId, table.part] })],
)

/** What was written by us a short while ago, with the instance that did: what was read before must not undo it. */
export const mirrorOwnWrites = inlaykit.table(
  'mirror_own_writes',
  {
    tenantId: text('tenant_id').notNull(),
    connectionId: text('connection_id').notNull(),
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    instance: text('instance').notNull(),
    at: time('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId, table.kind, table.id] })],
)
