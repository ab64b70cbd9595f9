-- Why: what those who receive reports decide, with its reason: what may be the same, what is one with another, who takes
-- it over, how each side sees it. Nothing here removes a report or a word. Breaking: no

-- What a narrative looks like, without its words: MinHash parts under a key that the database never holds. Two texts
-- that are alike share parts; without the key the numbers tell nothing else. Read by the function below only.
create table report_signatures (
  report_id uuid primary key references reports,
  parts integer[] not null check (cardinality(parts) = 32),
  -- The parts taken in pairs and hashed again: sharing one is what the index finds.
  bands integer[] not null check (cardinality(bands) = 16)
);
call app.protect('report_signatures');
create index report_signatures_bands on report_signatures using gin (bands);
create index reports_place_day on reports (area_id, occurred_on) where occurred_on is not null;

-- Two reports that may be about the same. Found when the newer arrives; a person says whether it is so. `other_id` has no
-- foreign key: its check would hold the other report's row, and nobody who tells us something waits for a colleague.
create table report_likenesses (
  report_id uuid not null references reports,
  other_id uuid not null,
  found_at timestamptz not null,
  -- How many of the 32 parts are equal, where that is half or more.
  text_parts smallint check (text_parts between 16 and 32),
  same_person boolean not null default false,
  same_place boolean not null default false,
  -- Somebody looked, and they are not the same.
  apart_at timestamptz,
  apart_by uuid references staff_users,
  primary key (report_id, other_id),
  check (text_parts is not null or same_person or same_place),
  check ((apart_at is null) = (apart_by is null))
);
call app.protect('report_likenesses');
create index report_likenesses_other on report_likenesses (other_id);

-- One report of two that are about the same leads, the other points to it. Both keep all they are.
create table report_merges (
  id uuid primary key,
  report_id uuid not null references reports,
  lead_id uuid not null references reports,
  merged_at timestamptz not null,
  merged_by uuid not null references staff_users,
  split_at timestamptz,
  split_by uuid references staff_users,
  check (report_id <> lead_id),
  check ((split_at is null) = (split_by is null))
);
call app.protect('report_merges');
create unique index report_merges_once on report_merges (report_id) where split_at is null;
create index report_merges_lead on report_merges (lead_id) where split_at is null;

-- One agency asks another to take a report over. Until that is answered both see it, and it stays in the sender's queue.
-- What is left afterwards is the receipt: who sent what, to whom, when, and what they answered.
create table report_transfers (
  id uuid primary key,
  report_id uuid not null references reports,
  reference text not null,
  -- In whose queue it was (none: triage), and who sent it.
  from_agency_id uuid references agencies,
  by_agency_id uuid not null references agencies,
  to_agency_id uuid not null references agencies,
  reason text not null,
  -- On what ground it may go to the police, where the person did not say yes (domain.md 10).
  basis text not null check (basis in ('routing', 'consent', 'vital_interests', 'legal_power')),
  sent_at timestamptz not null,
  sent_by uuid not null references staff_users,
  due_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid references staff_users,
  answer text check (answer in ('accepted', 'returned', 'taken_back')),
  answer_reason text,
  check (num_nulls(answered_at, answered_by, answer) in (0, 3))
);
call app.protect('report_transfers');
create unique index report_transfers_open on report_transfers (report_id) where answered_at is null;
create index report_transfers_to on report_transfers (to_agency_id, sent_at desc);
create index report_transfers_from on report_transfers (by_agency_id, sent_at desc);

