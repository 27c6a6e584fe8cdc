import type { Migration } from './index.js'

/**
 * What runs left, as it was last told, without its data; what has no time sorts last. And an index by which runs of a rare
 * trigger are found without a walk over the whole history.
 */
export const incompleteExecutions: Migration = {
  name: '0012-incomplete-executions',
  sql: `
create table inlaykit.mirror_incomplete_executions (
  tenant_id text not null,
  connection_id text not null,
  id text not null,
  scenario_id text not null,
  created_at timestamptz,
  sort_at timestamptz not null generated always as (coalesce(created_at, '-infinity'::timestamptz)) stored,
  row jsonb not null,
  primary key (tenant_id, connection_id, id),
  foreign key (tenant_id, connection_id) references inlaykit.connections (tenant_id, id) on delete cascade
);
create index mirror_incomplete_executions_time
  on inlaykit.mirror_incomplete_executions (tenant_id, connection_id, sort_at, id);
create index mirror_incomplete_executions_scenario
  on inlaykit.mirror_incomplete_executions (tenant_id, connection_id, scenario_id, sort_at, id);
create index mirror_executions_trigger on inlaykit.mirror_executions (tenant_id, connection_id, trigger, sort_at, id);
`,
}
