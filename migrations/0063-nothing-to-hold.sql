-- Why: a hold could be set on a report of which nothing was left, also at the moment in which it was erased, and said "set" as
-- if it kept something. Breaking: no

-- Whether nothing of a report can be opened any more: no words, no notes in its case, no person, no file.
create function app.nothing_left(of_report uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from vault.texts t join vault.keys k on k.id = t.key_id
      where k.wrapped is not null and t.id in (select app.words_of_report(of_report, true)))
    and not exists (select from reports r join vault.people p on p.id = r.person_id join vault.keys k on k.id = p.key_id
      where r.id = of_report and k.wrapped is not null)
    and not exists (select from report_files f join vault.keys k on k.id = f.key_id
      where f.report_id = of_report and k.wrapped is not null)
$$;
alter function app.nothing_left(uuid) owner to upstander_keeper;
revoke all on function app.nothing_left(uuid) from public;

-- Before a hold is set, and before an erasing looks for one: of the two, the second waits for the first to end. Answers whether
-- there is something to hold; a case is always something.
create function app.begin_hold(of_report uuid, of_case uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.may_hold(of_report, of_case) then return false; end if;
  perform from reports r where r.id = of_report or r.id in (select l.report_id from case_reports l where l.case_id = of_case)
    order by r.id for no key update;
  return of_case is not null or not app.nothing_left(of_report);
end $$;
alter function app.begin_hold(uuid, uuid) owner to upstander_keeper;
revoke all on function app.begin_hold(uuid, uuid) from public;
grant execute on function app.begin_hold(uuid, uuid) to upstander_staff;

create or replace function app.erase_report(of_report uuid, at timestamptz, notes boolean) returns table (keys integer, files uuid[])
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from reports r where r.id = of_report for no key update;
  if exists (select from app.holds_on(of_report)) then
    raise exception 'a legal hold stands on this report' using errcode = 'object_in_use';
  end if;
  return query select * from app.destroy_report(of_report, at, notes);
end $$;
