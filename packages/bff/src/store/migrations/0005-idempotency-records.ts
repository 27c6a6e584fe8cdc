import type { Migration } from './index.js'

/**
 * What became of writes that carry a key. A tenant without a connection has no row of its own yet, so nothing refers to it.
 */
export const idempotencyRecords: Migration = {
  name: '0005-idempotency-records',
  sql: `
create table inlaykit.idempotency_records (
  tenant_id text not null,
  id bytea not null,
  key_id text not null,
  fingerprint bytea not null,
  owner text not null,
  lease_until timestamptz not null,
  answer bytea,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index idempotency_records_created on inlaykit.idempotency_records (created_at);
`,
}
