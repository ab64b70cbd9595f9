-- Why: what somebody who told us can do when they come back: add what happened since, ask for a call, change how they may
-- be reached, say how it was handled, and keep, replace or end their code; and that every change reaches them where they
-- said it is safe. The public's role still writes no row but its own report's. Breaking: no.

-- What happened since is a message of the conversation with a date: it is unread until somebody read it, wherever the
-- report has got to, and is opened by the same rule.
alter table report_messages add column about text check (about in ('again', 'another', 'call', 'rating')),
  add column occurred_on date,
  add constraint report_messages_about_is_theirs check (from_person or (about is null and occurred_on is null));

-- A call that the person asked for. `part`: of the day; `due_at`: when that part ends. One at a time for a report.
create table call_requests (
  id uuid primary key,
  report_id uuid not null references reports,
  asked_at timestamptz not null,
  wanted_on date not null,
  part text not null check (part in ('any', 'morning', 'afternoon', 'evening')),
  due_at timestamptz not null,
  done_at timestamptz,
  done_by uuid references staff_users,
  outcome text check (outcome in ('spoke', 'no_answer', 'withdrawn')),
  check ((done_at is null) = (outcome is null))
);
call app.protect('call_requests');
create unique index call_requests_open on call_requests (report_id) where done_at is null;
create index call_requests_report on call_requests (report_id, asked_at);
create index call_requests_due on call_requests (due_at) where done_at is null;
-- Whoever sees the report sees it; whoever works on the report says what became of it.
grant select on call_requests to upstander_staff, upstander_public;
grant insert (id, report_id, asked_at, wanted_on, part, due_at) on call_requests to upstander_public;
grant update (asked_at, wanted_on, part, due_at, done_at, outcome) on call_requests to upstander_public;
grant update (done_at, done_by, outcome) on call_requests to upstander_staff;
create policy sight on call_requests for select to upstander_staff
  using (exists (select 1 from reports r where r.id = call_requests.report_id offset 0));
create policy answers on call_requests for update to upstander_staff
  using (done_at is null and app.works_on_report(report_id)) with check (done_by = app.user_id() and outcome <> 'withdrawn');
create policy own on call_requests for select to upstander_public
  using (exists (select 1 from reports r where r.id = call_requests.report_id offset 0));
create policy asks on call_requests for insert to upstander_public
  with check (exists (select 1 from reports r where r.id = call_requests.report_id offset 0));
create policy changes on call_requests for update to upstander_public
  using (done_at is null and exists (select 1 from reports r where r.id = call_requests.report_id offset 0))
  with check (done_by is null and (outcome is null or outcome = 'withdrawn'));

-- How it was handled, once for each stage. A figure, and only for statistics: whoever works on the report does not see it.
create table report_ratings (
  report_id uuid not null references reports,
  stage text not null check (stage in ('received', 'working', 'finished')),
  score smallint not null check (score between 1 and 5),
  agency_id uuid references agencies,
  at timestamptz not null,
  primary key (report_id, stage)
);
call app.protect('report_ratings');
grant select, insert on report_ratings to upstander_public;
create policy own on report_ratings for select to upstander_public
  using (exists (select 1 from reports r where r.id = report_ratings.report_id offset 0));
create policy rates on report_ratings for insert to upstander_public
  with check (exists (select 1 from reports r where r.id = report_ratings.report_id
    and r.agency_id is not distinct from report_ratings.agency_id offset 0));
grant select (stage, score, agency_id, at) on report_ratings to upstander_analyst;
create policy facts on report_ratings for select to upstander_analyst using (true);

-- The words by which somebody gets a new code, as their argon2id hash. Touched through the functions below only.
create table recovery_words (
  report_id uuid primary key references reports,
  phc text not null,
  set_at timestamptz not null,
  tries integer not null default 0,
  first_try_at timestamptz
);
call app.protect('recovery_words');

create function app.set_recovery_words(hash text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  report uuid;
begin
  select r.id into report from reports r where r.follow_up_hash = app.follow_up();
  if report is null then return false; end if;
  insert into recovery_words (report_id, phc, set_at) values (report, hash, at)
    on conflict (report_id) do update set phc = excluded.phc, set_at = excluded.set_at, tries = 0, first_try_at = null;
  insert into audit.entries (actor_kind, action, subject_kind, subject_id, request_id)
    values ('public', 'code.set-words', 'report', report, app.request_id());
  return true;
end $$;
alter function app.set_recovery_words(text, timestamptz) owner to upstander_keeper;

create function app.has_recovery_words() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from recovery_words w join reports r on r.id = w.report_id where r.follow_up_hash = app.follow_up())
$$;
alter function app.has_recovery_words() owner to upstander_keeper;

