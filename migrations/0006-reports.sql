-- Why: what someone told us. A report is durable before the screen says so, is never without a queue, and opens
-- to the person who made it by a secret that only they hold. Breaking: no.
create table reports (
  id uuid primary key,
  reference text not null unique,
  -- The form's own random token, hashed: pressing send twice, or replaying the page, is one report.
  submission_hash bytea not null unique,
  -- A keyed hash of what that form said: the same token with other words is another report, and gets no receipt of this.
  answers_hash bytea,
  follow_up_hash bytea not null unique,
  received_at timestamptz not null,
  channel text not null check (channel in ('web', 'telephone', 'in_person', 'paper', 'centre', 'partner', 'import')),
  language text not null default 'en',
  reporter_role text not null check (reporter_role in ('affected', 'witness', 'parent', 'friend_or_family',
    'professional', 'not_said')),
  privacy text not null check (privacy in ('named', 'contact_only', 'anonymous')),
  can_contact text not null check (can_contact in ('yes', 'follow_up_only', 'no')),
  -- null: the place is unknown, and the partnership's own triage queue holds it.
  agency_id uuid references agencies,
  area_id uuid references areas,
  ward_code text,
  place_kind text not null,
  outward_code text,
  occurred jsonb not null,
  occurred_on date,
  strands text[] not null,
  types text[] not null,
  happened_before text not null default 'not_said' check (happened_before in ('yes', 'no', 'not_said')),
  status text not null default 'new' check (status in ('new', 'logged', 'recorded_only', 'passed_on', 'not_hate', 'spam')),
  status_reason text,
  narrative_id uuid not null references vault.texts,
  person_id uuid references vault.people,
  demo boolean not null default false,
  version integer not null default 1
);
call app.protect('reports');
create index reports_queue on reports (agency_id, status, received_at desc, id desc);
-- Which report do these words belong to? Asked each time somebody reads them.
create unique index reports_narrative on reports (narrative_id);
create index reports_person on reports (person_id) where person_id is not null;

-- What the person allowed, per purpose; withdrawn, never overwritten.
create table consents (
  id uuid primary key,
  report_id uuid not null references reports,
  purpose text not null check (purpose in ('victim_service', 'police', 'council_partners', 'specialist_charity')),
  answer text not null check (answer in ('yes', 'no', 'not_asked')),
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
call app.protect('consents');
create index consents_report on consents (report_id, given_at);
create unique index consents_current on consents (report_id, purpose) where withdrawn_at is null;

-- Messages between the person and whoever looks after the report.
create table report_messages (
  id uuid primary key,
  report_id uuid not null references reports,
  at timestamptz not null,
  from_person boolean not null,
  author_id uuid references staff_users,
  text_id uuid not null references vault.texts,
  read_at timestamptz
);
call app.protect('report_messages');
create unique index report_messages_text on report_messages (text_id);
create index report_messages_report on report_messages (report_id, at, id);
-- What nobody has read yet is few, and is asked for on every list.
create index report_messages_unread on report_messages (report_id) where from_person and read_at is null;

-- Does anybody act for this agency today who takes reports? A yes or no, so that the public may ask.
create function app.has_caseworkers(agency uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from staff_users u where u.agency_id = agency and u.status = 'active'
    and u.roles && array['officer', 'manager', 'triage'])
$$;
alter function app.has_caseworkers(uuid) owner to upstander_keeper;
grant execute on function app.has_caseworkers(uuid) to upstander_staff, upstander_public, upstander_system;

-- A report's queue, in one place: the agency it went to. Triage has what went to none, because its place is unknown, and
-- what waits where nobody reads any more: no report stands in a queue that nobody can see.
create function app.in_my_queue(report_agency uuid) returns boolean language sql stable as $$
  select app.works_cases() and (report_agency = app.agency_id()
    or (app.has_role('triage') and (report_agency is null or not app.has_caseworkers(report_agency))))
$$;
grant execute on function app.in_my_queue(uuid) to upstander_staff, upstander_keeper;
