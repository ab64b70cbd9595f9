-- Why: whoever told later of another person affected could say neither who that is nor how to reach them safely, and no officer
-- could add anybody. Who further people are stood within what is sealed of whoever told of them: read and erased with it. Each
-- has now a row and a key of their own, their own answers, and how we were told of them. Breaking: no

create table people_affected (
  id uuid primary key,
  report_id uuid not null references reports,
  -- What was told of them, under a key of its own.
  person_id uuid not null unique references vault.people,
  at timestamptz not null,
  -- How we were told; the first two by whoever made the report, all others by an officer who wrote it down.
  source text not null check (source in ('form', 'follow_up', 'telephone', 'in_person', 'letter', 'email', 'partner', 'found')),
  by_user uuid references staff_users,
  agency_id uuid references agencies,
  knows text not null check (knows in ('agrees', 'objects', 'unaware', 'cannot_ask', 'not_known')),
  may_contact text not null check (may_contact in ('yes', 'no', 'not_known')),
  -- Whether who they are, or how to reach them, is among it: only with their yes, or on a ground: a child at
  -- risk, or serious danger.
  named boolean not null,
  ground text check (ground in ('child_at_risk', 'vital_interests')),
  check ((source in ('form', 'follow_up')) = (by_user is null)),
  check (num_nulls(by_user, agency_id) in (0, 2)),
  check (not named or knows = 'agrees' or ground is not null),
  check (may_contact <> 'yes' or knows = 'agrees'),
  check (ground is null or (by_user is not null and knows <> 'agrees'))
);
call app.protect('people_affected');
create index people_affected_report on people_affected (report_id, at, id);
create index people_affected_by on people_affected (by_user) where by_user is not null;
create index people_affected_agency on people_affected (agency_id) where agency_id is not null;

-- That there is somebody, and what they answered, by whoever sees the report; added by whoever works on it, with a person who
-- came with the row.
grant select, insert on people_affected to upstander_staff;
create policy sight on people_affected for select to upstander_staff using (app.sees_report(report_id));
create policy adds on people_affected for insert to upstander_staff
  with check (by_user = app.user_id() and agency_id = app.agency_id() and app.works_on_report(report_id)
    and app.is_new_person(person_id));

-- As it was (0009), and a further person affected, by whoever works on the report: who that is does not travel with a case by
-- itself, since their yes is their own.
create or replace function app.sees_person(person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from reports r where r.person_id = person and app.sees_report(r.id))
    or exists (select 1 from case_people p join case_access a on a.case_id = p.case_id
               where p.person_id = person and a.level = 3 and app.grants_sight(a.holder_id, a.from_at, a.until_at))
    or exists (select 1 from people_affected o where o.person_id = person and app.user_id() is not null
               and app.works_on_report(o.report_id))
$$;

-- Was it erased, and did whoever told of it not say since how to reach them?
create function app.stays_erased(of_report uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from timeline t join reports r on r.id = t.report_id
    where t.report_id = of_report and t.kind = 'report.erased' and r.can_contact <> 'yes')
$$;
alter function app.stays_erased(uuid) owner to upstander_keeper;
revoke all on function app.stays_erased(uuid) from public;

-- The people whom a report names that came with this very transaction, or whom the holder of a code tells of later. Of somebody
-- who stays anonymous nobody else's name is taken: nobody could ask about it; nor for a report that was erased:
-- nothing would erase them. No more than a list of them shows. How many were kept: whoever asks says nothing else was.
create function app.keep_people_affected(c jsonb) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r reports;
  p jsonb;
  n integer := 0;
begin
  if c ? 'submission' then
    select x.* into r from reports x where x.submission_hash = decode(c ->> 'submission', 'base64')
      and x.xmin = pg_current_xact_id()::xid;
  else
    select x.* into r from reports x where x.follow_up_hash = app.follow_up() and x.withdrawn_at is null for no key update;
  end if;
  if r.id is null or r.privacy = 'anonymous' or app.stays_erased(r.id) then return 0; end if;
  for p in select * from jsonb_array_elements(c -> 'people') loop
    exit when (select count(*) >= 50 from people_affected o where o.report_id = r.id and o.by_user is null);
    insert into vault.keys (id, wrapped, created_at)
      values ((p ->> 'keyId')::uuid, decode(p ->> 'wrapped', 'base64'), (c ->> 'at')::timestamptz);
    insert into vault.people (id, key_id, sealed, created_at)
      values ((p ->> 'id')::uuid, (p ->> 'keyId')::uuid, decode(p ->> 'sealed', 'base64'), (c ->> 'at')::timestamptz);
    insert into people_affected (id, report_id, person_id, at, source, knows, may_contact, named)
      values (gen_random_uuid(), r.id, (p ->> 'id')::uuid, (c ->> 'at')::timestamptz,
        case when c ? 'submission' then 'form' else 'follow_up' end, 'agrees', p ->> 'contact', true);
    n := n + 1;
  end loop;
  if n > 0 then
    insert into audit.entries (actor_kind, action, subject_kind, subject_id, detail, request_id)
      values ('public', 'report.person-affected', 'report', r.id, jsonb_build_object('people', n), app.request_id());
  end if;
  return n;
end $$;
alter function app.keep_people_affected(jsonb) owner to upstander_keeper;
revoke all on function app.keep_people_affected(jsonb) from public;
grant execute on function app.keep_people_affected(jsonb) to upstander_public;

