-- Why: who sees which row, in one file that can be read as the policy it is. Breaking: no.

-- Is this report part of a case that the caller has full sight of? A function of its own, not a part of the policies
-- that ask it: spelled out in each, the tables' rules multiply until planning a page takes longer than reading it.
create function app.in_my_cases(report uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from case_reports cr join case_access a on a.case_id = cr.case_id
    where cr.report_id = report and a.level = 3 and app.grants_sight(a.holder_id, a.from_at, a.until_at))
$$;
alter function app.in_my_cases(uuid) owner to upstander_keeper;

-- Has the caller full sight of this report? The queue, the cases and the follow-up code, for rules and functions that
-- start from a report's id.
create function app.sees_report(report uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from reports r where r.id = report
    and (app.in_my_queue(r.agency_id) or r.follow_up_hash = app.follow_up() or app.in_my_cases(r.id)))
$$;
alter function app.sees_report(uuid) owner to upstander_keeper;

-- Does the caller work on this report, as its queue or the lead of its case, and not only see it?
create function app.works_on_report(report uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from reports r where r.id = report and app.in_my_queue(r.agency_id))
    or exists (select 1 from case_reports cr join cases c on c.id = cr.case_id
      where cr.report_id = report and c.lead_agency_id = app.agency_id() and app.works_cases())
$$;
alter function app.works_on_report(uuid) owner to upstander_keeper;

-- Who may be written to about a report by those who have no sight of colleagues: whoever works with it already.
create function app.looks_after_report(colleague uuid, report uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from reports r join staff_users u on u.id = colleague and u.status = 'active'
    where r.id = report and (
      (r.agency_id = u.agency_id and u.roles && array['officer', 'manager', 'support_worker', 'triage', 'chair'])
      or 'triage' = any (u.roles)
      or exists (select 1 from case_reports cr join case_access a on a.case_id = cr.case_id
        where cr.report_id = r.id and a.level = 3 and a.holder_id in (u.id, u.agency_id) and a.from_at <= now()
          and (a.until_at is null or a.until_at > now()))
      -- An agency that was asked is told that it must stop, which is when its sight has just ended.
      or exists (select 1 from case_reports cr join referrals f on f.case_id = cr.case_id
        where cr.report_id = r.id and f.to_agency_id = u.agency_id)))
$$;
alter function app.looks_after_report(uuid, uuid) owner to upstander_keeper;

create function app.sees_person(person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from reports r where r.person_id = person and app.sees_report(r.id))
    or exists (select 1 from case_people p join case_access a on a.case_id = p.case_id
               where p.person_id = person and a.level = 3 and app.grants_sight(a.holder_id, a.from_at, a.until_at))
$$;
alter function app.sees_person(uuid) owner to upstander_keeper;

grant execute on function app.looks_after_report(uuid, uuid), app.sees_person(uuid)
  to upstander_staff, upstander_public;
grant execute on function app.works_on_report(uuid) to upstander_staff;

-- case_access: the rule itself.
grant select on case_access to upstander_staff;
create policy sight on case_access for select to upstander_staff
  using (holder_id = any ((select app.my_holders())::uuid[]) and from_at <= now() and (until_at is null or until_at > now()));

-- cases, and what belongs to them: through case_access, whose own rule applies inside each of these.
grant select, insert on cases to upstander_staff;
grant update (summary, status, risk_level, owner_id, strands, types, closed_at, closure, area_id, ward_code, version) on cases to upstander_staff;
-- offset 0 keeps this a look-up for each case: without it the planner may read all of case_access first, to hash it.
create policy sight on cases for select to upstander_staff
  using (exists (select 1 from case_access a where a.case_id = cases.id and a.level >= 2 offset 0));
create policy opens on cases for insert to upstander_staff
  with check (lead_agency_id = app.agency_id() and app.works_cases());
create policy lead_changes on cases for update to upstander_staff
  using (lead_agency_id = app.agency_id() and app.works_cases());

grant select, insert on case_reports to upstander_staff;
create policy sight on case_reports for select to upstander_staff
  using (exists (select 1 from case_access a where a.case_id = case_reports.case_id and a.level = 3 offset 0));
