import type { Migration } from './index.js'

/**
 * Who did what. A record is written before the act and completed once by how it ended; the database itself refuses any
 * other change. What goes by age, or with its tenant, goes in a transaction that says so (`inlaykit.forgetting`). A tenant
 * without a connection has no row of its own yet, so nothing refers to it.
 */
export const auditRecords: Migration = {
  name: '0010-audit-records',
  sql: `
create table inlaykit.audit_records (
  tenant_id text not null,
  id text not null,
  at timestamptz not null,
  source text not null,
  user_id text,
  role text,
  is_operator boolean not null,
  action text not null,
  connection_id text,
  target_kind text,
  target_id text,
  result_id text,
  fields jsonb not null,
  request_id text,
  outcome text,
  status integer,
  primary key (tenant_id, id)
);
create index audit_records_time on inlaykit.audit_records (tenant_id, at, id);
create index audit_records_user on inlaykit.audit_records (tenant_id, user_id, at, id);
create index audit_records_target on inlaykit.audit_records (tenant_id, target_id) where target_id is not null;
create index audit_records_result on inlaykit.audit_records (tenant_id, result_id) where result_id is not null;
create index audit_records_age on inlaykit.audit_records (at);

create function inlaykit.keep_audit_records() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.outcome is null and new.outcome is not null
    and (to_jsonb(new) - array['outcome', 'status', 'result_id']) = (to_jsonb(old) - array['outcome', 'status', 'result_id'])
  then
    return new;
  end if;
  if tg_op = 'DELETE' and current_setting('inlaykit.forgetting', true) = 'on' then
    return old;
  end if;
  raise exception 'Audit records stay as they were written.' using errcode = 'restrict_violation';
end
$$;
create trigger keep_audit_records before update or delete on inlaykit.audit_records
  for each row execute function inlaykit.keep_audit_records();
create trigger keep_all_audit_records before truncate on inlaykit.audit_records
  for each statement execute function inlaykit.keep_audit_records();
`,
}
