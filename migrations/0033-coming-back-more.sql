-- Why: whoever told us can send themselves their number once, to an address that is kept no longer than that; files go with
-- messages both ways; how it was handled is counted; and a transfer or a call that nobody answers is told to those who can
-- act on it, as any other clock. Breaking: no

-- A message to an address that was typed once: sealed with its words in secret_sealed, and wiped when it has gone.
alter table mails add column to_once boolean not null default false;
alter table mails drop constraint mails_check;
alter table mails add constraint mails_have_somebody check (num_nonnulls(to_user_id, to_person_id) + to_once::integer = 1);

-- For the holder of a report's code: three for each report, so that nobody is written to by it for long.
create function app.send_once(mail uuid, sealed bytea, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  report uuid;
begin
  select r.id into report from reports r where r.follow_up_hash = app.follow_up() for update;
  if report is null or sealed is null
    or (select count(*) from mails m where m.report_id = report and m.to_once) >= 3 then return false; end if;
  insert into mails (id, template, to_once, report_id, params, secret_sealed, created_at)
    values (mail, 'keepsake', true, report, '{}', sealed, at);
  perform app.add_job('send-mail', jsonb_build_object('mailId', mail), null, mail::text);
  insert into audit.entries (actor_kind, action, subject_kind, subject_id, request_id)
    values ('public', 'report.keep-number', 'report', report, app.request_id());
  return true;
end $$;
alter function app.send_once(uuid, bytea, timestamptz) owner to upstander_keeper;

-- Whoever sees the report sees that it was sent, and whether it arrived; never where to.
create or replace function app.notices_of_report(of_report uuid)
returns table (id uuid, template text, created_at timestamptz, status text, problem text, channel text, sent_at timestamptz,
  receipt text, receipt_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.template, m.created_at, m.status, m.last_problem, m.channel, m.sent_at, m.receipt, m.receipt_at from mails m
  where m.report_id = of_report and (m.to_person_id is not null or m.to_once) and app.user_id() is not null
    and app.sees_report(of_report)
  order by m.created_at desc, m.id desc limit 50
$$;

-- What decides which rights a receipt names: coded facts of the holder's own report.
create function app.receipt_facts() returns table (occurred_on date, types text[], role text)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.occurred_on, r.types, r.reporter_role from reports r where r.follow_up_hash = app.follow_up()
$$;
alter function app.receipt_facts() owner to upstander_keeper;

-- How many files came with a message, so that whoever reads it knows of them before they open any.
alter table report_messages add column files smallint not null default 0 check (files >= 0);
create function app.count_files_of_message() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update report_messages m set files = (select count(*) from report_files f where f.message_id = new.message_id)
    where m.id = new.message_id;
  return null;
end $$;
alter function app.count_files_of_message() owner to upstander_keeper;
create trigger counts_files after update of message_id on report_files for each row
  when (new.message_id is not null and new.message_id is distinct from old.message_id)
  execute function app.count_files_of_message();

-- The person opens what was sent to them: files of messages that they did not write, once the scanner found nothing, and
-- the copy without hidden details wherever one can be made.
create function app.open_sent_file(wanted uuid)
returns table (key_id uuid, wrapped bytea, name bytea, kind text, sha256 bytea, piece_ids uuid[], piece_sizes integer[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  f report_files;
begin
  select x.* into f from report_files x join report_messages m on m.id = x.message_id and not m.from_person
    join reports r on r.id = x.report_id
    where x.id = wanted and r.follow_up_hash = app.follow_up() and x.state = 'clean' and x.copy_state is not null;
  if f.id is null then return; end if;
  insert into audit.entries (actor_kind, action, subject_kind, subject_id, detail, request_id)
    values ('public', 'file.open', 'report', f.report_id, jsonb_build_object('file', f.id, 'report', f.report_id, 'part',
      case when f.copy_state = 'made' then 'copy' else 'original' end), app.request_id());
  return query select f.key_id, k.wrapped, f.name, f.kind, case when f.copy_state = 'made' then null else f.sha256 end,
      case when f.copy_state = 'made' then f.copy_piece_ids else f.piece_ids end,
      case when f.copy_state = 'made' then f.copy_piece_sizes else f.piece_sizes end
    from vault.keys k where k.id = f.key_id and k.wrapped is not null;
end $$;
alter function app.open_sent_file(uuid) owner to upstander_keeper;
-- The public's role opened files by the rule for staff; what they sent is shown to them by name only.
revoke execute on function app.open_file(uuid, text) from upstander_public;

-- How it was handled, where there is no report of a day or a place to be found by: stage, figure, agency, quarter.
create index report_ratings_at on report_ratings (at);

-- A transfer and a call that wait are promises like those of the minimum standard: told once before they are late, to
-- those who have to answer, and once when they are, to the manager.
alter table report_transfers add column warned_at timestamptz, add column escalated_at timestamptz;
alter table call_requests add column warned_at timestamptz, add column escalated_at timestamptz;
create index report_transfers_watch on report_transfers (due_at) where answered_at is null and escalated_at is null;
create index call_requests_watch on call_requests (due_at) where done_at is null and escalated_at is null;
grant select (id, report_id, reference, from_agency_id, by_agency_id, to_agency_id, sent_at, due_at, answered_at, warned_at,
  escalated_at), update (warned_at, escalated_at) on report_transfers to upstander_system;
create policy named_work on report_transfers to upstander_system using (true) with check (true);
grant select, update (warned_at, escalated_at) on call_requests to upstander_system;
create policy named_work on call_requests to upstander_system using (true) with check (true);
grant select (case_id, report_id) on case_reports to upstander_system;
create policy watches on case_reports for select to upstander_system using (true);
-- A call that was put off is another promise.
create function app.call_begins_again() returns trigger language plpgsql as $$
begin
  new.warned_at := null;
  new.escalated_at := null;
  return new;
end $$;
create trigger begins_again before update of wanted_on, part on call_requests for each row execute function app.call_begins_again();

revoke all on function app.send_once(uuid, bytea, timestamptz), app.receipt_facts(), app.open_sent_file(uuid) from public;
grant execute on function app.send_once(uuid, bytea, timestamptz), app.receipt_facts(), app.open_sent_file(uuid)
  to upstander_public;