-- Through the function: the rule of reports asks case_reports in its turn, and the two would ask one another for ever.
create policy links on case_reports for insert to upstander_staff
  with check (exists (select 1 from case_access a where a.case_id = case_reports.case_id and a.basis = 'lead' offset 0)
    and app.sees_report(report_id));

grant select, insert on case_people to upstander_staff;
create policy sight on case_people for select to upstander_staff
  using (exists (select 1 from case_access a where a.case_id = case_people.case_id and a.level = 3 offset 0));
create policy adds on case_people for insert to upstander_staff
  with check (exists (select 1 from case_access a where a.case_id = case_people.case_id and a.basis = 'lead' offset 0)
    and (app.is_new_person(person_id) or app.sees_person(person_id)));

-- reports: the queue they wait in; then everyone with full sight of their case; and the person, by the code.
grant select, insert on reports to upstander_staff;
grant update (status, status_reason, agency_id, area_id, ward_code, version) on reports to upstander_staff;
grant select (id, reference, received_at, status, agency_id, privacy, can_contact, language)
  on reports to upstander_public;
create policy queue on reports for select to upstander_staff
  using (app.in_my_queue(agency_id) or app.in_my_cases(id));
create policy works on reports for update to upstander_staff using (app.in_my_queue(agency_id)) with check (app.works_cases());
create policy takes on reports for insert to upstander_staff
  with check (app.works_cases() and status = 'new' and app.is_new_text(narrative_id) and (person_id is null or app.is_new_person(person_id)));
create policy own on reports for select to upstander_public using (follow_up_hash = app.follow_up());

grant select, insert on consents to upstander_staff, upstander_public;
grant update (withdrawn_at) on consents to upstander_public, upstander_staff;
create policy sight on consents for select to upstander_staff
  using (exists (select 1 from reports r where r.id = consents.report_id offset 0));
-- Whoever sees an answer reads it; only those who work on the report change it for the person.
create policy adds on consents for insert to upstander_staff with check (app.works_on_report(report_id));
create policy withdraws on consents for update to upstander_staff using (app.works_on_report(report_id));
create policy tells on consents for insert to upstander_public
  with check (withdrawn_at is null and exists (select 1 from reports r where r.id = consents.report_id offset 0));
create policy own on consents for select to upstander_public
  using (exists (select 1 from reports r where r.id = consents.report_id offset 0));
create policy own_withdraws on consents for update to upstander_public
  using (exists (select 1 from reports r where r.id = consents.report_id offset 0));

grant select, insert on report_messages to upstander_staff, upstander_public;
grant update (read_at) on report_messages to upstander_staff, upstander_public;
create policy sight on report_messages for select to upstander_staff
  using (exists (select 1 from reports r where r.id = report_messages.report_id offset 0));
create policy own on report_messages for select to upstander_public
  using (exists (select 1 from reports r where r.id = report_messages.report_id offset 0));

grant select, insert on clocks to upstander_staff;
grant update (met_at, met_by, stopped_at, stopped_reason) on clocks to upstander_staff;
grant select (report_id, case_id, kind, due_at, met_at) on clocks to upstander_public;
grant select, update on clocks to upstander_system;
create policy sight on clocks for select to upstander_staff
  using (exists (select 1 from case_access a where a.case_id = clocks.case_id and a.level >= 2 offset 0)
    or (case_id is null and app.sees_report(report_id)));
-- The clocks are the lead's, and before there is a case the queue's. Whom the lead referred the person to answers for
-- one: that the referral was taken.
create policy starts on clocks for insert to upstander_staff
  with check ((report_id is null or app.works_on_report(report_id)) and case when case_id is null then report_id is not null
    else exists (select 1 from case_access a where a.case_id = clocks.case_id and a.basis = 'lead' offset 0) end);
create policy meets on clocks for update to upstander_staff
  using (case when case_id is null then app.works_on_report(report_id)
    else exists (select 1 from case_access a where a.case_id = clocks.case_id and a.level = 3
      and (a.basis = 'lead' or clocks.kind = 'victim_referral')) end);
create policy own on clocks for select to upstander_public
  using (exists (select 1 from reports r where r.id = clocks.report_id offset 0));
create policy system on clocks to upstander_system using (true) with check (true);

