import type { Migration } from './index.js'

/** Webhooks as they were last told; their addresses are secrets, and are kept as such. */
export const webhooks: Migration = {
  name: '0006-webhooks',
  sql: `
create table inlaykit.mirror_webhooks (
  tenant_id text not null,
  connection_id text not null,
  id text not null,
  name_key text collate "C" not null,
  scenario_id text,
  url_hash bytea,
  row jsonb not null,
  as_of timestamptz not null,
  primary key (tenant_id, connection_id, id),
  foreign key (tenant_id, connection_id) references inlaykit.connections (tenant_id, id) on delete cascade
);
create index mirror_webhooks_name on inlaykit.mirror_webhooks (tenant_id, connection_id, name_key, id);
`,
}