-- Whoever becomes anonymous leaves nobody's name behind that they brought: what is sealed of them is destroyed.
create function app.forget_people_affected(at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  gone := array(select p.key_id from people_affected o join reports r on r.id = o.report_id join vault.people p on p.id = o.person_id
    where r.follow_up_hash = app.follow_up() and r.privacy = 'anonymous' and o.by_user is null);
  update vault.keys k set wrapped = null, destroyed_at = at where k.id = any (gone) and k.wrapped is not null;
  update vault.people p set sealed = null where p.key_id = any (gone);
end $$;
alter function app.forget_people_affected(timestamptz) owner to upstander_keeper;
revoke all on function app.forget_people_affected(timestamptz) from public;
grant execute on function app.forget_people_affected(timestamptz) to upstander_public;

-- The people of a report whose keys go when it is erased: whoever told of it, and whoever else it happened to.
create function app.people_of_report(of_report uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.person_id from reports r where r.id = of_report and r.person_id is not null
  union select o.person_id from people_affected o where o.report_id = of_report
$$;
alter function app.people_of_report(uuid) owner to upstander_keeper;
revoke all on function app.people_of_report(uuid) from public;

-- As they were (0060, 0063, 0038), but for the further people of a report. How much an erasing takes is counted in 0068.
create or replace function app.destroy_report(of_report uuid, at timestamptz, notes boolean) returns table (keys integer, files uuid[])
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  gone uuid[];
  people uuid[] := array(select app.people_of_report(of_report));
begin
  files := array(select f.id from report_files f join vault.keys k on k.id = f.key_id
    where f.report_id = of_report and k.wrapped is not null);
  gone := array(select k.id from vault.texts t join vault.keys k on k.id = t.key_id
      where k.wrapped is not null and t.id in (select app.words_of_report(of_report, notes))
    union select k.id from vault.people p join vault.keys k on k.id = p.key_id where p.id = any (people) and k.wrapped is not null
    union select k.id from report_files f join vault.keys k on k.id = f.key_id
      where f.report_id = of_report and k.wrapped is not null);
  update vault.keys k set wrapped = null, destroyed_at = destroy_report.at where k.id = any (gone);
  update vault.texts t set sealed = null where t.key_id = any (gone);
  update vault.people p set sealed = null where p.key_id = any (gone);
  delete from vault.blind_index b where b.person_id = any (people);
  delete from report_likenesses l where l.report_id = of_report or l.other_id = of_report;
  delete from report_signatures s where s.report_id = of_report;
  delete from recovery_words w where w.report_id = of_report;
  update mails m set secret_sealed = null where m.report_id = of_report;
  -- Nobody is promised a call any more: there is no number.
  update call_requests q set done_at = destroy_report.at, outcome = 'withdrawn' where q.report_id = of_report and q.done_at is null;
  update reports r set can_contact = case r.can_contact when 'yes' then 'follow_up_only' else r.can_contact end,
    version = r.version + 1 where r.id = of_report;
  insert into timeline (id, report_id, at, kind, audience)
    values (gen_random_uuid(), of_report, destroy_report.at, 'report.erased', 'person');
  keys := cardinality(gone);
  return next;
end $$;

create or replace function app.nothing_left(of_report uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from vault.texts t join vault.keys k on k.id = t.key_id
      where k.wrapped is not null and t.id in (select app.words_of_report(of_report, true)))
    and not exists (select from vault.people p join vault.keys k on k.id = p.key_id
      where p.id in (select app.people_of_report(of_report)) and k.wrapped is not null)
    and not exists (select from report_files f join vault.keys k on k.id = f.key_id
      where f.report_id = of_report and k.wrapped is not null)
$$;

create or replace function app.audited_ids(wanted text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with reported as materialized (
    select r.id, r.person_id, r.narrative_id from reports r where r.reference = wanted
    union
    select r.id, r.person_id, r.narrative_id from cases c join case_reports cr on cr.case_id = c.id
      join reports r on r.id = cr.report_id where c.reference = wanted),
  named as (
    select id from reported union select person_id from reported union select narrative_id from reported
    union select c.id from cases c where c.reference = wanted
    union select p.person_id from cases c join case_people p on p.case_id = c.id where c.reference = wanted
    union select f.id from cases c join referrals f on f.case_id = c.id where c.reference = wanted
    union select m.text_id from reported x join report_messages m on m.report_id = x.id
    union select d.text_id from reported x join diary_entries d on d.report_id = x.id
    union select t.text_id from reported x join report_translations t on t.report_id = x.id
    union select e.note_id from reported x join timeline e on e.report_id = x.id
    union select e.note_id from cases c join timeline e on e.case_id = c.id where c.reference = wanted
    union select n.note_id from cases c join referrals f on f.case_id = c.id join referral_attempts n on n.referral_id = f.id
      where c.reference = wanted
    union select o.person_id from reported x join people_affected o on o.report_id = x.id
    union select unnest(array[o.words_id, o.identity_id]) from reported x join other_people o on o.report_id = x.id)
  select n.id from named n where n.id is not null and app.reads_trail() and exists (
    select 1 from audit.entries e where e.subject_id = n.id and e.agency_id = app.agency_id()
      and e.subject_kind in ('case', 'report', 'person', 'text', 'referral'))
  limit 1000
$$;
