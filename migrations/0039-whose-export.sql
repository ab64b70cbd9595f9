-- Why: an agency brings in the export of another body, or makes a key for its system, and whoever reads the report must see
-- whose it was; and a file that was brought by mistake, full of names, must go at once and not after thirty days.
-- Breaking: no

-- The body whose export or system it is, where that is not the agency that brings it; no member needs to be meant.
alter table intake_keys add column whose text check (length(whose) between 2 and 120);
alter table intake_receipts add column whose text check (length(whose) between 2 and 120);
grant select (whose), insert (whose) on intake_keys to upstander_staff;

create or replace function app.keep_intake(r jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  report uuid;
  sender uuid;
  body text;
  route constant text := case when r ->> 'keyId' is null then 'import' else 'partner' end;
begin
  select id into report from reports where submission_hash = decode(r ->> 'submission', 'base64') and version = 1
    and xmin = pg_current_xact_id()::xid;
  if route = 'partner' then
    select k.agency_id, k.whose into sender, body from intake_keys k where k.id = (r ->> 'keyId')::uuid and k.revoked_at is null;
  else
    select i.agency_id, nullif(left(i.mapping ->> 'whose', 120), '') into sender, body from intake_imports i
      where i.id = (r ->> 'importId')::uuid and i.status = 'running';
  end if;
  if report is null or sender is null then raise exception 'no new report, or no such sender' using errcode = 'no_data_found'; end if;
  update reports set channel = route where id = report;
  insert into intake_receipts (report_id, agency_id, key_id, import_id, row_number, whose)
    values (report, sender, (r ->> 'keyId')::uuid, (r ->> 'importId')::uuid, (r ->> 'row')::integer, body);
  if route = 'import' then
    insert into intake_rows (import_id, number, outcome, report_id, reference, at)
      select (r ->> 'importId')::uuid, (r ->> 'row')::integer, 'taken', report, x.reference, x.received_at from reports x where x.id = report;
  end if;
  insert into audit.entries (actor_kind, action, subject_kind, subject_id, agency_id, detail, request_id) values (
    'public', 'report.intake', 'report', report, sender,
    jsonb_build_object('route', route, 'from', coalesce(r ->> 'keyId', r ->> 'importId')), app.request_id());
end $$;

-- Empties one file of the caller's agency now, unless its rows are being taken in: its key is destroyed, so no copy of the
-- row opens either. What became of each row stays. False: it is not theirs, or there is nothing to remove.
create function app.remove_import(of_import uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_key uuid;
begin
  update intake_imports i set sealed = null, removed_at = at
    where i.id = of_import and i.removed_at is null and i.status <> 'running'
      and i.agency_id = app.agency_id() and app.user_id() is not null and app.brings_in_reports()
    returning i.key_id into of_key;
  if of_key is null then return false; end if;
  update vault.keys set wrapped = null, destroyed_at = at where id = of_key and wrapped is not null;
  return true;
end $$;
alter function app.remove_import(uuid, timestamptz) owner to upstander_keeper;
revoke all on function app.remove_import(uuid, timestamptz) from public;
grant execute on function app.remove_import(uuid, timestamptz) to upstander_staff;
