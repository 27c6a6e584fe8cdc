import type { Migration } from './index.js'

/** The orders of a list of scenarios, so that a page of ten thousand costs no more than one of a hundred. */
export const scenarioOrders: Migration = {
  name: '0014-scenario-orders',
  sql: `
create index mirror_scenarios_last_run on inlaykit.mirror_scenarios (tenant_id, connection_id, last_run_at, id);
create index mirror_scenarios_next_run on inlaykit.mirror_scenarios (tenant_id, connection_id, next_run_at, id);
create index mirror_scenarios_operations on inlaykit.mirror_scenarios (tenant_id, connection_id, operations, id);
`,
}
