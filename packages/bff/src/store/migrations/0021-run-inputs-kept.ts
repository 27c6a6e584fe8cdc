import type { Migration } from './index.js'

/** Whether what a run was started with is kept, so that lists can say whether it can be run again. */
export const runInputsKept: Migration = {
  name: '0021-run-inputs-kept',
  sql: `
alter table inlaykit.mirror_executions add column input_kept boolean not null default false;
update inlaykit.mirror_executions e set input_kept = true from inlaykit.secrets s
  where s.tenant_id = e.tenant_id and s.record_id = e.connection_id and s.field = 'run-input:' || e.id;
`,
}
