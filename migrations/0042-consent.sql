-- Why: the police are told against somebody's no only on a ground, confirmed by a manager, and the person is told of it unless
-- that would put them in danger; whose yes it was decides what follows from it; what somebody may allow is a list that a
-- partnership can add to; and a person may withdraw their report. Breaking: no

-- A report goes to the police without its person's yes (domain.md 2.2 E). One row for each time it is asked for: who asked, on
-- what ground, who confirmed, whether the person is told, and when it was done. Nobody confirms their own.
create table police_told (
  id uuid primary key,
  report_id uuid not null references reports,
  agency_id uuid not null references agencies,
  -- The words of the form promise these and no others.
  ground text not null check (ground in ('vital_interests', 'child_at_risk')),
  asked_at timestamptz not null,
  asked_by uuid not null references staff_users,
  -- It could not wait: the manager looks at it afterwards, within the day.
  urgent boolean not null,
  due_at timestamptz not null,
  -- Not told to the person, and why.
  silent boolean not null,
  silent_why text check (silent_why in ('would_be_hurt', 'page_is_read', 'court_forbids')),
  view text check (view in ('agreed', 'not_agreed')),
  viewed_at timestamptz,
  viewed_by uuid references staff_users,
  used_at timestamptz,
  way text check (way in ('transfer', 'hand', 'pass_on', 'link', 'merge', 'case')),
  to_name text check (length(to_name) between 1 and 120),
  check (silent = (silent_why is not null)),
  check (num_nulls(view, viewed_at, viewed_by) in (0, 3)),
  check (viewed_by <> asked_by),
  check (num_nulls(used_at, way, to_name) in (0, 3)),
  check (used_at is null or urgent or view = 'agreed')
);
call app.protect('police_told');
create index police_told_report on police_told (report_id, asked_at);
create index police_told_waiting on police_told (agency_id, due_at) where view is null;

grant select, insert on police_told to upstander_staff;
grant update (view, viewed_at, viewed_by, used_at, way, to_name) on police_told to upstander_staff;
create policy sight on police_told for select to upstander_staff using (agency_id = app.agency_id() and app.works_cases());
create policy asks on police_told for insert to upstander_staff
  with check (asked_by = app.user_id() and agency_id = app.agency_id() and view is null and app.works_on_report(report_id));
create policy views on police_told for update to upstander_staff
  using (agency_id = app.agency_id() and app.works_cases())
  with check (agency_id = app.agency_id() and (viewed_by is distinct from app.user_id() or app.has_role('manager')));
-- The holder of the code is not told who has the report where that must not be said.
grant select (report_id, silent, used_at) on police_told to upstander_public;
create policy own on police_told for select to upstander_public
  using (exists (select 1 from reports r where r.id = police_told.report_id offset 0));

-- A transfer keeps on what basis it is sent.
alter table report_transfers drop constraint report_transfers_basis_check;
alter table report_transfers add constraint report_transfers_basis_check
  check (basis in ('routing', 'consent', 'vital_interests', 'legal_power', 'child_at_risk'));

-- What a person may allow or refuse, one by one. What comes with the program is called in every language by its code; what a
-- partnership adds has a name. `shown`: whom it concerns.
create table sharing_purposes (
  code text primary key check (code ~ '^[a-z][a-z_]{2,40}$'),
  name text check (length(name) between 2 and 80),
  shown text not null check (shown in ('always', 'reachable', 'housing', 'school', 'case', 'added')),
  position integer not null,
  effective_from date not null,
  effective_to date
);
call app.protect('sharing_purposes');
insert into sharing_purposes (code, shown, position, effective_from) values
  ('victim_service', 'reachable', 1, '2020-01-01'),
  ('police', 'always', 2, '2020-01-01'),
  ('council_partners', 'always', 3, '2020-01-01'),
  ('landlord', 'housing', 4, '2020-01-01'),
  ('school', 'school', 5, '2020-01-01'),
  ('panel', 'case', 6, '2020-01-01'),
  ('case_study', 'case', 7, '2020-01-01');
grant select on sharing_purposes to upstander_staff, upstander_public;
grant insert, update (name, effective_to, position) on sharing_purposes to upstander_staff;
create policy everybody on sharing_purposes for select to upstander_staff, upstander_public using (true);
create policy adds on sharing_purposes for insert to upstander_staff
  with check (app.has_role('administrator') and shown = 'added' and name is not null);
create policy ends on sharing_purposes for update to upstander_staff
  using (app.has_role('administrator') and shown = 'added') with check (shown = 'added' and name is not null);

alter table consents drop constraint consents_purpose_check;
alter table consents add constraint consents_purpose_check check (purpose ~ '^[a-z][a-z_]{2,40}$');

