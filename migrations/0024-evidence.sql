-- Why: what a person shows us (photos, sound, documents) is kept sealed, scanned and apart.
-- Breaking: no
--
-- The bytes stand outside the database (platform/files), in pieces that are sealed under a key of the file's own in
-- vault.keys. No role but the work that scans touches this table: everything else goes through the functions below, each
-- of which asks for the token of the form or for sight of the report.
create table report_files (
  id uuid primary key,
  -- The token of the form that it came with, hashed; as reports.submission_hash.
  submission_hash bytea not null,
  report_id uuid references reports,
  message_id uuid references report_messages,
  key_id uuid not null references vault.keys,
  -- Sealed under the file's key.
  name bytea not null check (length(name) <= 2000),
  -- The same file chosen again goes on where it stopped: a keyed hash of its name, size and date.
  likeness bytea not null,
  size integer not null check (size between 1 and 52428800),
  piece_ids uuid[] not null default '{}',
  piece_sizes integer[] not null default '{}',
  received integer not null default 0,
  kind text,
  sha256 bytea check (length(sha256) = 32),
  -- receiving: parts are missing. quarantined: whole, not scanned; nobody opens it. clean, infected: as the scanner says.
  -- released: opened to staff without a scan by an administrator. refused: of no kind that we take. dropped: taken away
  -- before it was sent; its key is destroyed, its bytes go next.
  state text not null default 'receiving'
    check (state in ('receiving', 'quarantined', 'clean', 'infected', 'released', 'refused', 'dropped')),
  scanner text,
  scanned_at timestamptz,
  finding text,
  -- The copy without metadata: null while there is none yet, 'none' where none can be made.
  copy_state text check (copy_state in ('made', 'none')),
  copy_piece_ids uuid[] not null default '{}',
  copy_piece_sizes integer[] not null default '{}',
  created_at timestamptz not null,
  -- Of what was never sent with a report.
  expires_at timestamptz,
  claimed_at timestamptz,
  check ((report_id is null) = (claimed_at is null)),
  check ((state in ('quarantined', 'clean', 'infected', 'released')) <= (sha256 is not null and kind is not null)),
  check (report_id is null or state in ('quarantined', 'clean', 'infected', 'released'))
);
call app.protect('report_files');
create index report_files_submission on report_files (submission_hash) where report_id is null;
create index report_files_report on report_files (report_id) where report_id is not null;
create index report_files_message on report_files (message_id) where message_id is not null;
create index report_files_expiry on report_files (expires_at) include (size, state) where report_id is null;
create index report_files_waiting on report_files (created_at) where state = 'quarantined';
create index report_files_key on report_files (key_id);
create index report_files_no_copy on report_files (created_at) where state in ('clean', 'released') and copy_state is null;

grant select, update (state, scanner, scanned_at, finding, copy_state, copy_piece_ids, copy_piece_sizes) on report_files
  to upstander_system;
create policy scans on report_files to upstander_system using (true) with check (true);

-- Begins a file of a form that was not sent yet. Says 'many' where `most` are there or the form was sent, and 'full' where
-- all that was never sent comes to `most_bytes`: nobody fills the disk by files that no report ever claims.
create function app.start_file(f jsonb, most integer, most_bytes bigint) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  submission constant bytea := decode(f ->> 'submission', 'base64');
begin
  perform pg_advisory_xact_lock(hashtextextended('files ' || (f ->> 'submission'), 0));
  if exists (select from reports r where r.submission_hash = submission)
    or (select count(*) from report_files x where x.submission_hash = submission and x.report_id is null
      and x.state not in ('refused', 'dropped')) >= most then return 'many'; end if;
  if (select coalesce(sum(x.size), 0) from report_files x where x.report_id is null and x.state not in ('refused', 'dropped'))
    + (f ->> 'size')::integer > most_bytes then return 'full'; end if;
  insert into vault.keys (id, wrapped, created_at)
    values ((f ->> 'keyId')::uuid, decode(f ->> 'wrapped', 'base64'), (f ->> 'at')::timestamptz);
  insert into report_files (id, submission_hash, key_id, name, likeness, size, created_at, expires_at)
    values ((f ->> 'id')::uuid, submission, (f ->> 'keyId')::uuid, decode(f ->> 'name', 'base64'),
      decode(f ->> 'likeness', 'base64'), (f ->> 'size')::integer, (f ->> 'at')::timestamptz, (f ->> 'until')::timestamptz);
  return 'started';
end $$;
alter function app.start_file(jsonb, integer, bigint) owner to upstander_keeper;

-- The files of a form that was not sent yet, for whoever holds its token.
create function app.files_of_form(submission bytea)
returns table (id uuid, key_id uuid, wrapped bytea, name bytea, likeness bytea, size integer, received integer, state text,
  piece_ids uuid[], piece_sizes integer[])
language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, f.key_id, k.wrapped, f.name, f.likeness, f.size, f.received, f.state, f.piece_ids, f.piece_sizes
  from report_files f join vault.keys k on k.id = f.key_id
  where f.submission_hash = submission and f.report_id is null and f.state not in ('refused', 'dropped')
  order by f.created_at, f.id
