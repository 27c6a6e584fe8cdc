import type { Migration } from './index.js'

/** Where a reading of a history was broken off, so that the next goes on there. */
export const historyGaps: Migration = {
  name: '0016-history-gaps',
  sql: `
alter table inlaykit.mirror_state add column gap_next text, add column gap_as_of timestamptz;
`,
}
