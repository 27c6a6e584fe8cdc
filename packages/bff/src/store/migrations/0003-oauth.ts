import type { Migration } from './index.js'

/** Ways to a connection by OAuth that are under way, how old tokens are and who renews them, and tokens to be given back. */
export const oauth: Migration = {
  name: '0003-oauth',
  sql: `
create table inlaykit.oauth_flows (
  tenant_id text not null references inlaykit.tenants (id) on delete cascade,
  id text not null,
  user_id text not null,
  ticket_hash bytea unique,
  ticket_expires_at timestamptz,
  state_hash bytea unique,
  browser_hash bytea,
  return_to text not null,
  target jsonb not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id)
);
create index oauth_flows_expiry on inlaykit.oauth_flows (expires_at);
create table inlaykit.oauth_grants (
  tenant_id text not null,
  connection_id text not null,
  version integer not null,
  expires_at timestamptz,
  lifetime_ms bigint,
  state text not null,
  lease_owner text,
  lease_until timestamptz,
  failures integer not null default 0,
  retry_at timestamptz,
  primary key (tenant_id, connection_id),
  foreign key (tenant_id, connection_id) references inlaykit.connections (tenant_id, id) on delete cascade
);
create table inlaykit.oauth_revocations (
  tenant_id text not null references inlaykit.tenants (id) on delete cascade,
  id text not null,
  tries integer not null default 0,
  due_at timestamptz not null,
  primary key (tenant_id, id)
);
create index oauth_revocations_due on inlaykit.oauth_revocations (due_at);
`,
}