-- When the person withdrew it: what was told stays, and nobody acts on it further without need.
alter table reports add column withdrawn_at timestamptz;
grant select (withdrawn_at) on reports to upstander_public;
create function app.withdraw_report(at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update reports r set withdrawn_at = at, version = r.version + 1
    where r.follow_up_hash = app.follow_up() and r.withdrawn_at is null;
  return found;
end $$;
alter function app.withdraw_report(timestamptz) owner to upstander_keeper;
revoke all on function app.withdraw_report(timestamptz) from public;
grant execute on function app.withdraw_report(timestamptz) to upstander_public;

-- What the offer of a purpose hangs on, for the holder of the code: coded facts, no words.
create function app.facts_of_sharing()
returns table (role text, place_kind text, reachable boolean, in_case boolean, details jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.reporter_role, r.place_kind, r.person_id is not null, exists (select from case_reports l where l.report_id = r.id),
    r.details from reports r where r.follow_up_hash = app.follow_up()
$$;
alter function app.facts_of_sharing() owner to upstander_keeper;
revoke all on function app.facts_of_sharing() from public;
grant execute on function app.facts_of_sharing() to upstander_public;

-- As before (0008), with what decides whose yes it is.
drop function app.hold_followed_report();
create function app.hold_followed_report()
returns table (id uuid, reference text, reporter_role text, privacy text, can_contact text, has_person boolean,
  case_id uuid, risk_level text, details jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  perform from reports r where r.follow_up_hash = app.follow_up() for no key update;
  perform from referrals f join case_reports l on l.case_id = f.case_id join reports r on r.id = l.report_id
    where r.follow_up_hash = app.follow_up() and f.rule is not null for no key update of f;
  return query select r.id, r.reference, r.reporter_role, r.privacy, r.can_contact, r.person_id is not null, c.id, c.risk_level,
      r.details
    from reports r left join case_reports l on l.report_id = r.id left join cases c on c.id = l.case_id
    where r.follow_up_hash = app.follow_up();
end $$;
alter function app.hold_followed_report() owner to upstander_keeper;
revoke all on function app.hold_followed_report() from public;
grant execute on function app.hold_followed_report() to upstander_public;

-- As before (0008); and a yes about the police that does not count for the person (consent/whose-yes.ts) starts no clock.
create or replace function app.follow_consent(purpose text, at timestamptz, reason text, due timestamptz, warn timestamptz)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_variable
declare
  r reports;
  c cases;
  f referrals;
  agency text;
  yes boolean;
  happened text := 'noted';
  params jsonb := '{}';
begin
  select x.* into r from reports x where x.follow_up_hash = app.follow_up();
  select x.* into c from cases x join case_reports l on l.case_id = x.id where l.report_id = r.id;
  if c.id is null then
    -- Nothing follows yet. Whoever has the report on the screen is shown it again before anything is done.
    update reports x set version = x.version + 1 where x.id = r.id;
    return happened;
  end if;
  yes := exists (select from consents n
    where n.report_id = r.id and n.purpose = follow_consent.purpose and n.answer = 'yes' and n.withdrawn_at is null);
  if purpose = 'victim_service' then
    select x.* into f from referrals x where x.case_id = c.id and x.rule is not null;
    select g.short_name into agency from agencies g where g.id = f.to_agency_id;
    params := jsonb_build_object('agency', agency);
    if yes and reason is null and f.status in ('withheld', 'stopped') then
      happened := 'released';
      update referrals x set status = 'sent', basis = 'consent', withheld_reason = null, taken_by = null,
        accepted_at = null, outcome = null, closed_at = null, version = x.version + 1 where x.id = f.id;
      perform app.start_clock(c.id, c.lead_agency_id, 'victim_referral', at, due, warn);
    elsif not yes and f.status in ('sent', 'accepted', 'done') and f.basis = 'consent' then
      happened := 'stopped';
      update referrals x set status = case when f.status = 'sent' then 'withheld' else 'stopped' end, basis = 'none',
        withheld_reason = case when f.status = 'sent' then 'withdrew' end, version = x.version + 1 where x.id = f.id;
      perform app.stop_clock(c.id, 'victim_referral', at, 'person_said_no');
    elsif f.status = 'withheld' and reason is distinct from f.withheld_reason and reason is not null then
      happened := 'withheld';
      params := params || jsonb_build_object('reason', reason);
      update referrals x set withheld_reason = reason, version = x.version + 1 where x.id = f.id;
    end if;
  elsif purpose = 'police' then
    if exists (select from clocks k where k.case_id = c.id and k.kind = 'police_told' and k.met_at is not null)
      or exists (select from police_told p where p.report_id = r.id and p.used_at is not null and not p.silent) then
      happened := case when yes then 'noted' else 'police_knew' end;
    elsif yes and reason is null and c.status = 'open' then
      happened := 'police_asked';
      perform app.start_clock(c.id, c.lead_agency_id, 'police_told', at, due, warn);
    elsif not yes then
      happened := 'police_stopped';
      perform app.stop_clock(c.id, 'police_told', at, 'person_said_no');
    end if;
  end if;
  if happened <> 'noted' then
    insert into timeline (id, case_id, report_id, at, kind, params, audience, agency_id, rule)
    values (gen_random_uuid(), c.id, r.id, at, case when f.id is null then 'consent.' else 'referral.' end || happened,
      params, 'person', c.lead_agency_id, 'consent');
    insert into audit.entries (actor_kind, action, subject_kind, subject_id, reason, detail, request_id)
    values ('public', case when f.id is null then 'consent.follow' else 'referral.follow' end,
      case when f.id is null then 'case' else 'referral' end, coalesce(f.id, c.id), 'the person changed their mind',
      jsonb_build_object('reference', c.reference, 'happened', happened), app.request_id());
  end if;
  return happened;
end $$;

-- From which age a young person's own view is asked where somebody responsible for them tells it; the day from which it holds.
create table young_person_ages (
  effective_from date primary key,
  age integer not null check (age between 8 and 18),
  source text not null check (length(source) between 3 and 300)
);
call app.protect('young_person_ages');
insert into young_person_ages values ('2018-05-25', 13, 'Data Protection Act 2018, section 9');
grant select on young_person_ages to upstander_staff, upstander_public;
grant insert on young_person_ages to upstander_staff;
create policy everybody on young_person_ages for select to upstander_staff, upstander_public using (true);
create policy adds on young_person_ages for insert to upstander_staff with check (app.has_role('administrator'));
