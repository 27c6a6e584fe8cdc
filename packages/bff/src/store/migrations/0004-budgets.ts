import type { Migration } from './index.js'

/** What organisations may still ask of Make, shared by all instances. Losing it costs a refusal or two, no data. */
export const budgets: Migration = {
  name: '0004-budgets',
  sql: `
create table inlaykit.budgets (
  organization text primary key,
  ledger jsonb not null,
  drawn_at timestamptz not null
);
`,
}
