-- Why: partners send reports from their own systems by a key that can only send, or as a file of many rows; and posters,
-- cards and links have a source each, so that take-up can be counted without counting anybody.
-- Breaking: no

-- A partner's key. Only its hash is kept; `hint` is its beginning, by which people tell keys apart. A key sends, and opens
-- nothing: whoever finds one can add reports until it is revoked, and read none.
create table intake_keys (
  id uuid primary key,
  agency_id uuid not null references agencies,
  name text not null check (length(name) between 2 and 80),
  key_hash bytea not null unique check (length(key_hash) = 32),
  hint text not null check (length(hint) between 4 and 20),
  scope text not null default 'send' check (scope = 'send'),
  per_minute smallint not null check (per_minute between 1 and 600),
  made_at timestamptz not null,
  made_by uuid not null references staff_users,
  expires_on date not null,
  revoked_at timestamptz,
  revoked_by uuid references staff_users,
  last_used_at timestamptz,
  window_at timestamptz,
  window_used integer not null default 0,
  check ((revoked_at is null) = (revoked_by is null))
);
call app.protect('intake_keys');
create index intake_keys_agency on intake_keys (agency_id, made_at);
create index intake_keys_made_by on intake_keys (made_by);
create index intake_keys_revoked_by on intake_keys (revoked_by);
-- The administrators of the agency, and those of the partnership. Never the hash; and a revoked key stays so.
grant select (id, agency_id, name, hint, scope, per_minute, made_at, made_by, expires_on, revoked_at, revoked_by, last_used_at)
  on intake_keys to upstander_staff;
grant insert (id, agency_id, name, key_hash, hint, per_minute, made_at, made_by, expires_on) on intake_keys to upstander_staff;
grant update (revoked_at, revoked_by) on intake_keys to upstander_staff;
create policy administrator on intake_keys for select to upstander_staff
  using ((agency_id = app.agency_id() and app.has_role('administrator')) or app.leads_partnership());
create policy administrator_adds on intake_keys for insert to upstander_staff
  with check (((agency_id = app.agency_id() and app.has_role('administrator')) or app.leads_partnership()) and made_by = app.user_id());
create policy administrator_revokes on intake_keys for update to upstander_staff
  using (revoked_at is null and ((agency_id = app.agency_id() and app.has_role('administrator')) or app.leads_partnership()))
  with check (revoked_by = app.user_id());

-- Whose key this is, and how long it must wait (0: it may go on). No row: there is no such key, or not any more. One
-- statement counts and decides, so that many requests at once are counted one by one.
create function app.use_intake_key(hash bytea, at timestamptz)
returns table (key_id uuid, agency_id uuid, wait_seconds integer)
language sql security definer set search_path = public, pg_temp as $$
  update intake_keys k set last_used_at = greatest(k.last_used_at, at),
      window_at = case when k.window_at > at - interval '1 minute' then k.window_at else at end,
      window_used = case when k.window_at > at - interval '1 minute' then least(k.window_used, 100000) + 1 else 1 end
    from agencies g
    where k.key_hash = hash and k.revoked_at is null and k.expires_on >= (at at time zone 'Europe/London')::date
      and g.id = k.agency_id and (g.valid_to is null or g.valid_to >= (at at time zone 'Europe/London')::date)
    returning k.id, k.agency_id, case when k.window_used > k.per_minute
      then greatest(1, ceil(extract(epoch from k.window_at + interval '1 minute' - at)))::integer else 0 end
$$;

-- A file of many reports. What is in it is sealed under a key of its own in the vault, from the moment that it arrives, and
-- removed some time after its run: the reports that came of it have lives of their own.
-- shape: the hash of its row of titles. mapping: for each column, the name of our field or ''; and what stands for all rows.
create table intake_imports (
  id uuid primary key,
  agency_id uuid not null references agencies,
  made_by uuid not null references staff_users,
  made_at timestamptz not null,
  file_name text not null check (length(file_name) between 1 and 200),
  file_hash bytea not null check (length(file_hash) = 32),
  file_encoding text not null check (file_encoding in ('utf-8', 'windows-1252')),
  separator text not null check (separator in (',', ';', E'\t')),
  shape bytea not null check (length(shape) = 32),
  row_count integer not null check (row_count between 1 and 5000),
  key_id uuid not null references vault.keys,
  sealed bytea check (length(sealed) <= 8000000),
  mapping jsonb,
  status text not null default 'mapping' check (status in ('mapping', 'running', 'done')),
  started_at timestamptz,
  started_by uuid references staff_users,
  finished_at timestamptz,
  removed_at timestamptz,
  check ((sealed is null) = (removed_at is not null)),
  check (removed_at is null or status <> 'running'),
  check ((status = 'mapping') = (started_at is null)),
  check ((status = 'done') = (finished_at is not null)),
  check (status = 'mapping' or mapping is not null)
);
call app.protect('intake_imports');
create index intake_imports_agency on intake_imports (agency_id, made_at desc);
create index intake_imports_made_by on intake_imports (made_by);
create index intake_imports_started_by on intake_imports (started_by);
create unique index intake_imports_key on intake_imports (key_id);