grant select, insert on timeline to upstander_staff, upstander_public;
grant insert on timeline to upstander_system;
-- What an agency writes for itself stays with it, also from before there was a case; what no agency wrote, in triage.
create policy sight on timeline for select to upstander_staff
  using ((exists (select 1 from case_access a where a.case_id = timeline.case_id and a.level >= 2 offset 0)
      or (case_id is null and app.sees_report(report_id)))
    and (audience <> 'agency' or agency_id = app.agency_id() or (agency_id is null and app.has_role('triage'))));
create policy writes on timeline for insert to upstander_staff
  with check (agency_id = app.agency_id() and actor_id = app.user_id() and (note_id is null or app.is_new_text(note_id))
    and case when case_id is null then app.sees_report(report_id)
      else exists (select 1 from case_access a where a.case_id = timeline.case_id offset 0) and (report_id is null
        or exists (select 1 from case_reports cr where cr.case_id = timeline.case_id and cr.report_id = timeline.report_id)) end);
create policy tells on timeline for insert to upstander_public
  with check (actor_id is null and case_id is null and agency_id is null and note_id is null and audience in ('person', 'partners')
    and exists (select 1 from reports r where r.id = timeline.report_id offset 0));
create policy own on timeline for select to upstander_public
  using (audience = 'person' and exists (select 1 from reports r where r.id = timeline.report_id offset 0));
create policy system_writes on timeline for insert to upstander_system with check (actor_id is null and note_id is null);

grant select, insert on referrals to upstander_staff;
grant update (status, basis, withheld_reason, outcome, taken_by, accepted_at, closed_at, version) on referrals to upstander_staff;
create policy sight on referrals for select to upstander_staff
  using (exists (select 1 from case_access a where a.case_id = referrals.case_id and a.level >= 2 offset 0));
-- What a victim service keeps once the person said no: that it had a referral, and its own attempts.
create policy own_record on referrals for select to upstander_staff
  using (status = 'stopped' and to_agency_id = app.agency_id() and app.works_cases());
create policy makes on referrals for insert to upstander_staff
  with check (from_agency_id = app.agency_id() and exists (
    select 1 from case_access a where a.case_id = referrals.case_id and a.basis = 'lead'));
create policy works on referrals for update to upstander_staff
  using (app.agency_id() in (to_agency_id, from_agency_id) and exists (
    select 1 from case_access a where a.case_id = referrals.case_id and a.level = 3));

grant select, insert on referral_attempts to upstander_staff;
create policy sight on referral_attempts for select to upstander_staff
  using (exists (select 1 from referrals r where r.id = referral_attempts.referral_id offset 0));
create policy adds on referral_attempts for insert to upstander_staff
  with check (by_user = app.user_id() and (note_id is null or app.is_new_text(note_id)) and exists (
    select 1 from referrals r where r.id = referral_attempts.referral_id and r.to_agency_id = app.agency_id()
      and r.status <> 'stopped'));

-- The analyst: facts, never narrative or people; whole partnership, no references that lead to a person.
grant select (id, lead_agency_id, area_id, ward_code, status, risk_level, strands, types, place_kind, occurred_on, opened_at, closed_at, demo)
  on cases to upstander_analyst;
grant select (id, case_id, to_agency_id, from_agency_id, rule, status, basis, withheld_reason, outcome, created_at, accepted_at, closed_at)
  on referrals to upstander_analyst;
grant select (id, received_at, channel, language, reporter_role, privacy, agency_id, area_id, ward_code, place_kind, occurred_on, strands, types, status)
  on reports to upstander_analyst;
grant select (id, case_id, report_id, agency_id, kind, sequence, starts_at, due_at, met_at, stopped_at) on clocks to upstander_analyst;
create policy facts on cases for select to upstander_analyst using (true);
create policy facts on referrals for select to upstander_analyst using (true);
create policy facts on reports for select to upstander_analyst using (true);
create policy facts on clocks for select to upstander_analyst using (true);

-- Revealing a person: sight and a reason, or nothing; and the trail has it in the same transaction.
create function vault.reveal(person uuid, why text)
returns table (sealed bytea, wrapped bytea, key_id uuid, version integer)
language plpgsql security definer set search_path = vault, public, pg_temp as $$
begin
  if coalesce(length(trim(why)), 0) < 3 then
    raise exception 'a reason is needed to reveal a person' using errcode = 'check_violation';
  end if;
  if not app.sees_person(person) then return; end if;
  insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, reason, request_id)
  values (case when app.user_id() is null then 'public' else 'staff' end, app.user_id(), app.actor_name(), app.agency_id(),
    'person.reveal', 'person', person, why, app.request_id());
  return query select p.sealed, k.wrapped, k.id, p.version from people p join keys k on k.id = p.key_id where p.id = person;
