import type { Migration } from './index.js'

/** What was written by us a short while ago, so that no instance undoes it with what it read before. */
export const ownWrites: Migration = {
  name: '0017-own-writes',
  sql: `
create table inlaykit.mirror_own_writes (
  tenant_id text not null,
  connection_id text not null,
  kind text not null,
  id text not null,
  instance text not null,
  at timestamptz not null,
  primary key (tenant_id, connection_id, kind, id),
  foreign key (tenant_id, connection_id) references inlaykit.connections (tenant_id, id) on delete cascade
);
`,
}