-- What became of each row. Never its words: they stay in the sealed file. problems: [{"field", "message"}].
create table intake_rows (
  import_id uuid not null references intake_imports,
  number integer not null check (number > 0),
  outcome text not null check (outcome in ('taken', 'before', 'changed', 'refused')),
  problems jsonb not null default '[]',
  report_id uuid references reports,
  reference text,
  at timestamptz not null,
  primary key (import_id, number),
  check ((outcome in ('taken', 'before')) = (reference is not null))
);
call app.protect('intake_rows');
create index intake_rows_report on intake_rows (report_id);

-- How an agency's columns are ours, remembered for the next file with the same titles.
create table intake_mappings (
  agency_id uuid not null references agencies,
  shape bytea not null check (length(shape) = 32),
  mapping jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null references staff_users,
  primary key (agency_id, shape)
);
call app.protect('intake_mappings');
create index intake_mappings_saved_by on intake_mappings (saved_by);

create function app.brings_in_reports() returns boolean language sql stable as
  $$ select app.roles() && array['coordinator', 'administrator', 'triage'] $$;
grant execute on function app.brings_in_reports() to upstander_staff, upstander_keeper;

grant select (id, agency_id, made_by, made_at, file_name, file_hash, file_encoding, separator, shape, row_count, mapping, status,
  started_at, started_by, finished_at, removed_at) on intake_imports to upstander_staff;
grant update (mapping, status, started_at, started_by) on intake_imports to upstander_staff;
grant select (id, agency_id, made_by, file_name, file_encoding, separator, row_count, mapping, status, started_by) on intake_imports to upstander_system;
grant update (status, finished_at) on intake_imports to upstander_system;
create policy own on intake_imports for select to upstander_staff
  using (agency_id = app.agency_id() and app.brings_in_reports());
create policy own_starts on intake_imports for update to upstander_staff
  using (agency_id = app.agency_id() and app.brings_in_reports() and status = 'mapping')
  with check (agency_id = app.agency_id() and (started_by is null or started_by = app.user_id()));
create policy system on intake_imports for select to upstander_system using (true);
create policy system_ends on intake_imports for update to upstander_system using (status = 'running') with check (true);

grant select on intake_rows to upstander_staff;
grant select, insert on intake_rows to upstander_system;
create policy own on intake_rows for select to upstander_staff
  using (exists (select 1 from intake_imports i where i.id = import_id offset 0));
create policy system on intake_rows to upstander_system using (true) with check (true);

grant select, insert, update on intake_mappings to upstander_staff;
create policy own on intake_mappings to upstander_staff using (agency_id = app.agency_id() and app.brings_in_reports())
  with check (agency_id = app.agency_id() and saved_by = app.user_id() and app.brings_in_reports());

