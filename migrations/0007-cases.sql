-- Why: the work that follows a report, and who has sight of it. An agency's sight of a case is a row in
-- case_access, written by whatever gave it; no row, no case. Breaking: no.
create table cases (
  id uuid primary key,
  reference text not null unique,
  lead_agency_id uuid not null references agencies,
  area_id uuid references areas,
  ward_code text,
  status text not null default 'open' check (status in ('open', 'closed')),
  risk_level text not null default 'not_assessed' check (risk_level in ('not_assessed', 'standard', 'medium', 'high')),
  strands text[] not null,
  types text[] not null,
  place_kind text not null,
  occurred_on date,
  -- The officer's own line, without names: what lists, panels and search show.
  summary text not null check (length(summary) between 1 and 500),
  owner_id uuid references staff_users,
  opened_at timestamptz not null,
  opened_by uuid references staff_users,
  closed_at timestamptz,
  closure text,
  demo boolean not null default false,
  version integer not null default 1,
  search tsvector generated always as (
    to_tsvector('english', summary) || to_tsvector('simple', reference)) stored,
  check ((status = 'closed') = (closed_at is not null))
);
call app.protect('cases');
create index cases_search on cases using gin (search);
create index cases_lead on cases (lead_agency_id, opened_at desc);
-- With the id: measures count cases from this index alone.
create index cases_opened on cases (opened_at) include (id);
create index cases_owner on cases (owner_id, opened_at desc) where owner_id is not null;

-- level: 1 that it exists, 2 summary, 3 full. holder: an agency or a named person.
create table case_access (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references cases,
  holder_id uuid not null,
  level smallint not null check (level between 1 and 3),
  basis text not null check (basis in ('lead', 'referral', 'share', 'panel', 'emergency')),
  basis_id uuid,
  from_at timestamptz not null,
  until_at timestamptz,
  -- Copied from the case by trigger, so that a list starts and ends in this table, whatever it is narrowed by. Whoever
  -- may know only that the case exists (level 1) gets neither risk nor strands.
  opened_at timestamptz not null,
  open boolean not null,
  risk_level text not null default 'not_assessed',
  strands text[] not null default '{}'
);
call app.protect('case_access');
create unique index case_access_basis on case_access (case_id, holder_id, basis, basis_id) nulls not distinct;
-- Both columns of the order go the same way, so that (opened_at, case_id) < (...) finds the next page in the index.
create index case_access_list on case_access (holder_id, open, opened_at desc, case_id desc);
create index case_access_all on case_access (holder_id, opened_at desc, case_id desc);
create index case_access_risk on case_access (holder_id, risk_level, opened_at desc, case_id desc);
create index case_access_case on case_access (case_id, holder_id) include (level, from_at, until_at);

-- On whose behalf the caller sees cases: their agency and themselves; nobody, when their work is not cases.
create function app.my_holders() returns uuid[] language sql stable as $$
  select case when app.works_cases() then array[app.agency_id(), app.user_id()] else '{}' end
$$;

-- THE rule of sight. Lists, opening, counts, maps, exports and search all come through it. The policy on case_access
-- says the same with my_holders() asked once a statement: inlined, its guess of how few rows pass is so far out that
-- the planner reads the whole table for a page of fifty.
create function app.grants_sight(holder uuid, from_at timestamptz, until_at timestamptz) returns boolean language sql stable as $$
  select holder = any (app.my_holders()) and from_at <= now() and (until_at is null or until_at > now())
$$;

grant execute on function app.my_holders(), app.grants_sight(uuid, timestamptz, timestamptz) to upstander_staff, upstander_keeper;

create table case_reports (
  report_id uuid primary key references reports,
  case_id uuid not null references cases,
  linked_at timestamptz not null
);
call app.protect('case_reports');
create index case_reports_case on case_reports (case_id);