$$;
alter function app.files_of_form(bytea) owner to upstander_keeper;

-- Notes a piece that is durable in the store. False: the file is not at that offset (any more), or the piece is too long.
create function app.add_piece(submission bytea, file uuid, at_byte integer, piece uuid, bytes integer) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update report_files f set piece_ids = f.piece_ids || piece, piece_sizes = f.piece_sizes || bytes,
      received = f.received + bytes
    where f.id = file and f.submission_hash = submission and f.report_id is null and f.state = 'receiving'
      and f.received = at_byte and bytes > 0 and f.received + bytes <= f.size and cardinality(f.piece_ids) < 4000;
  return found;
end $$;
alter function app.add_piece(bytea, uuid, integer, uuid, integer) owner to upstander_keeper;

-- Seals a file that is whole with the hash of what came, and has it scanned. A file of no kind (null) is refused.
create function app.finish_file(submission bytea, file uuid, its_kind text, hash bytea) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update report_files f set kind = its_kind, sha256 = hash,
      state = case when its_kind is null then 'refused' else 'quarantined' end
    where f.id = file and f.submission_hash = submission and f.report_id is null and f.state = 'receiving'
      and f.received = f.size;
  if not found then return false; end if;
  if its_kind is null then update vault.keys k set wrapped = null, destroyed_at = now()
    from report_files f where f.id = file and k.id = f.key_id;
  else perform app.add_job('scan-file', jsonb_build_object('fileId', file), null, file::text); end if;
  return true;
end $$;
alter function app.finish_file(bytea, uuid, text, bytea) owner to upstander_keeper;

