import type { Migration } from './index.js'

/**
 * The mirrored members, and leases: whoever holds one is alone at something of an organisation at Make, on all instances.
 * Tenants may share an organisation, so a lease belongs to none of them.
 */
export const members: Migration = {
  name: '0007-members',
  sql: `
create table inlaykit.mirror_members (
  tenant_id text not null,
  connection_id text not null,
  id text not null,
  name_key text collate "C" not null,
  row jsonb not null,
  primary key (tenant_id, connection_id, id),
  foreign key (tenant_id, connection_id) references inlaykit.connections (tenant_id, id) on delete cascade
);
create table inlaykit.leases (
  key text primary key,
  owner text not null,
  lease_until timestamptz not null
);
`,
}
