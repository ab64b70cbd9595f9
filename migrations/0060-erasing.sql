-- Why: erasing was a command of the server only. Whoever answers for a report now sees what would be destroyed and what stands
-- against it, a second person approves, and there is time to take it back; a person asks for it with their code and is
-- answered within a month (UK GDPR Article 12(3)); a legal hold stops it on every way; and each erasing has an id, so that a
-- restore of an older backup can do it again. Breaking: no

-- How long things are kept and how quickly somebody is answered, each from a day on: the latest that has begun holds.
create table data_limits (
  kind text not null check (kind in ('erasure_answer', 'erasure_pause', 'keep_closed', 'keep_anonymous')),
  amount integer not null check (amount between 1 and 1200),
  unit text not null check (unit in ('hours', 'days', 'months')),
  valid_from date not null,
  source text not null check (length(source) between 3 and 300),
  set_at timestamptz not null default now(),
  set_by uuid references staff_users,
  primary key (kind, valid_from)
);
call app.protect('data_limits');
insert into data_limits (kind, amount, unit, valid_from, source, set_at) values
  ('erasure_answer', 1, 'months', '2020-01-01', 'UK GDPR Article 12(3): within one month of receipt', '2020-01-01'),
  ('erasure_pause', 24, 'hours', '2020-01-01', 'Comes with the program: time to take an approved erasing back', '2020-01-01'),
  ('keep_closed', 72, 'months', '2020-01-01', 'Comes with the program: six years, for the partnership to decide', '2020-01-01'),
  ('keep_anonymous', 12, 'months', '2020-01-01', 'Comes with the program: one year, for the partnership to decide', '2020-01-01');
grant select on data_limits to upstander_staff, upstander_public, upstander_system;
grant insert on data_limits to upstander_staff;
create policy everybody on data_limits for select using (true);
create policy sets on data_limits for insert to upstander_staff with check (app.leads_partnership() and set_by = app.user_id());

create function app.limit_from(of_kind text, at timestamptz) returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select at + make_interval(months => case when l.unit = 'months' then l.amount else 0 end,
      days => case when l.unit = 'days' then l.amount else 0 end, hours => case when l.unit = 'hours' then l.amount else 0 end)
    from data_limits l where l.kind = of_kind and l.valid_from <= (at at time zone 'Europe/London')::date
    order by l.valid_from desc limit 1
$$;
alter function app.limit_from(text, timestamptz) owner to upstander_keeper;
revoke all on function app.limit_from(text, timestamptz) from public;
grant execute on function app.limit_from(text, timestamptz) to upstander_staff;