-- Takes a file away that was not sent yet. Its key goes at once; the bytes, which nobody can open then, follow.
create function app.drop_file(submission bytea, file uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update report_files f set state = 'dropped', expires_at = at
    where f.id = file and f.submission_hash = submission and f.report_id is null and f.state <> 'dropped';
  if not found then return false; end if;
  update vault.keys k set wrapped = null, destroyed_at = at from report_files f where f.id = file and k.id = f.key_id
    and k.wrapped is not null;
  return true;
end $$;
alter function app.drop_file(bytea, uuid, timestamptz) owner to upstander_keeper;

-- Files become part of a report, or of a message about it, in the transaction that keeps it. Only for whoever sent that
-- very form, holds the report's code, or works on it. Files that are not whole stay behind. Returns how many came along.
create function app.claim_files(submission bytea, report uuid, message uuid, at timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept integer;
begin
  if not exists (select from reports r where r.id = report and (r.submission_hash = submission or r.follow_up_hash = app.follow_up()
      or (app.user_id() is not null and app.works_on_report(r.id))))
    or (message is not null and not exists (select from report_messages m where m.id = message and m.report_id = report))
  then raise exception 'no report of this form' using errcode = 'no_data_found'; end if;
  with claimed as (
    update report_files f set report_id = report, message_id = message, claimed_at = at, expires_at = null
      where f.submission_hash = submission and f.report_id is null and f.state in ('quarantined', 'clean', 'infected')
      returning f.id, f.kind, f.size, f.sha256),
  noted as (
    insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, detail, request_id)
      select case when app.user_id() is null then 'public' else 'staff' end, app.user_id(), app.actor_name(), app.agency_id(),
        'file.keep', 'report', report, jsonb_build_object('file', c.id, 'kind', c.kind, 'size', c.size,
        'sha256', encode(c.sha256, 'hex')), app.request_id() from claimed c)
  select count(*) into kept from claimed;
  return kept;
end $$;
alter function app.claim_files(bytea, uuid, uuid, timestamptz) owner to upstander_keeper;

-- The files of reports, for whoever has full sight of each: staff, or the person with the code.
create function app.files_of_reports(wanted uuid[])
returns table (id uuid, report_id uuid, message_id uuid, key_id uuid, wrapped bytea, name bytea, kind text, size integer,
  sha256 bytea, state text, scanned_at timestamptz, copy_state text, claimed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, f.report_id, f.message_id, f.key_id, k.wrapped, f.name, f.kind, f.size, f.sha256, f.state, f.scanned_at,
    f.copy_state, f.claimed_at
  from report_files f join vault.keys k on k.id = f.key_id
  where f.report_id = any (wanted) and app.sees_report(f.report_id)
  order by f.claimed_at, f.created_at, f.id limit 1000
$$;
alter function app.files_of_reports(uuid[]) owner to upstander_keeper;

-- Opens one file, and writes that it was: of the person, where there is one. Nothing for whoever may not see the report,
-- and nothing of a file that was neither scanned nor released.
create function app.open_file(wanted uuid, part text)
returns table (key_id uuid, wrapped bytea, name bytea, kind text, size integer, sha256 bytea, piece_ids uuid[],
  piece_sizes integer[], state text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  f report_files;
  person uuid;
  report report_files.report_id%type;
begin
  select x.* into f from report_files x where x.id = wanted and x.report_id is not null;
  if f.id is null or not app.sees_report(f.report_id) then return; end if;
  if f.state not in ('clean', 'released') or (part = 'copy' and f.copy_state is distinct from 'made') then
    return query select null::uuid, null::bytea, null::bytea, f.kind, f.size, null::bytea, null::uuid[], null::integer[], f.state;
    return;
  end if;
  select r.person_id into person from reports r where r.id = f.report_id;
  report := f.report_id;
  insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, detail, request_id)
    values (case when app.user_id() is null then 'public' else 'staff' end, app.user_id(), app.actor_name(), app.agency_id(),
      'file.open', case when person is null then 'report' else 'person' end, coalesce(person, report),
      jsonb_build_object('file', f.id, 'report', report, 'part', part), app.request_id());
  return query select f.key_id, k.wrapped, f.name, f.kind, f.size, case when part = 'original' then f.sha256 end,
      case when part = 'copy' then f.copy_piece_ids else f.piece_ids end,
      case when part = 'copy' then f.copy_piece_sizes else f.piece_sizes end, f.state
    from vault.keys k where k.id = f.key_id;
end $$;
alter function app.open_file(uuid, text) owner to upstander_keeper;

-- May this administrator release files of this agency's reports? Their own agency's; and what has no agency yet.
create function app.releases_files_of(agency uuid) returns boolean language sql stable as $$
  select app.user_id() is not null and app.has_role('administrator') and (agency is null or agency = app.agency_id())
$$;

-- What waits unscanned in an administrator's agency: no name and no content, only what a decision needs.
create function app.held_files()
returns table (id uuid, reference text, kind text, size integer, claimed_at timestamptz, finding text)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, r.reference, f.kind, f.size, f.claimed_at, f.finding from report_files f join reports r on r.id = f.report_id
  where f.state = 'quarantined' and app.releases_files_of(r.agency_id) order by f.claimed_at, f.id limit 200
$$;
alter function app.held_files() owner to upstander_keeper;

create function app.release_file(wanted uuid, why text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  report uuid;
begin
  if coalesce(length(trim(why)), 0) < 3 then
    raise exception 'a reason is needed to release a file' using errcode = 'check_violation';
  end if;
  update report_files f set state = 'released', scanned_at = at, scanner = 'none' from reports r
    where f.id = wanted and f.state = 'quarantined' and r.id = f.report_id and app.releases_files_of(r.agency_id)
    returning f.report_id into report;
  if report is null then return false; end if;
  insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
    values ('staff', app.user_id(), app.actor_name(), app.agency_id(), 'file.release', 'report', report, why,
      jsonb_build_object('file', wanted), app.request_id());
  perform app.add_job('scan-file', jsonb_build_object('fileId', wanted), null, wanted::text);
  return true;
end $$;
alter function app.release_file(uuid, text, timestamptz) owner to upstander_keeper;

-- The key of a file that is to be scanned or copied. For named work.
create function app.key_of_file(wanted uuid) returns table (key_id uuid, wrapped bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.wrapped from report_files f join vault.keys k on k.id = f.key_id where f.id = wanted and f.state <> 'dropped'
$$;
alter function app.key_of_file(uuid) owner to upstander_keeper;

-- Marks files as dropped that nobody sent in time, and says whose bytes can go. What belongs to answers that were saved
-- waits as long as they do. What was claimed is never among them.
create function app.drop_old_files(at timestamptz, most integer) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with late as (
    select f.id from report_files f where f.report_id is null and f.expires_at <= at and f.state <> 'dropped'
      and not exists (select from report_drafts d where d.submission_hash = f.submission_hash and d.expires_at > at)
    order by f.expires_at limit most for update skip locked),
  gone as (
    update report_files f set state = 'dropped' from late where f.id = late.id returning f.key_id)
  update vault.keys k set wrapped = null, destroyed_at = at from gone where k.id = gone.key_id and k.wrapped is not null;
  return query select f.id from report_files f where f.report_id is null and f.state = 'dropped' order by f.expires_at limit most;
end $$;
alter function app.drop_old_files(timestamptz, integer) owner to upstander_keeper;

-- Forgets files whose bytes are gone.
create function app.forget_files(gone uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with forgotten as (
    delete from report_files f where f.id = any (gone) and f.report_id is null and f.state = 'dropped' returning f.key_id)
  delete from vault.keys k using forgotten where k.id = forgotten.key_id;
end $$;
alter function app.forget_files(uuid[]) owner to upstander_keeper;

grant execute on function app.start_file(jsonb, integer, bigint), app.files_of_form(bytea),
  app.add_piece(bytea, uuid, integer, uuid, integer), app.finish_file(bytea, uuid, text, bytea),
  app.drop_file(bytea, uuid, timestamptz) to upstander_public, upstander_staff;
grant execute on function app.claim_files(bytea, uuid, uuid, timestamptz), app.files_of_reports(uuid[]),
  app.open_file(uuid, text) to upstander_public, upstander_staff;
grant execute on function app.releases_files_of(uuid) to upstander_staff, upstander_keeper;
grant execute on function app.held_files(), app.release_file(uuid, text, timestamptz) to upstander_staff;
grant execute on function app.key_of_file(uuid), app.drop_old_files(timestamptz, integer), app.forget_files(uuid[])
  to upstander_system;
