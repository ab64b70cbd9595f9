-- Why: a file of the plan that nothing has called clean stays closed by the database too, not only by the page that opens it.
-- Breaking: no
revoke select on plan_files from upstander_staff;
grant select (id, plan_id, name, type, size, sha256, added_by, added_at, state, scanner, scanned_at, finding,
  released_by, released_at, release_reason) on plan_files to upstander_staff;

-- What the file holds, to somebody signed in, once it may be opened and while it is evidence of something. Null otherwise.
create function app.plan_file_bytes(wanted uuid) returns bytea
language sql stable security definer set search_path = public, pg_temp as $$
  select f.bytes from plan_files f
  where f.id = wanted and f.state in ('clean', 'released') and app.user_id() is not null
    and exists (select from plan_evidence e where e.file_id = f.id and e.removed_at is null)
$$;
alter function app.plan_file_bytes(uuid) owner to upstander_keeper;
revoke all on function app.plan_file_bytes(uuid) from public;
grant execute on function app.plan_file_bytes(uuid) to upstander_staff;