create table case_people (
  case_id uuid not null references cases,
  person_id uuid not null references vault.people,
  role text not null check (role in ('affected', 'alleged', 'witness', 'reporter')),
  label text not null,
  primary key (case_id, person_id, role)
);
call app.protect('case_people');
create index case_people_person on case_people (person_id);

-- The minimum standard's clocks. A report's first clock runs before there is a case.
create table clocks (
  id uuid primary key,
  report_id uuid references reports,
  case_id uuid references cases,
  agency_id uuid references agencies,
  kind text not null check (kind in ('acknowledge', 'first_contact', 'risk_assessment', 'victim_referral',
    'police_told', 'victim_update', 'review')),
  sequence integer not null default 1,
  starts_at timestamptz not null,
  due_at timestamptz not null,
  met_at timestamptz,
  met_by uuid references staff_users,
  stopped_at timestamptz,
  stopped_reason text,
  warned_at timestamptz,
  escalated_at timestamptz,
  check (num_nonnulls(report_id, case_id) >= 1)
);
call app.protect('clocks');
create unique index clocks_once_case on clocks (case_id, kind, sequence) where case_id is not null;
create unique index clocks_once_report on clocks (report_id, kind, sequence) where case_id is null;
-- What is due next in a case, for each row of a list.
create index clocks_open on clocks (case_id, due_at, id) where met_at is null and stopped_at is null;
create index clocks_due on clocks (agency_id, due_at) where met_at is null and stopped_at is null;

-- What happened, as kind and parameters; pages turn each into a sentence. Append-only.
-- audience: agency (the lead's own), partners (all with sight), person (also on the follow-up page).
create table timeline (
  id uuid primary key,
  report_id uuid references reports,
  case_id uuid references cases,
  at timestamptz not null,
  kind text not null,
  params jsonb not null default '{}',
  audience text not null check (audience in ('agency', 'partners', 'person')),
  actor_id uuid references staff_users,
  agency_id uuid references agencies,
  rule text,
  -- Words that somebody added, in the vault: opened through vault.read_text, to whoever may see this row.
  note_id uuid references vault.texts,
  check (num_nonnulls(report_id, case_id) >= 1)
);
call app.protect('timeline');
create index timeline_case on timeline (case_id, at, id) where case_id is not null;
create index timeline_report on timeline (report_id, at, id) where report_id is not null;
create unique index timeline_note on timeline (note_id) where note_id is not null;
create trigger append_only before update on timeline for each row execute function audit.refuse_change();

-- The lead has sight of its case from the moment the case exists: in the database, so that no verb can forget it.
-- least(): the application's clock may run a little ahead of this one, and sight must not wait for it.
create function app.case_opened() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into case_access (case_id, holder_id, level, basis, from_at)
  values (new.id, new.lead_agency_id, 3, 'lead', least(new.opened_at, now()));
  return null;
end $$;
alter function app.case_opened() owner to upstander_keeper;
create trigger lead_sees after insert on cases for each row execute function app.case_opened();

-- Whoever gives sight, now or in a later part, gives the lists what they need with it, and cannot forget to.
create function app.access_copies() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select c.opened_at, c.status = 'open', case when new.level >= 2 then c.risk_level else 'not_assessed' end,
      case when new.level >= 2 then c.strands else '{}' end
    into new.opened_at, new.open, new.risk_level, new.strands from cases c where c.id = new.case_id;
  return new;
end $$;
alter function app.access_copies() owner to upstander_keeper;
create trigger copies before insert or update of level on case_access for each row execute function app.access_copies();

create function app.case_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update case_access set open = (new.status = 'open'),
    risk_level = case when level >= 2 then new.risk_level else risk_level end,
    strands = case when level >= 2 then new.strands else strands end
  where case_id = new.id;
  return null;
end $$;
alter function app.case_moved() owner to upstander_keeper;
create trigger access_follows after update of status, risk_level, strands on cases for each row
  when ((old.status, old.risk_level, old.strands) is distinct from (new.status, new.risk_level, new.strands))
  execute function app.case_moved();
