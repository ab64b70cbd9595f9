-- Why: room for files was counted by what senders said would come: whoever began four hundred files and sent no byte of them kept
-- everybody else's out for two days. Breaking: no

-- As it was (0024), but that only what did come takes room.
create or replace function app.start_file(f jsonb, most integer, most_bytes bigint) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  submission constant bytea := decode(f ->> 'submission', 'base64');
begin
  perform pg_advisory_xact_lock(hashtextextended('files ' || (f ->> 'submission'), 0));
  if exists (select from reports r where r.submission_hash = submission)
    or (select count(*) from report_files x where x.submission_hash = submission and x.report_id is null
      and x.state not in ('refused', 'dropped')) >= most then return 'many'; end if;
  if not app.room_for_files((f ->> 'size')::integer, most_bytes) then return 'full'; end if;
  insert into vault.keys (id, wrapped, created_at)
    values ((f ->> 'keyId')::uuid, decode(f ->> 'wrapped', 'base64'), (f ->> 'at')::timestamptz);
  insert into report_files (id, submission_hash, key_id, name, likeness, size, created_at, expires_at)
    values ((f ->> 'id')::uuid, submission, (f ->> 'keyId')::uuid, decode(f ->> 'name', 'base64'),
      decode(f ->> 'likeness', 'base64'), (f ->> 'size')::integer, (f ->> 'at')::timestamptz, (f ->> 'until')::timestamptz);
  return 'started';
end $$;

-- Whether so many more bytes may come: of files that no report claimed yet, and with what reports claimed of the last two days,
-- since a report or message is sent quickly and its files stay. Asked again for each piece: several that were begun while there was
-- room may be more than it. Pieces of one moment may go beyond it by their own size.
create function app.room_for_files(bytes integer, most_bytes bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (select coalesce(sum(f.received), 0) from report_files f
      where f.report_id is null and f.received > 0 and f.state not in ('refused', 'dropped'))
    + (select coalesce(sum(f.received), 0) from report_files f
      where f.report_id is not null and f.received > 0 and f.created_at > now() - interval '48 hours')
    + bytes <= most_bytes
$$;
alter function app.room_for_files(integer, bigint) owner to upstander_keeper;
revoke all on function app.room_for_files(integer, bigint) from public;
grant execute on function app.room_for_files(integer, bigint) to upstander_public, upstander_staff;

-- What was begun and of which nothing came is not looked at by it.
create index report_files_came on report_files (created_at) include (received, state) where report_id is null and received > 0;
create index report_files_claimed on report_files (created_at) include (received) where report_id is not null and received > 0;