end $$;
alter function vault.reveal(uuid, text) owner to upstander_keeper;

-- Reading words: the narrative of a report, its messages, notes of an attempt. Audited for staff.
create function vault.read_text(wanted uuid)
returns table (sealed bytea, wrapped bytea, key_id uuid)
language plpgsql security definer set search_path = vault, public, pg_temp as $$
declare
  report uuid;
  allowed boolean := false;
begin
  select r.id into report from reports r where r.narrative_id = wanted;
  if report is null then select m.report_id into report from report_messages m where m.text_id = wanted; end if;
  if report is not null then
    allowed := app.sees_report(report);
  else
    select exists (
      select 1 from referral_attempts t join referrals f on f.id = t.referral_id join case_access a on a.case_id = f.case_id
      where t.note_id = wanted and a.level = 3 and app.grants_sight(a.holder_id, a.from_at, a.until_at)
      union all
      select 1 from timeline l join case_access a on a.case_id = l.case_id
      where l.note_id = wanted and a.level = 3 and (l.audience <> 'agency' or l.agency_id = app.agency_id())
        and app.grants_sight(a.holder_id, a.from_at, a.until_at)) into allowed;
  end if;
  if not allowed then return; end if;
  if app.user_id() is not null then
    insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, request_id)
    values ('staff', app.user_id(), app.actor_name(), app.agency_id(), 'text.read', 'text', wanted, app.request_id());
  end if;
  return query select t.sealed, k.wrapped, k.id from texts t join keys k on k.id = t.key_id where t.id = wanted;
end $$;
alter function vault.read_text(uuid) owner to upstander_keeper;

-- Who else has sight of a case, for those who have it themselves: people should know whom they write for.
create function app.case_holders(wanted uuid)
returns table (holder_id uuid, level smallint, basis text, from_at timestamptz, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.holder_id, a.level, a.basis, a.from_at, a.until_at from case_access a
  where a.case_id = wanted and exists (
    select 1 from case_access mine where mine.case_id = wanted and mine.level >= 2
      and app.grants_sight(mine.holder_id, mine.from_at, mine.until_at))
  order by a.from_at, a.id limit 200
$$;
alter function app.case_holders(uuid) owner to upstander_keeper;

-- Search under row security cannot use a text index (its operators are not leakproof), so it runs here, applies
-- the same rule itself, and returns ids only. Only the first 2,000 hits are ranked: a very common word would cost half a second.
create function app.search_cases(query text, at_most integer) returns table (case_id uuid, rank real)
language sql stable security definer set search_path = public, pg_temp as $$
  with wanted as (select websearch_to_tsquery('english', query) || plainto_tsquery('simple', query) as q),
  hits as (
    select c.id, c.search from cases c, wanted
    where c.search @@ wanted.q
      and exists (select 1 from case_access a where a.case_id = c.id and a.level >= 2
                  and app.grants_sight(a.holder_id, a.from_at, a.until_at))
    limit 2000)
  select hits.id, ts_rank(hits.search, wanted.q) from hits, wanted
  order by 2 desc, 1 desc limit least(at_most, 200)
$$;
alter function app.search_cases(text, integer) owner to upstander_keeper;

grant execute on function app.in_my_cases(uuid), app.search_cases(text, integer), app.case_holders(uuid) to upstander_staff;
grant execute on function app.sees_report(uuid) to upstander_staff, upstander_public;
grant execute on function app.reference_of_stopped(uuid) to upstander_staff;
grant execute on function app.hold_followed_report(), app.consent_readers(boolean, text),
  app.follow_consent(text, timestamptz, text, timestamptz, timestamptz) to upstander_public;
grant execute on function vault.reveal(uuid, text) to upstander_staff;
grant execute on function vault.read_text(uuid) to upstander_staff, upstander_public;
grant execute on function audit.entry_hash(bytea, audit.entries) to upstander_keeper;