-- The hash to compare with, for five tries an hour; null for a reference that has none, and for the sixth.
create function app.try_recovery_words(of_reference text, at timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found recovery_words;
begin
  update recovery_words w set
      tries = case when w.first_try_at > at - interval '1 hour' then w.tries + 1 else 1 end,
      first_try_at = case when w.first_try_at > at - interval '1 hour' then w.first_try_at else at end
    from reports r where r.id = w.report_id and r.reference = of_reference returning w.* into found;
  return case when found.tries <= 5 then found.phc end;
end $$;
alter function app.try_recovery_words(text, timestamptz) owner to upstander_keeper;

-- Gives a report another code, of which it keeps the hash; without one, a hash of which nobody has the code.
create function app.put_code(of_report uuid, code_hash bytea) returns void language plpgsql as $$
begin
  update public.reports set follow_up_hash = coalesce(code_hash, sha256(decode(replace(
    gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'))) where id = of_report;
end $$;
alter function app.put_code(uuid, bytea) owner to upstander_keeper;

-- A new code for whoever knew the words. `hash`: the one that they were compared with, so that words changed meanwhile count.
create function app.recover_code(of_reference text, hash text, code_hash bytea, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  report uuid;
begin
  select r.id into report from reports r join recovery_words w on w.report_id = r.id
    where r.reference = of_reference and w.phc = hash for update of r;
  if report is null then return false; end if;
  perform app.put_code(report, code_hash);
  update recovery_words set tries = 0, first_try_at = null where report_id = report;
  insert into timeline (id, report_id, at, kind, audience) values (gen_random_uuid(), report, at, 'code.recovered', 'person');
  insert into audit.entries (actor_kind, action, subject_kind, subject_id, request_id)
    values ('public', 'code.recover', 'report', report, app.request_id());
  return true;
end $$;
alter function app.recover_code(text, text, bytea, timestamptz) owner to upstander_keeper;

-- The person ends their own code, and the words that would bring another.
create function app.end_own_code(at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  report uuid;
begin
  select r.id into report from reports r where r.follow_up_hash = app.follow_up() for update;
  if report is null then return false; end if;
  perform app.put_code(report, null);
  delete from recovery_words where report_id = report;
  insert into timeline (id, report_id, at, kind, audience) values (gen_random_uuid(), report, at, 'code.ended_by_person', 'person');
  insert into audit.entries (actor_kind, action, subject_kind, subject_id, request_id)
    values ('public', 'code.end', 'report', report, app.request_id());
  return true;
end $$;
alter function app.end_own_code(timestamptz) owner to upstander_keeper;

-- Whoever works on the report replaces its code (`code_hash`) or ends it (null), for a reason that the trail keeps. Words
-- for a lost code end with it: whoever had the code may have had the words.
create function app.replace_code(of_report uuid, code_hash bytea, at timestamptz, why text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  act constant text := case when code_hash is null then 'end' else 'reissue' end;
begin
  if coalesce(length(trim(why)), 0) < 3 then
    raise exception 'a reason is needed to replace a code' using errcode = 'check_violation';
  end if;
  if app.user_id() is null or not app.works_on_report(of_report) then return false; end if;
  perform from reports r where r.id = of_report for update;
  perform app.put_code(of_report, code_hash);
  delete from recovery_words where report_id = of_report;
  insert into timeline (id, report_id, at, kind, audience, actor_id, agency_id) values (gen_random_uuid(), of_report, at,
    case when code_hash is null then 'code.ended' else 'code.reissued' end, 'person', app.user_id(), app.agency_id());
  insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, reason, request_id)
    values ('staff', app.user_id(), app.actor_name(), app.agency_id(), 'code.' || act, 'report', of_report, why, app.request_id());
  return true;
end $$;
alter function app.replace_code(uuid, bytea, timestamptz, text) owner to upstander_keeper;

-- The holder's own details, sealed: what they change is put beside what they leave. They are never shown.
create function vault.own_contact()
returns table (sealed bytea, wrapped bytea, key_id uuid, person_id uuid)
language sql stable security definer set search_path = vault, public, pg_temp as $$
  select p.sealed, k.wrapped, k.id, p.id from reports r join people p on p.id = r.person_id join keys k on k.id = p.key_id
  where r.follow_up_hash = app.follow_up()
$$;
alter function vault.own_contact() owner to upstander_keeper;

-- Puts other details in the place of the holder's, or takes them away. What stood there before is erased with its key,
-- unless another report needs it. `c`: features/reporting/follow-up/change-contact.ts has its type. False: no such report.
create function app.change_contact(c jsonb) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r reports;
  at constant timestamptz := c ->> 'at';
  person constant jsonb := nullif(c -> 'person', 'null');
  kept constant uuid := c #>> '{person,id}';
  old_key uuid;
begin
  select x.* into r from reports x where x.follow_up_hash = app.follow_up() for update;
  if r.id is null then return false; end if;
  if person is not null then
    insert into vault.keys (id, wrapped, created_at) values (
      (person ->> 'keyId')::uuid, decode(person ->> 'wrapped', 'base64'), at);
  end if;
  if r.person_id is not null and not exists (select from reports o where o.person_id = r.person_id and o.id <> r.id) then
    select p.key_id into old_key from vault.people p where p.id = r.person_id;
    delete from vault.blind_index where person_id = r.person_id;
    update vault.people p set sealed = case when kept = p.id then decode(person ->> 'sealed', 'base64') end,
      key_id = case when kept = p.id then (person ->> 'keyId')::uuid else p.key_id end, version = p.version + 1
      where p.id = r.person_id;
    update vault.keys set wrapped = null, destroyed_at = at where id = old_key;
    if person is null then delete from case_people where person_id = r.person_id; end if;
  end if;
  if person is not null then
    insert into vault.people (id, key_id, sealed, created_at)
      values (kept, (person ->> 'keyId')::uuid, decode(person ->> 'sealed', 'base64'), at)
      on conflict (id) do nothing;
    insert into vault.blind_index (person_id, kind, token)
      select kept, t ->> 'kind', decode(t ->> 'token', 'base64') from jsonb_array_elements(person -> 'tokens') t;
    insert into case_people (case_id, person_id, role, label)
      select l.case_id, kept, c ->> 'role', c ->> 'label' from case_reports l
      where l.report_id = r.id and kept is distinct from r.person_id
      on conflict do nothing;
  end if;
  update reports x set person_id = kept, privacy = c ->> 'privacy', can_contact = c ->> 'canContact', version = x.version + 1
    where x.id = r.id;
  insert into timeline (id, report_id, at, kind, params, audience) values (gen_random_uuid(), r.id, at, 'contact.changed',
    jsonb_build_object('to', c ->> 'to'), 'person');
  insert into audit.entries (actor_kind, action, subject_kind, subject_id, detail, request_id)
    values ('public', 'report.contact', 'report', r.id, jsonb_build_object('to', c ->> 'to'), app.request_id());
  return true;
end $$;
alter function app.change_contact(jsonb) owner to upstander_keeper;

-- By which channel a mail went, and what came of it: a text and a letter go through a service that says so later.
alter table mails add column channel text check (channel in ('email', 'sms', 'letter')),
  add column provider_id text, add column receipt text check (receipt in ('delivered', 'failed')),
  add column receipt_at timestamptz;
create index mails_to_person on mails (to_person_id) where status = 'waiting' and to_person_id is not null;
create index mails_no_receipt on mails (sent_at) where provider_id is not null and receipt is null;

-- Whatever a colleague does that the person may read of reaches them too. An answer brings its own mail, and a code that
-- was replaced is handed over by the colleague who did it; but one that words brought may not have been the person's doing.
create function app.tell_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mail uuid;
begin
  insert into mails (id, template, to_person_id, report_id, params, created_at)
    select gen_random_uuid(), 'update', r.person_id, r.id, '{}', new.at from reports r
    where r.id = new.report_id and r.person_id is not null and r.can_contact = 'yes' and r.privacy <> 'anonymous'
    returning id into mail;
  if mail is not null then perform app.add_job('send-mail', jsonb_build_object('mailId', mail), null, mail::text); end if;
  return null;
end $$;
alter function app.tell_person() owner to upstander_keeper;
create trigger tells_person after insert on timeline for each row
  when (new.audience = 'person' and new.report_id is not null and (new.kind = 'code.recovered' or app.user_id() is not null
    and new.kind not in ('report.replied', 'call.spoke') and new.kind not like 'code.%'))
  execute function app.tell_person();

-- That there is something new is said once, however many things there are: another such mail is not written while one
-- waits for the same person. Its job then finds no mail, and ends.
create function app.one_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from mails m where m.to_person_id = new.to_person_id and m.template = 'update' and m.status = 'waiting')
    then return null; end if;
  return new;
end $$;
alter function app.one_update() owner to upstander_keeper;
create trigger one_update before insert on mails for each row
  when (new.template = 'update' and new.to_person_id is not null) execute function app.one_update();

-- What was sent to the person of a report, without where to: for whoever sees the report.
create function app.notices_of_report(of_report uuid)
returns table (id uuid, template text, created_at timestamptz, status text, problem text, channel text, sent_at timestamptz,
  receipt text, receipt_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.template, m.created_at, m.status, m.last_problem, m.channel, m.sent_at, m.receipt, m.receipt_at from mails m
  where m.report_id = of_report and m.to_person_id is not null and app.user_id() is not null and app.sees_report(of_report)
  order by m.created_at desc, m.id desc limit 50
$$;
alter function app.notices_of_report(uuid) owner to upstander_keeper;

grant select (status_reason) on reports to upstander_public;
grant execute on function app.set_recovery_words(text, timestamptz), app.has_recovery_words(),
  app.try_recovery_words(text, timestamptz), app.recover_code(text, text, bytea, timestamptz), app.end_own_code(timestamptz),
  vault.own_contact(), app.change_contact(jsonb) to upstander_public;
grant execute on function app.replace_code(uuid, bytea, timestamptz, text), app.notices_of_report(uuid) to upstander_staff;
