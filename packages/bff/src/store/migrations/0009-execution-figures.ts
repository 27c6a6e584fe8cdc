import type { Migration } from './index.js'

/**
 * What lists, charts and sums ask of runs, in columns and in the indexes themselves, so that neither sorts a whole history
 * nor reads its rows. Runs without a start sort last.
 */
export const executionFigures: Migration = {
  name: '0009-execution-figures',
  sql: `
alter table inlaykit.mirror_executions
  add column sort_at timestamptz not null generated always as (coalesce(started_at, '-infinity'::timestamptz)) stored,
  add column duration_ms double precision generated always as (("row"->>'durationMs')::double precision) stored,
  add column operations double precision generated always as (("row"->>'operations')::double precision) stored;
drop index inlaykit.mirror_executions_time;
drop index inlaykit.mirror_executions_scenario;
create index mirror_executions_time on inlaykit.mirror_executions (tenant_id, connection_id, sort_at, id)
  include (scenario_id, status, trigger, duration_ms, operations);
create index mirror_executions_scenario on inlaykit.mirror_executions (tenant_id, connection_id, scenario_id, sort_at, id)
  include (status, trigger, duration_ms, operations);
create index mirror_executions_status on inlaykit.mirror_executions (tenant_id, connection_id, status, sort_at, id);
`,
}
