import type { Migration } from './index.js'

/**
 * Data keys have names and ages, and what is sealed carries the name of its key. The defaults are for what is there already,
 * and for instances of the version before, which may still write while a new one starts.
 */
export const dataKeyIds: Migration = {
  name: '0002-data-key-ids',
  sql: `
alter table inlaykit.tenants
  add column data_key_id text not null default '0',
  add column data_key_at timestamptz not null default now();
update inlaykit.tenants set data_key_at = created_at;
alter table inlaykit.secrets add column key_id text not null default '0';
`,
}
