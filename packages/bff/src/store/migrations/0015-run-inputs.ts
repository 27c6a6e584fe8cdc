import type { Migration } from './index.js'

/**
 * What runs were started with is kept among the secrets, as the field `run-input:EXECUTION` of the connection. It goes with
 * the run, and with the run's scenario, whichever statement removes those: so triggers see to it, once a statement.
 */
export const runInputs: Migration = {
  name: '0015-run-inputs',
  sql: `
create function inlaykit.forget_inputs_of_runs() returns trigger language plpgsql as $$
begin
  delete from inlaykit.secrets s using gone g
  where s.tenant_id = g.tenant_id and s.record_id = g.connection_id and s.field = 'run-input:' || g.id;
  return null;
end $$;
create trigger forget_inputs_of_runs after delete on inlaykit.mirror_executions
  referencing old table as gone for each statement execute function inlaykit.forget_inputs_of_runs();
create function inlaykit.forget_inputs_of_scenarios() returns trigger language plpgsql as $$
begin
  delete from inlaykit.secrets s using gone g, inlaykit.mirror_executions e
  where e.tenant_id = g.tenant_id and e.connection_id = g.connection_id and e.scenario_id = g.id
    and s.tenant_id = e.tenant_id and s.record_id = e.connection_id and s.field = 'run-input:' || e.id;
  return null;
end $$;
create trigger forget_inputs_of_scenarios after delete on inlaykit.mirror_scenarios
  referencing old table as gone for each statement execute function inlaykit.forget_inputs_of_scenarios();
`,
}
