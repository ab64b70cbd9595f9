-- Why: 0067 was changed after a database may have been made by its earlier text, which dropped a ninth further person without a
-- word and did not know that a report was erased. Such a database gets what every other has. Breaking: no

-- As it is in 0067. Was it erased, and did whoever told of it not say since how to reach them?
create or replace function app.stays_erased(of_report uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from timeline t join reports r on r.id = t.report_id
    where t.report_id = of_report and t.kind = 'report.erased' and r.can_contact <> 'yes')
$$;
alter function app.stays_erased(uuid) owner to upstander_keeper;
revoke all on function app.stays_erased(uuid) from public;

-- As it is in 0067. The people whom a report names that came with this very transaction, or whom the holder of a code tells of later. Of somebody
-- who stays anonymous nobody else's name is taken: nobody could ask about it; nor for a report that was erased:
-- nothing would erase them. No more than a list of them shows. How many were kept: whoever asks says nothing else was.
create or replace function app.keep_people_affected(c jsonb) returns integer
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