-- Keeps a file with its key, both new: nobody can name a key that is there already and have it opened for them. It begins
-- with the columns as they were last understood.
create function app.keep_import(r jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.user_id() is null or not app.brings_in_reports() then raise exception 'not theirs to bring in' using errcode = 'insufficient_privilege'; end if;
  insert into vault.keys (id, wrapped, created_at) values (
    (r ->> 'keyId')::uuid, decode(r ->> 'wrapped', 'base64'), (r ->> 'at')::timestamptz);
  insert into intake_imports (id, agency_id, made_by, made_at, file_name, file_hash, file_encoding, separator, shape, row_count,
      key_id, sealed, mapping)
    select (r ->> 'id')::uuid, app.agency_id(), app.user_id(), (r ->> 'at')::timestamptz, r ->> 'fileName',
      decode(r ->> 'fileHash', 'base64'), r ->> 'encoding', r ->> 'separator', decode(r ->> 'shape', 'base64'),
      (r ->> 'rows')::integer, (r ->> 'keyId')::uuid, decode(r ->> 'sealed', 'base64'),
      (select m.mapping from intake_mappings m where m.agency_id = app.agency_id() and m.shape = decode(r ->> 'shape', 'base64'));
end $$;

-- The sealed file with its key: for those who may bring reports in for its agency, and for the job that does it.
create function app.open_import(of_import uuid) returns table (key_id uuid, wrapped bytea, sealed bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.wrapped, i.sealed from intake_imports i join vault.keys k on k.id = i.key_id
    where i.id = of_import and i.removed_at is null and (app.agency_id() is null or (i.agency_id = app.agency_id() and app.brings_in_reports()))
$$;

-- Removes what is in files whose run ended, or that were brought and never taken in, before `older`, and says how many: the
-- key is destroyed, so no copy of the row opens either. What became of each row stays.
create function app.remove_import_files(older timestamptz, at timestamptz, most integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old uuid[];
begin
  old := array(select i.id from intake_imports i
    where i.removed_at is null and i.status <> 'running' and coalesce(i.finished_at, i.made_at) <= older
    order by i.made_at limit most for update skip locked);
  update vault.keys k set wrapped = null, destroyed_at = at from intake_imports i
    where i.id = any (old) and k.id = i.key_id and k.wrapped is not null;
  update intake_imports i set sealed = null, removed_at = at where i.id = any (old);
  insert into audit.entries (actor_kind, actor_name, action, subject_kind, subject_id, agency_id, request_id)
    select 'system', 'tidy-imports', 'import.remove', 'import', i.id, i.agency_id, app.request_id()
    from intake_imports i where i.id = any (old) order by i.id;
  return coalesce(cardinality(old), 0);
end $$;

-- Which partner sent a report, and how. Whoever sees the report sees it.
create table intake_receipts (
  report_id uuid primary key references reports,
  agency_id uuid not null references agencies,
  key_id uuid references intake_keys,
  import_id uuid references intake_imports,
  row_number integer,
  check ((key_id is null) <> (import_id is null)),
  check ((import_id is null) = (row_number is null))
);
call app.protect('intake_receipts');
create index intake_receipts_agency on intake_receipts (agency_id);
create index intake_receipts_key on intake_receipts (key_id);
create index intake_receipts_import on intake_receipts (import_id);
grant select on intake_receipts to upstander_staff;
create policy sight on intake_receipts for select to upstander_staff
  using (exists (select 1 from reports r where r.id = report_id offset 0));

-- Says of a report that was kept in this transaction which partner sent it. The key or the file says which partner.
create function app.keep_intake(r jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  report uuid;
  sender uuid;
  route constant text := case when r ->> 'keyId' is null then 'import' else 'partner' end;
begin
  select id into report from reports where submission_hash = decode(r ->> 'submission', 'base64') and version = 1
    and xmin = pg_current_xact_id()::xid;
  if route = 'partner' then select agency_id into sender from intake_keys where id = (r ->> 'keyId')::uuid and revoked_at is null;
  else select agency_id into sender from intake_imports where id = (r ->> 'importId')::uuid and status = 'running'; end if;
  if report is null or sender is null then raise exception 'no new report, or no such sender' using errcode = 'no_data_found'; end if;
  update reports set channel = route where id = report;
  insert into intake_receipts (report_id, agency_id, key_id, import_id, row_number)
    values (report, sender, (r ->> 'keyId')::uuid, (r ->> 'importId')::uuid, (r ->> 'row')::integer);
  if route = 'import' then
    insert into intake_rows (import_id, number, outcome, report_id, reference, at)
      select (r ->> 'importId')::uuid, (r ->> 'row')::integer, 'taken', report, x.reference, x.received_at from reports x where x.id = report;
  end if;
  insert into audit.entries (actor_kind, action, subject_kind, subject_id, agency_id, detail, request_id) values (
    'public', 'report.intake', 'report', report, sender,
    jsonb_build_object('route', route, 'from', coalesce(r ->> 'keyId', r ->> 'importId')), app.request_id());
end $$;

-- A poster, card, button or link, each with a short code in its address.
create table campaigns (
  id uuid primary key,
  agency_id uuid not null references agencies,
  code text not null unique check (code ~ '^[a-z0-9-]{2,40}$'),
  name text not null check (length(name) between 2 and 120),
  kind text not null check (kind in ('centre', 'school', 'bus', 'campaign', 'website', 'other')),
  -- Where it is a place of the directory.
  service_id uuid references directory_services,
  made_at timestamptz not null,
  made_by uuid not null references staff_users,
  ended_at timestamptz,
  version integer not null default 1
);
call app.protect('campaigns');
create index campaigns_agency on campaigns (agency_id, name);
create index campaigns_service on campaigns (service_id);
create index campaigns_made_by on campaigns (made_by);
create function app.spreads_word() returns boolean language sql stable as
  $$ select app.roles() && array['coordinator', 'communications', 'administrator'] $$;
grant execute on function app.spreads_word() to upstander_staff;
-- A poster is for everybody to read: so are its name and code.
grant select on campaigns to upstander_staff;
grant select (id, agency_id, code, name, kind, service_id, ended_at) on campaigns to upstander_public;
grant insert, update (name, kind, service_id, ended_at, version) on campaigns to upstander_staff;
create policy anyone on campaigns for select to upstander_staff using (true);
create policy anyone_current on campaigns for select to upstander_public using (ended_at is null);
create policy own_adds on campaigns for insert to upstander_staff
  with check (agency_id = app.agency_id() and made_by = app.user_id() and app.spreads_word());
create policy own_changes on campaigns for update to upstander_staff
  using (agency_id = app.agency_id() and app.spreads_word()) with check (agency_id = app.agency_id());

-- How often the report form was opened from one source on one day. Nothing else of a visit is kept.
create table campaign_visits (
  campaign_id uuid not null references campaigns,
  day date not null,
  visits integer not null default 1 check (visits > 0),
  primary key (campaign_id, day)
);
call app.protect('campaign_visits');
create function app.count_visit(of_code text, on_day date) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into campaign_visits (campaign_id, day) select id, on_day from campaigns where code = of_code and ended_at is null
    on conflict (campaign_id, day) do update set visits = least(campaign_visits.visits, 2000000000) + 1
$$;

-- Visits and reports of each source and quarter. One to four of another agency's are not told: null, and few is true.
create function app.take_up(since date)
returns table (campaign_id uuid, quarter date, visits bigint, visits_few boolean, reports bigint, reports_few boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with counted as (
    select v.campaign_id, date_trunc('quarter', v.day)::date as quarter, sum(v.visits)::bigint as visits, 0::bigint as reports
      from campaign_visits v where v.day >= since group by 1, 2
    union all
    select c.id, date_trunc('quarter', r.received_at at time zone 'Europe/London')::date, 0, count(*)
      from reports r join campaigns c on c.code = r.via
      where r.received_at >= since::timestamp at time zone 'Europe/London' and r.status <> 'spam' group by 1, 2),
  summed as (select n.campaign_id, n.quarter, sum(n.visits)::bigint as visits, sum(n.reports)::bigint as reports from counted n group by 1, 2)
  select s.campaign_id, s.quarter,
      case when not (o.outside and s.visits between 1 and 4) then s.visits end, o.outside and s.visits between 1 and 4,
      case when not (o.outside and s.reports between 1 and 4) then s.reports end, o.outside and s.reports between 1 and 4
    from summed s join campaigns c on c.id = s.campaign_id
      cross join lateral (select c.agency_id is distinct from app.agency_id() as outside) o
    order by s.quarter desc, c.name, c.id limit 2000
$$;

alter function app.use_intake_key(bytea, timestamptz) owner to upstander_keeper;
alter function app.keep_import(jsonb) owner to upstander_keeper;
alter function app.open_import(uuid) owner to upstander_keeper;
alter function app.remove_import_files(timestamptz, timestamptz, integer) owner to upstander_keeper;
alter function app.keep_intake(jsonb) owner to upstander_keeper;
alter function app.count_visit(text, date) owner to upstander_keeper;
alter function app.take_up(date) owner to upstander_keeper;
revoke all on function app.use_intake_key(bytea, timestamptz), app.keep_import(jsonb),
  app.open_import(uuid), app.remove_import_files(timestamptz, timestamptz, integer), app.keep_intake(jsonb),
  app.count_visit(text, date), app.take_up(date) from public;
grant execute on function app.use_intake_key(bytea, timestamptz), app.keep_intake(jsonb), app.count_visit(text, date) to upstander_public;
grant execute on function app.open_import(uuid) to upstander_staff, upstander_system;
grant execute on function app.remove_import_files(timestamptz, timestamptz, integer) to upstander_system;
grant execute on function app.take_up(date), app.keep_import(jsonb) to upstander_staff;
