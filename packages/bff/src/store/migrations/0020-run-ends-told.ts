import type { Migration } from './index.js'

/** When Make told that a run has ended, so that each run is read once for that, whichever instance hears of it how often. */
export const runEndsTold: Migration = {
  name: '0020-run-ends-told',
  sql: `
alter table inlaykit.mirror_executions add column end_told_at timestamptz;
`,
}
