-- Why: a report must arrive where somebody sees it, and must not vanish when it is handed from one queue to another.
-- An update whose new row the caller may not see is refused by row security, so handing on is a function that applies
-- the same rule itself. Breaking: no.

-- Hands a new report from the caller's queue to another authority, with its waiting clocks. False: it is not in the
-- caller's queue, has been worked on or changed already, or nobody at the other end would see it.
create function app.hand_report(report uuid, to_agency uuid, expected_version integer)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed integer;
begin
  if not app.has_caseworkers(to_agency) then return false; end if;
  update reports r set agency_id = to_agency, version = r.version + 1
    where r.id = report and r.status = 'new' and r.version = expected_version
      and app.in_my_queue(r.agency_id) and r.agency_id is distinct from to_agency;
  get diagnostics changed = row_count;
  if changed = 0 then return false; end if;
  update clocks c set agency_id = to_agency
    where c.report_id = report and c.case_id is null and c.met_at is null and c.stopped_at is null;
  return true;
end $$;
alter function app.hand_report(uuid, uuid, integer) owner to upstander_keeper;

grant execute on function app.hand_report(uuid, uuid, integer) to upstander_staff;

-- Who is told that a report arrived: those who take reports at the agency, or the triage team where there is nobody. Ids
-- only, and at most ten: whoever reports writes them mail without learning who they are.
create function app.report_readers(agency uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select u.id from staff_users u
  where u.status = 'active' and case when agency is null or not app.has_caseworkers(agency) then u.roles && array['triage']
    else u.agency_id = agency and u.roles && array['officer', 'manager', 'triage'] end
  order by u.id limit 10
$$;
alter function app.report_readers(uuid) owner to upstander_keeper;
revoke all on function app.report_readers(uuid) from public;
grant execute on function app.report_readers(uuid) to upstander_staff, upstander_public, upstander_system;

-- A replayed submission learns what its receipt says, and nothing else. Where the words are not those that were kept
-- under this token, all it learns is that: on a shared computer it may come from somebody else.
create function app.receipt_of(submission bytea, answers bytea)
returns table (same boolean, id uuid, reference text, received_at timestamptz, agency_id uuid, area_id uuid, can_contact text)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.same, case when k.same then r.id end, case when k.same then r.reference end,
    case when k.same then r.received_at end, case when k.same then r.agency_id end,
    case when k.same then r.area_id end, case when k.same then r.can_contact end
  from reports r, lateral (select coalesce(r.answers_hash = answers, false) as same) k
  where r.submission_hash = submission
$$;
alter function app.receipt_of(bytea, bytea) owner to upstander_keeper;
revoke all on function app.receipt_of(bytea, bytea) from public;
grant execute on function app.receipt_of(bytea, bytea) to upstander_public;

-- Who is told that the person wrote again: whoever looks after the case, or else the readers of the queue it is in. Ids
-- only, and only for those who may touch the report; the person, by the code, is one of them.
create function app.message_readers(report uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  with found as (
    select r.agency_id, k.lead_agency_id, u.id as owner
    from reports r left join case_reports cr on cr.report_id = r.id left join cases k on k.id = cr.case_id
      left join staff_users u on u.id = k.owner_id and u.status = 'active'
    where r.id = report and app.sees_report(r.id))
  select owner from found where owner is not null
  union all
  select q.id from found cross join lateral app.report_readers(coalesce(lead_agency_id, agency_id)) as q(id)
  where owner is null
$$;
alter function app.message_readers(uuid) owner to upstander_keeper;
revoke all on function app.message_readers(uuid) from public;
grant execute on function app.message_readers(uuid) to upstander_public;

-- What the holder of the follow-up code may expect next, once there is a case, and by when.
create function app.next_promise(report uuid) returns table (kind text, due_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.kind, c.due_at from reports r join case_reports cr on cr.report_id = r.id join clocks c on c.case_id = cr.case_id
  where r.id = report and r.follow_up_hash = app.follow_up() and c.kind in ('first_contact', 'victim_update')
    and c.met_at is null and c.stopped_at is null
  order by c.due_at, c.kind limit 1
$$;
alter function app.next_promise(uuid) owner to upstander_keeper;
revoke all on function app.next_promise(uuid) from public;
grant execute on function app.next_promise(uuid) to upstander_public;

-- Reading what the other side wrote marks it as read, and only that column may change; writing is one's own words only.
create policy writes on report_messages for insert to upstander_staff
  with check (not from_person and author_id = app.user_id() and app.is_new_text(text_id) and exists (select 1 from reports r where r.id = report_messages.report_id offset 0));
create policy reads on report_messages for update to upstander_staff
  using (exists (select 1 from reports r where r.id = report_messages.report_id offset 0));
create policy writes_own on report_messages for insert to upstander_public
  with check (from_person and author_id is null and app.is_new_text(text_id) and exists (select 1 from reports r where r.id = report_messages.report_id offset 0));
create policy reads_own on report_messages for update to upstander_public
  using (exists (select 1 from reports r where r.id = report_messages.report_id offset 0));
