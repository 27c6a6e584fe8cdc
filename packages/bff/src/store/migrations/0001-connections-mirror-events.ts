import type { Migration } from './index.js'

/** Tenants, their connections and secrets, the mirror, and the events. */
export const connectionsMirrorEvents: Migration = {
  name: '0001-connections-mirror-events',
  sql: `
create table inlaykit.tenants (
  id text primary key,
  master_key_id text not null,
  data_key bytea not null,
  last_event_id bigint not null default 0,
  created_at timestamptz not null
);
create table inlaykit.connections (
  tenant_id text not null references inlaykit.tenants (id) on delete cascade,
  id text not null,
  label text not null,
  dialect text not null,
  kind text not null,
  base_url text not null,
  zone text,
  organization_id text,
  team_id text,
  plan text,
  status text not null,
  is_default boolean not null,
  hint text,
  credential_version integer not null default 1,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant_id, id)
);
create unique index connections_default on inlaykit.connections (tenant_id) where is_default;
create table inlaykit.secrets (
  tenant_id text not null references inlaykit.tenants (id) on delete cascade,
  record_id text not null,
  field text not null,
  sealed bytea not null,
  primary key (tenant_id, record_id, field)
);
create table inlaykit.mirror_scenarios (
  tenant_id text not null,
  connection_id text not null,
  id text not null,
  name_key text collate "C" not null,
  search_text text not null,
  status text not null,
  folder_id text,
  next_run_at timestamptz,
  operations bigint,
  last_run_at timestamptz,
  last_run_status text,
  last_execution_id text,
  "row" jsonb not null,
  detail jsonb,
  detail_as_of timestamptz,
  runs_as_of timestamptz,
  primary key (tenant_id, connection_id, id),
  foreign key (tenant_id, connection_id) references inlaykit.connections (tenant_id, id) on delete cascade
);
create index mirror_scenarios_name on inlaykit.mirror_scenarios (tenant_id, connection_id, name_key, id);
create table inlaykit.mirror_folders (
  tenant_id text not null,
  connection_id text not null,
  id text not null,
  name text not null,
  name_key text collate "C" not null,
  scenario_count integer,
  primary key (tenant_id, connection_id, id),
  foreign key (tenant_id, connection_id) references inlaykit.connections (tenant_id, id) on delete cascade
);
create table inlaykit.mirror_executions (
  tenant_id text not null,
  connection_id text not null,
  id text not null,
  scenario_id text not null,
  status text not null,
  trigger text not null,
  started_at timestamptz,
  "row" jsonb not null,
  detail jsonb,
  stop_requested boolean not null default false,
  seen_at timestamptz not null,
  primary key (tenant_id, connection_id, id),
  foreign key (tenant_id, connection_id) references inlaykit.connections (tenant_id, id) on delete cascade
);
create index mirror_executions_time on inlaykit.mirror_executions (tenant_id, connection_id, started_at, id);
create index mirror_executions_scenario on inlaykit.mirror_executions (tenant_id, connection_id, scenario_id, started_at, id);
create index mirror_executions_running on inlaykit.mirror_executions (tenant_id, connection_id) where status = 'running';
create table inlaykit.mirror_state (
  tenant_id text not null,
  connection_id text not null,
  part text not null,
  as_of timestamptz not null,
  next text,
  complete boolean not null default true,
  primary key (tenant_id, connection_id, part),
  foreign key (tenant_id, connection_id) references inlaykit.connections (tenant_id, id) on delete cascade
);
create table inlaykit.events (
  tenant_id text not null references inlaykit.tenants (id) on delete cascade,
  id bigint not null,
  type text not null,
  connection_id text,
  scenario_id text,
  execution_id text,
  status text,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index events_at on inlaykit.events (at);
`,
}