-- Has somebody asked the caller's agency to take this report, and waits for the answer?
create function app.offered_to_me(report uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.works_cases() and exists (select 1 from report_transfers t
    where t.report_id = report and t.answered_at is null and t.to_agency_id = app.agency_id())
$$;
alter function app.offered_to_me(uuid) owner to upstander_keeper;
grant execute on function app.offered_to_me(uuid) to upstander_staff;

alter policy queue on reports using (app.in_my_queue(agency_id) or app.in_my_cases(id) or app.offered_to_me(id));
create or replace function app.sees_report(report uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from reports r where r.id = report
    and (app.in_my_queue(r.agency_id) or r.follow_up_hash = app.follow_up() or app.in_my_cases(r.id)
      or app.offered_to_me(r.id)))
$$;

-- What was decided about a report, one row for each time. `told_id` is the message that says it to the person.
create table report_decisions (
  id uuid primary key,
  report_id uuid not null references reports,
  at timestamptz not null,
  decision text not null check (decision in ('logged', 'linked', 'unlinked', 'recorded_only', 'passed_on', 'not_hate', 'spam',
    'returned', 'merged', 'led', 'split', 'handed', 'transfer_sent', 'transfer_accepted', 'transfer_returned',
    'transfer_taken_back')),
  reason text,
  decided_by uuid not null references staff_users,
  agency_id uuid not null references agencies,
  -- Where the person was sent, and what for: an organisation, never somebody's name.
  to_name text check (length(to_name) between 2 and 120),
  what_for text,
  other_reference text,
  told_id uuid references report_messages
);
call app.protect('report_decisions');
create index report_decisions_report on report_decisions (report_id, at, id);

-- How a partner sees it, and how the police have classified it: each beside what the reporter said, never in its place
-- (domain.md 1.1, 1.5). A row is what somebody said on a day; the newest stands. Nothing but a person writes one.
create table report_views (
  id uuid primary key,
  report_id uuid not null references reports,
  kind text not null check (kind in ('partner', 'police')),
  at timestamptz not null,
  by_user uuid not null references staff_users,
  agency_id uuid not null references agencies,
  perceives text check (perceives in ('yes', 'no', 'unsure')),
  strands text[] not null default '{}',
  reasons text[] not null default '{}',
  classification text check (classification in ('crime', 'non_crime_incident', 'not_yet', 'not_recorded')),
  police_reference text check (length(police_reference) between 1 and 40),
  said_by text check (length(said_by) between 2 and 80),
  said_on date,
  check (case kind when 'partner' then perceives is not null and num_nonnulls(classification, police_reference, said_by, said_on) = 0
    else classification is not null and perceives is null and said_by is not null and said_on is not null end)
);
call app.protect('report_views');
create index report_views_report on report_views (report_id, kind, at desc, id desc);

-- What the people in a record are called, by who records and on which day (domain.md 1.4). A row without a first day is
-- not in force.
create table recording_regimes (
  code text primary key check (code ~ '^[A-Z0-9_]{3,40}$'),
  name text not null,
  source text not null,
  police boolean not null,
  effective_from date,
  effective_to date,
  affected_label text not null,
  other_label text not null,
  non_crime_label text not null,
  guidance text not null,
  version integer not null default 1
);
call app.protect('recording_regimes');
insert into recording_regimes (code, name, source, police, effective_from, affected_label, other_label, non_crime_label, guidance) values
  ('PARTNERSHIP', 'Partners that are not the police', 'Local practice of the partnership', false, '2000-01-01',
    'person affected', 'alleged perpetrator', 'hate incident',
    'Record what was perceived. The police decide what is a crime.'),
  ('NCHI_CODE_2023', 'Non-crime hate incidents: code of practice', 'Police, Crime, Sentencing and Courts Act 2022, sections 60 and 61',
    true, '2023-06-03', 'complainant', 'subject', 'non-crime hate incident',
    'The other person''s details are kept only where there is a real risk of significant harm or of a future crime.'),
  ('POST_2026_REVIEW', 'After the review of 2026', 'Review of non-crime hate incidents by the College of Policing and the NPCC',
    true, null, 'person who reported', 'person reported', 'report for information',
    'Not in force yet. Set its first day when the force has told the partnership.');

-- Two reports of which the caller sees both, or nothing.
grant select on report_likenesses to upstander_staff;
grant update (apart_at, apart_by) on report_likenesses to upstander_staff;
create policy sight on report_likenesses for select to upstander_staff
  using (app.sees_report(report_id) and app.sees_report(other_id));
create policy tells_apart on report_likenesses for update to upstander_staff
  using (app.works_on_report(report_id) and app.sees_report(other_id)) with check (apart_by is null or apart_by = app.user_id());

grant select, insert on report_merges to upstander_staff;
grant update (split_at, split_by) on report_merges to upstander_staff;
create policy sight on report_merges for select to upstander_staff using (app.sees_report(report_id) and app.sees_report(lead_id));
create policy merges on report_merges for insert to upstander_staff
  with check (merged_by = app.user_id() and split_at is null and app.works_on_report(report_id) and app.works_on_report(lead_id));
create policy splits on report_merges for update to upstander_staff
  using (split_at is null and app.works_on_report(report_id) and app.works_on_report(lead_id)) with check (split_by = app.user_id());

grant select, insert on report_transfers to upstander_staff;
create policy sight on report_transfers for select to upstander_staff
  using (app.works_cases() and (app.agency_id() in (from_agency_id, by_agency_id, to_agency_id)
    or (from_agency_id is null and app.has_role('triage'))));
create policy sends on report_transfers for insert to upstander_staff
  with check (sent_by = app.user_id() and by_agency_id = app.agency_id() and answered_at is null and to_agency_id <> by_agency_id
    and app.has_caseworkers(to_agency_id) and app.works_on_report(report_id));

grant select, insert on report_decisions to upstander_staff;
grant select (id, report_id, at, decision, reason, agency_id, to_name, what_for, told_id) on report_decisions to upstander_public;
create policy sight on report_decisions for select to upstander_staff using (app.sees_report(report_id));
create policy decides on report_decisions for insert to upstander_staff
  with check (decided_by = app.user_id() and agency_id = app.agency_id() and app.works_cases() and app.sees_report(report_id)
    and (told_id is null or exists (select 1 from report_messages m where m.id = told_id and m.report_id = report_decisions.report_id
      and m.author_id = app.user_id() offset 0)));
create policy own on report_decisions for select to upstander_public
  using (exists (select 1 from reports r where r.id = report_decisions.report_id offset 0));

grant select, insert on report_views to upstander_staff;
create policy sight on report_views for select to upstander_staff using (app.sees_report(report_id));
-- The police say what it is to them; whoever works on the report may write down what they were told by the police.
create policy says on report_views for insert to upstander_staff
  with check (by_user = app.user_id() and agency_id = app.agency_id() and app.works_cases() and app.sees_report(report_id)
    and (kind = 'partner' or app.works_on_report(report_id)
      or exists (select 1 from agencies g where g.id = app.agency_id() and g.kind = 'police')));

grant select on recording_regimes to upstander_staff;
grant update on recording_regimes to upstander_staff;
create policy anyone on recording_regimes for select to upstander_staff using (true);
create policy administrator on recording_regimes for update to upstander_staff using (app.leads_partnership());

-- Keeps what a new report looks like, and notes which of the last 90 days, in the same queue or area, may be about the
-- same: alike in words, under details that the same person gave, or at the same kind of place on the same day and ground.
-- By whoever holds the form's token, in the transaction that keeps the report. `s.parts` is null where there are too few words.
create function app.keep_signature(s jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r reports;
  own_parts constant integer[] := array(select jsonb_array_elements_text(s -> 'parts')::integer);
  own_bands constant integer[] := array(select jsonb_array_elements_text(s -> 'bands')::integer);
begin
  select x.* into r from reports x where x.submission_hash = decode(s ->> 'submission', 'base64')
    and not exists (select from report_signatures g where g.report_id = x.id);
  if r.id is null then return; end if;
  insert into report_likenesses (report_id, other_id, found_at, text_parts, same_person, same_place)
  select r.id, f.id, r.received_at, max(f.parts), bool_or(f.person), bool_or(f.place) from (
    (select o.id, o.received_at, e.equal as parts, false as person, false as place
      from report_signatures g join reports o on o.id = g.report_id
      cross join lateral (select count(*) filter (where a = b)::smallint as equal from unnest(g.parts, own_parts) u(a, b)) e
      where g.bands && own_bands and e.equal >= 16 and o.received_at > r.received_at - interval '90 days'
        and (o.agency_id is not distinct from r.agency_id or o.area_id = r.area_id) limit 50)
    union all
    (select o.id, o.received_at, null, true, false
      from (select b.person_id from vault.blind_index mine
          join vault.blind_index b on b.kind = mine.kind and b.token = mine.token and b.person_id <> mine.person_id
          where mine.person_id = r.person_id
          group by b.person_id having bool_or(b.kind in ('phone', 'email', 'address'))
            or array_agg(b.kind) @> array['name', 'postcode'] limit 200) p
      join reports o on o.person_id = p.person_id
      where o.received_at > r.received_at - interval '90 days'
        and (o.agency_id is not distinct from r.agency_id or o.area_id = r.area_id) limit 50)
    union all
    (select o.id, o.received_at, null, false, true from reports o
      where o.area_id = r.area_id and o.occurred_on = r.occurred_on and o.place_kind = r.place_kind and o.strands && r.strands
        and coalesce(o.ward_code = r.ward_code, true) and coalesce(o.outward_code = r.outward_code, true)
        and o.received_at > r.received_at - interval '90 days' limit 50)) f
  where f.id <> r.id
  group by f.id order by max(f.parts) desc nulls last, bool_or(f.person) desc, max(f.received_at) desc limit 20;
  if cardinality(own_parts) = 32 then
    insert into report_signatures (report_id, parts, bands) values (r.id, own_parts, own_bands);
  end if;
end $$;
alter function app.keep_signature(jsonb) owner to upstander_keeper;
grant execute on function app.keep_signature(jsonb) to upstander_public;

-- Answers a transfer: its receiver accepts it, and has the report with its waiting clock, or sends it back; its sender takes it
-- back. False: it was answered before, or is not the caller's to answer so.
create function app.answer_transfer(of_transfer uuid, its_answer text, why text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t report_transfers;
begin
  update report_transfers x set answer = its_answer, answer_reason = why, answered_at = at, answered_by = app.user_id()
    where x.id = of_transfer and x.answered_at is null and app.works_cases()
      and case its_answer when 'taken_back' then app.works_on_report(x.report_id)
        else x.to_agency_id = app.agency_id() end
    returning x.* into t;
  if t.id is null then return false; end if;
  update reports r set version = r.version + 1,
      agency_id = case when its_answer = 'accepted' then t.to_agency_id else r.agency_id end
    where r.id = t.report_id;
  if its_answer = 'accepted' then
    update clocks c set agency_id = t.to_agency_id
      where c.report_id = t.report_id and c.case_id is null and c.met_at is null and c.stopped_at is null;
  end if;
  return true;
end $$;
alter function app.answer_transfer(uuid, text, text, timestamptz) owner to upstander_keeper;
grant execute on function app.answer_transfer(uuid, text, text, timestamptz) to upstander_staff;

-- Takes a report, and those that it leads, out of a case that the caller's agency leads: it waits in the queue again. The
-- report that opened the case stays in it. False: not so, or it was changed meanwhile.
create function app.unlink_report(of_report uuid, expected_version integer) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_case uuid;
  gone uuid[];
begin
  select c.id into of_case from reports r join case_reports l on l.report_id = r.id join cases c on c.id = l.case_id
    where r.id = of_report and r.version = expected_version and c.reference <> r.reference
      and c.lead_agency_id = app.agency_id() and app.works_cases()
    for update of r;
  if of_case is null then return false; end if;
  gone := array(select of_report union select m.report_id from report_merges m where m.lead_id = of_report and m.split_at is null);
  if exists (select from cases c join reports r on r.reference = c.reference where c.id = of_case and r.id = any (gone)) then
    return false;
  end if;
  delete from case_reports l where l.case_id = of_case and l.report_id = any (gone);
  delete from case_people p using reports r
    where p.case_id = of_case and r.id = any (gone) and p.person_id = r.person_id
      and not exists (select from case_reports l join reports o on o.id = l.report_id
        where l.case_id = of_case and o.person_id = p.person_id);
  update reports r set version = r.version + 1,
      status = case when m.report_id is null then 'new' else 'recorded_only' end,
      status_reason = case when m.report_id is null then null else 'duplicate' end
    from reports x left join report_merges m on m.report_id = x.id and m.split_at is null
    where x.id = r.id and r.id = any (gone);
  return true;
end $$;
alter function app.unlink_report(uuid, integer) owner to upstander_keeper;
grant execute on function app.unlink_report(uuid, integer) to upstander_staff;