-- Whose it is to decide what is kept of a report: who leads its case, else whose queue it is in, else the partnership's lead.
create function app.decides_erasure(of_report uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select app.roles() && array['administrator', 'manager'] and app.agency_id() = coalesce(
    (select c.lead_agency_id from case_reports l join cases c on c.id = l.case_id where l.report_id = of_report
      order by l.linked_at limit 1),
    (select r.agency_id from reports r where r.id = of_report),
    (select p.lead_agency_id from partnership p))
$$;
alter function app.decides_erasure(uuid) owner to upstander_keeper;
revoke all on function app.decides_erasure(uuid) from public;
grant execute on function app.decides_erasure(uuid) to upstander_staff;

-- What must be kept whatever else is decided: for a court, the police, a claim. On one report, or on a case with all of its own.
create table legal_holds (
  id uuid primary key,
  report_id uuid references reports,
  case_id uuid references cases,
  agency_id uuid not null references agencies,
  reason text not null check (reason in ('court', 'police', 'claim', 'inquiry', 'other')),
  -- More of it, in a line without names.
  note text check (length(note) between 3 and 200),
  set_at timestamptz not null,
  set_by uuid not null references staff_users,
  -- When somebody looks at it again. It ends when it is lifted, and not by itself.
  review_on date not null,
  lifted_at timestamptz,
  lifted_by uuid references staff_users,
  lifted_note text check (length(lifted_note) between 3 and 200),
  check (num_nonnulls(report_id, case_id) = 1),
  check (reason <> 'other' or note is not null),
  check (num_nulls(lifted_at, lifted_by, lifted_note) in (0, 3))
);
call app.protect('legal_holds');
create index legal_holds_report on legal_holds (report_id) where report_id is not null and lifted_at is null;
create index legal_holds_case on legal_holds (case_id) where case_id is not null and lifted_at is null;
create index legal_holds_agency on legal_holds (agency_id, review_on);

create function app.may_hold(of_report uuid, of_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select app.roles() && array['administrator', 'manager'] and case when of_case is null
    then app.decides_erasure(of_report) or app.sees_report(of_report)
    else exists (select from cases c where c.id = of_case and c.lead_agency_id = app.agency_id())
      or exists (select from case_access a where a.case_id = of_case and a.level >= 2
        and app.grants_sight(a.holder_id, a.from_at, a.until_at)) end
$$;
alter function app.may_hold(uuid, uuid) owner to upstander_keeper;
revoke all on function app.may_hold(uuid, uuid) from public;
grant execute on function app.may_hold(uuid, uuid) to upstander_staff;

grant select, insert on legal_holds to upstander_staff;
grant update (lifted_at, lifted_by, lifted_note, review_on) on legal_holds to upstander_staff;
-- The agency that set it, and there whoever works with cases or answers for what is kept.
create policy sight on legal_holds for select to upstander_staff
  using (agency_id = app.agency_id() and (app.works_cases() or app.has_role('administrator')));
create policy sets on legal_holds for insert to upstander_staff
  with check (agency_id = app.agency_id() and set_by = app.user_id() and lifted_at is null and app.may_hold(report_id, case_id));
create policy lifts on legal_holds for update to upstander_staff
  using (agency_id = app.agency_id() and lifted_at is null and app.roles() && array['administrator', 'manager'])
  with check (agency_id = app.agency_id() and (lifted_by is null or lifted_by = app.user_id()));

-- Also a report that was in a held case and was taken out of it since.
create function app.holds_on(of_report uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select h.id from legal_holds h where h.report_id = of_report and h.lifted_at is null
  union
  select h.id from legal_holds h where h.lifted_at is null and h.case_id in (
    select l.case_id from case_reports l where l.report_id = of_report
    union select t.case_id from timeline t where t.report_id = of_report and t.case_id is not null)
$$;
alter function app.holds_on(uuid) owner to upstander_keeper;
revoke all on function app.holds_on(uuid) from public;

-- One row for each time that erasing was asked for, by the person or by staff, and what became of it. What was done by the
-- command stands here too. The ids of those that were done are all that is kept outside the database.
create table erasures (
  id uuid primary key,
  report_id uuid not null references reports,
  -- The person asked, and when they must have an answer.
  requested_at timestamptz,
  due_at timestamptz,
  proposed_at timestamptz,
  proposed_by uuid references staff_users,
  reason text check (reason in ('asked', 'time_over', 'other')),
  note text check (length(note) between 3 and 200),
  with_notes boolean not null default false,
  -- What stood against it and was weighed.
  weighed text[] not null default '{}',
  approved_at timestamptz,
  approved_by uuid references staff_users,
  -- Until then it can be taken back.
  not_before timestamptz,
  ended_at timestamptz,
  ended text check (ended in ('erased', 'refused', 'taken_back')),
  ended_by uuid references staff_users,
  refused_why text check (refused_why in ('legal_duty', 'legal_claim', 'safety', 'other')),
  -- The words of the answer: they stay when the rest is erased.
  answer_id uuid references report_messages,
  check (num_nulls(requested_at, due_at) in (0, 2)),
  check (num_nulls(proposed_at, proposed_by, reason) in (0, 3)),
  check (num_nulls(approved_at, approved_by, not_before) in (0, 3)),
  check (approved_by <> proposed_by),
  check (approved_by is null or proposed_by is not null),
  check ((ended is null) = (ended_at is null)),
  check ((ended = 'refused') = (refused_why is not null))
);
call app.protect('erasures');
create unique index erasures_open on erasures (report_id) where ended is null;
create index erasures_report on erasures (report_id);
create index erasures_next on erasures (not_before) where ended is null and approved_at is not null;
-- Is a message the words of an answer? Asked for each message that is erased.
create index erasures_answer on erasures (answer_id) where answer_id is not null;

-- What was erased before this migration.
insert into erasures (id, report_id, ended, ended_at)
  select t.id, t.report_id, 'erased', t.at from timeline t where t.kind = 'report.erased' and t.report_id is not null;

grant select on erasures to upstander_staff;
grant insert (id, report_id, proposed_at, proposed_by, reason, note, with_notes, weighed) on erasures to upstander_staff;
grant update (proposed_at, proposed_by, reason, note, with_notes, weighed, approved_at, approved_by, not_before, ended, ended_at,
  ended_by) on erasures to upstander_staff;
create policy sight on erasures for select to upstander_staff using (app.decides_erasure(report_id));
create policy proposes on erasures for insert to upstander_staff
  with check (proposed_by = app.user_id() and app.decides_erasure(report_id));
create policy decides on erasures for update to upstander_staff
  using (ended is null and app.decides_erasure(report_id)) with check (app.decides_erasure(report_id));
grant select (report_id, requested_at, due_at, approved_at, not_before, ended, ended_at, refused_why) on erasures to upstander_public;
create policy own on erasures for select to upstander_public
  using (requested_at is not null and exists (select 1 from reports r where r.id = erasures.report_id offset 0));
grant select (id, report_id, ended, ended_at, with_notes) on erasures to upstander_system;
create policy ledger on erasures for select to upstander_system using (ended = 'erased');

-- The second wall behind the service: in whose name, four eyes, nothing approved that changed since, nothing that is held.
create function app.guard_erasure() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user <> 'upstander_staff' then return new; end if;
  if new.proposed_by is not null and new.proposed_by is distinct from old.proposed_by and new.proposed_by <> app.user_id()
    or new.approved_by is not null and new.approved_by is distinct from old.approved_by
      and (new.approved_by <> app.user_id() or not app.has_role('administrator'))
    or new.approved_by is not null and (new.with_notes, new.reason, new.proposed_by)
      is distinct from (old.with_notes, old.reason, old.proposed_by)
    or new.ended is not null and (new.ended <> 'taken_back' or new.ended_by is distinct from app.user_id()) then
    raise exception 'an erasing is proposed by one person and approved by another' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger guard before insert or update on erasures for each row execute function app.guard_erasure();

-- The words of a report: told, answered, added and translated; with `notes`, what colleagues wrote of it and in its case.
create function app.words_of_report(of_report uuid, notes boolean) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.narrative_id from reports r where r.id = of_report
  union select d.text_id from diary_entries d where d.report_id = of_report
  union select m.text_id from report_messages m where m.report_id = of_report
    and not exists (select from erasures e where e.answer_id = m.id)
  union select t.text_id from report_translations t where t.report_id = of_report
  union select t.note_id from timeline t where notes and t.note_id is not null and (t.report_id = of_report
    or t.case_id in (select l.case_id from case_reports l where l.report_id = of_report))
  union select a.note_id from referral_attempts a join referrals f on f.id = a.referral_id
    where notes and a.note_id is not null and f.case_id in (select l.case_id from case_reports l where l.report_id = of_report)
$$;
alter function app.words_of_report(uuid, boolean) owner to upstander_keeper;
revoke all on function app.words_of_report(uuid, boolean) from public;

-- What of a report can still be opened, what stays, and what stands against erasing it. No words, no names of people.
create function app.erasure_facts(of_report uuid, at timestamptz) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  with r as (select x.*, c.id as case_id, c.reference as case_reference, c.status as case_status, c.closed_at as case_closed
      from reports x left join case_reports l on l.report_id = x.id left join cases c on c.id = l.case_id
      where x.id = of_report order by l.linked_at limit 1),
  open_texts as (select t.id from vault.texts t join vault.keys k on k.id = t.key_id
    where k.wrapped is not null and t.id in (select app.words_of_report(of_report, true))),
  told as (select count(*)::int as n from open_texts o where o.id in (select app.words_of_report(of_report, false)))
  select jsonb_build_object(
    'id', r.id, 'reference', r.reference, 'words', told.n, 'notes', (select count(*)::int from open_texts) - told.n,
    'person', exists (select from vault.people p join vault.keys k on k.id = p.key_id
      where p.id = r.person_id and k.wrapped is not null),
    'files', coalesce((select jsonb_agg(f.id) from report_files f join vault.keys k on k.id = f.key_id
      where f.report_id = r.id and k.wrapped is not null), '[]'),
    'sharesCase', exists (select from case_reports o where o.case_id = r.case_id and o.report_id <> r.id),
    'importId', (select i.id from intake_receipts n join intake_imports i on i.id = n.import_id
      join vault.keys k on k.id = i.key_id where n.report_id = r.id and k.wrapped is not null),
    'decisions', (select count(*)::int from timeline t where t.report_id = r.id or t.case_id = r.case_id),
    'anonymous', r.privacy = 'anonymous', 'waiting', r.status = 'new', 'receivedAt', r.received_at,
    'caseReference', r.case_reference, 'caseOpen', coalesce(r.case_status = 'open', false),
    'openReferrals', (select count(*)::int from referrals f where f.case_id = r.case_id and f.status in ('sent', 'accepted')),
    'keepUntil', case when coalesce(r.case_status, '') <> 'open' then app.limit_from(
      case when r.privacy = 'anonymous' then 'keep_anonymous' else 'keep_closed' end, coalesce(r.case_closed, r.received_at)) end,
    'holds', coalesce((select jsonb_agg(jsonb_build_object('agency', g.name, 'reason', h.reason, 'reviewOn', h.review_on)
      order by h.set_at) from legal_holds h join agencies g on g.id = h.agency_id where h.id in (select app.holds_on(of_report))), '[]'))
  from r, told
$$;
alter function app.erasure_facts(uuid, timestamptz) owner to upstander_keeper;
revoke all on function app.erasure_facts(uuid, timestamptz) from public;

create function app.erasure_of(of_reference text, at timestamptz) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select app.erasure_facts(r.id, at) from reports r where r.reference = of_reference and app.decides_erasure(r.id)
$$;
alter function app.erasure_of(text, timestamptz) owner to upstander_keeper;
revoke all on function app.erasure_of(text, timestamptz) from public;
grant execute on function app.erasure_of(text, timestamptz) to upstander_staff;

-- Destroys the keys of a report's words, person and files, and whatever would find them again or write to them. Asks nobody.
create function app.destroy_report(of_report uuid, at timestamptz, notes boolean) returns table (keys integer, files uuid[])
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  gone uuid[];
  person uuid;
begin
  select r.person_id into person from reports r where r.id = of_report;
  files := array(select f.id from report_files f join vault.keys k on k.id = f.key_id
    where f.report_id = of_report and k.wrapped is not null);
  gone := array(select k.id from vault.texts t join vault.keys k on k.id = t.key_id
      where k.wrapped is not null and t.id in (select app.words_of_report(of_report, notes))
    union select k.id from vault.people p join vault.keys k on k.id = p.key_id where p.id = person and k.wrapped is not null
    union select k.id from report_files f join vault.keys k on k.id = f.key_id
      where f.report_id = of_report and k.wrapped is not null);
  update vault.keys k set wrapped = null, destroyed_at = destroy_report.at where k.id = any (gone);
  update vault.texts t set sealed = null where t.key_id = any (gone);
  update vault.people p set sealed = null where p.key_id = any (gone);
  delete from vault.blind_index b where b.person_id = person;
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
alter function app.destroy_report(uuid, timestamptz, boolean) owner to upstander_keeper;
revoke all on function app.destroy_report(uuid, timestamptz, boolean) from public;

-- The same, where nothing is held: every way that is not a restore goes through here.
create function app.erase_report(of_report uuid, at timestamptz, notes boolean) returns table (keys integer, files uuid[])
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from app.holds_on(of_report)) then
    raise exception 'a legal hold stands on this report' using errcode = 'object_in_use';
  end if;
  return query select * from app.destroy_report(of_report, at, notes);
end $$;
alter function app.erase_report(uuid, timestamptz, boolean) owner to upstander_keeper;
revoke all on function app.erase_report(uuid, timestamptz, boolean) from public;

-- Does what was approved and whose time to be taken back is over. What is held waits until the hold is lifted.
create function app.carry_out_erasures(at timestamptz) returns table (report_id uuid, files uuid[])
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e erasures;
  done record;
  also_notes boolean;
begin
  for e in select x.* from erasures x where x.ended is null and x.approved_at is not null
      and x.not_before <= carry_out_erasures.at and not exists (select from app.holds_on(x.report_id))
      order by x.not_before, x.id limit 50 for update skip locked loop
    -- Another report may have come into its case since: what colleagues noted there is about that too.
    also_notes := e.with_notes and not exists (select from case_reports l join case_reports o on o.case_id = l.case_id
      where l.report_id = e.report_id and o.report_id <> e.report_id);
    select d.keys, d.files into done from app.erase_report(e.report_id, carry_out_erasures.at, also_notes) d;
    update erasures x set ended = 'erased', ended_at = carry_out_erasures.at, with_notes = also_notes where x.id = e.id;
    insert into audit.entries (actor_kind, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
      select 'system', 'carry-out-erasures', u.agency_id, 'report.erase', 'report', e.report_id, e.reason,
        jsonb_build_object('keys', done.keys, 'notes', also_notes, 'erasure', e.id, 'proposedBy', e.proposed_by,
          'approvedBy', e.approved_by), app.request_id() from staff_users u where u.id = e.approved_by;
    report_id := e.report_id;
    files := done.files;
    return next;
  end loop;
end $$;
alter function app.carry_out_erasures(timestamptz) owner to upstander_keeper;
revoke all on function app.carry_out_erasures(timestamptz) from public;
grant execute on function app.carry_out_erasures(timestamptz) to upstander_system;

-- The holder of a code asks for it. Answers when they must have an answer; asking again is asking once.
create function app.ask_erasure(new_id uuid, at timestamptz) returns table (due_at timestamptz, asked boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  of_report uuid;
  open erasures;
begin
  select r.id into of_report from reports r where r.follow_up_hash = app.follow_up() for no key update;
  if of_report is null then return; end if;
  select x.* into open from erasures x where x.report_id = of_report and x.ended is null;
  asked := open.requested_at is null;
  due_at := coalesce(open.due_at, app.limit_from('erasure_answer', ask_erasure.at));
  if open.id is null then
    insert into erasures (id, report_id, requested_at, due_at) values (new_id, of_report, ask_erasure.at, due_at);
  elsif asked then
    update erasures x set requested_at = ask_erasure.at, due_at = ask_erasure.due_at where x.id = open.id;
  end if;
  return next;
end $$;
alter function app.ask_erasure(uuid, timestamptz) owner to upstander_keeper;
revoke all on function app.ask_erasure(uuid, timestamptz) from public;
grant execute on function app.ask_erasure(uuid, timestamptz) to upstander_public;

-- Writes to the person that there is something to read, in the ways that they said are safe, where there are any.
create function app.mail_news(of_report uuid, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mail uuid;
begin
  insert into mails (id, template, to_person_id, report_id, params, created_at)
    select gen_random_uuid(), 'update', r.person_id, r.id, '{}', at from reports r
    where r.id = of_report and r.person_id is not null and r.can_contact = 'yes' returning id into mail;
  if mail is not null then perform app.add_job('send-mail', jsonb_build_object('mailId', mail), null, mail::text); end if;
end $$;
alter function app.mail_news(uuid, timestamptz) owner to upstander_keeper;
revoke all on function app.mail_news(uuid, timestamptz) from public;

-- The person is told no, why, and in what words: a message of theirs to read, by somebody who may not read the others.
create function app.refuse_erasure(of_erasure uuid, at timestamptz, why text, new_message uuid, words uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  e erasures;
begin
  select x.* into e from erasures x where x.id = of_erasure and x.ended is null and x.requested_at is not null for update;
  if e.id is null or not app.decides_erasure(e.report_id) or not app.is_new_text(words) then return null; end if;
  insert into report_messages (id, report_id, at, from_person, author_id, text_id)
    values (new_message, e.report_id, at, false, app.user_id(), words);
  update erasures x set ended = 'refused', ended_at = at, ended_by = app.user_id(), refused_why = why, answer_id = new_message,
    approved_at = null, approved_by = null, not_before = null where x.id = e.id;
  insert into timeline (id, report_id, at, kind, audience, actor_id, agency_id, params)
    values (gen_random_uuid(), e.report_id, at, 'erasure.refused', 'person', app.user_id(), app.agency_id(),
      jsonb_build_object('why', why));
  perform app.mail_news(e.report_id, at);
  return e.report_id;
end $$;
alter function app.refuse_erasure(uuid, timestamptz, text, uuid, uuid) owner to upstander_keeper;
revoke all on function app.refuse_erasure(uuid, timestamptz, text, uuid, uuid) from public;
grant execute on function app.refuse_erasure(uuid, timestamptz, text, uuid, uuid) to upstander_staff;

-- What the person reads of a yes, and of one that was taken back. Nobody is told of what they did not ask for.
create function app.tell_erasure(of_erasure uuid, at timestamptz, said text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  e erasures;
begin
  select x.* into e from erasures x where x.id = of_erasure and app.decides_erasure(x.report_id)
    and said in ('erasure.proposed', 'erasure.agreed', 'erasure.taken_back');
  if e.id is null then return; end if;
  insert into timeline (id, report_id, at, kind, audience, actor_id, agency_id) values (gen_random_uuid(), e.report_id, at, said,
    case when e.requested_at is null or said = 'erasure.proposed' then 'agency' else 'person' end, app.user_id(), app.agency_id());
  if e.requested_at is not null and said <> 'erasure.proposed' then perform app.mail_news(e.report_id, at); end if;
end $$;
alter function app.tell_erasure(uuid, timestamptz, text) owner to upstander_keeper;
revoke all on function app.tell_erasure(uuid, timestamptz, text) from public;
grant execute on function app.tell_erasure(uuid, timestamptz, text) to upstander_staff;

-- What waits for somebody to answer or to approve, without words: the references are of reports that they decide of.
create function app.erasures_to_decide(most integer) returns table (id uuid, reference text, requested_at timestamptz,
  due_at timestamptz, proposed_at timestamptz, proposed_by uuid, proposer text, approved_at timestamptz, not_before timestamptz,
  held boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, r.reference, e.requested_at, e.due_at, e.proposed_at, e.proposed_by, u.name, e.approved_at, e.not_before,
    exists (select from app.holds_on(r.id))
  from erasures e join reports r on r.id = e.report_id left join staff_users u on u.id = e.proposed_by
  where e.ended is null and app.decides_erasure(e.report_id) order by e.due_at nulls last, e.proposed_at, e.id limit most
$$;
alter function app.erasures_to_decide(integer) owner to upstander_keeper;
revoke all on function app.erasures_to_decide(integer) from public;
grant execute on function app.erasures_to_decide(integer) to upstander_staff;

-- What a hold is on, for whoever may set or lift one: an administrator sees no report, and reads its reference only.
create function app.held_references() returns table (id uuid, reference text, is_case boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select h.id, coalesce(r.reference, c.reference), h.case_id is not null from legal_holds h
    left join reports r on r.id = h.report_id left join cases c on c.id = h.case_id
  where h.agency_id = app.agency_id() and (app.works_cases() or app.has_role('administrator'))
$$;
alter function app.held_references() owner to upstander_keeper;
revoke all on function app.held_references() from public;
grant execute on function app.held_references() to upstander_staff;

-- What a reference stands for, to set a hold on it. None: it is not the caller's.
create function app.to_hold(of_reference text, as_case boolean) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from cases c where as_case and c.reference = of_reference and app.may_hold(null, c.id)
  union all
  select r.id from reports r where not as_case and r.reference = of_reference and app.may_hold(r.id, null)
$$;
alter function app.to_hold(text, boolean) owner to upstander_keeper;
revoke all on function app.to_hold(text, boolean) from public;
grant execute on function app.to_hold(text, boolean) to upstander_staff;

-- A partner's file that a held report came in is kept too.
create function app.import_is_held(of_import uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from intake_receipts n where n.import_id = of_import and exists (select from app.holds_on(n.report_id)))
$$;
alter function app.import_is_held(uuid) owner to upstander_keeper;
revoke all on function app.import_is_held(uuid) from public;

-- As they were (0032, 0039), but for what is held.
create or replace function app.remove_import_files(older timestamptz, at timestamptz, most integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old uuid[];
begin
  old := array(select i.id from intake_imports i
    where i.removed_at is null and i.status <> 'running' and coalesce(i.finished_at, i.made_at) <= older
      and not app.import_is_held(i.id)
    order by i.made_at limit most for update skip locked);
  update vault.keys k set wrapped = null, destroyed_at = at from intake_imports i
    where i.id = any (old) and k.id = i.key_id and k.wrapped is not null;
  update intake_imports i set sealed = null, removed_at = at where i.id = any (old);
  insert into audit.entries (actor_kind, actor_name, action, subject_kind, subject_id, agency_id, request_id)
    select 'system', 'tidy-imports', 'import.remove', 'import', i.id, i.agency_id, app.request_id()
    from intake_imports i where i.id = any (old) order by i.id;
  return coalesce(cardinality(old), 0);
end $$;

create or replace function app.remove_import(of_import uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_key uuid;
begin
  update intake_imports i set sealed = null, removed_at = at
    where i.id = of_import and i.removed_at is null and i.status <> 'running'
      and i.agency_id = app.agency_id() and app.user_id() is not null and app.brings_in_reports()
      and not app.import_is_held(i.id)
    returning i.key_id into of_key;
  if of_key is null then return false; end if;
  update vault.keys set wrapped = null, destroyed_at = at where id = of_key and wrapped is not null;
  return true;
end $$;
