-- Why: nobody was written to when somebody asked for what they told us to be erased, nor before the month for an answer was over:
-- it stood on Today only. Breaking: no

-- Whose it is to decide what is kept of a report: who leads its case, else whose queue it is in, else the partnership's lead.
create function app.erasure_decider(of_report uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select c.lead_agency_id from case_reports l join cases c on c.id = l.case_id where l.report_id = of_report
      order by l.linked_at limit 1),
    (select r.agency_id from reports r where r.id = of_report),
    (select p.lead_agency_id from partnership p))
$$;
alter function app.erasure_decider(uuid) owner to upstander_keeper;
revoke all on function app.erasure_decider(uuid) from public;
grant execute on function app.erasure_decider(uuid) to upstander_system;

create or replace function app.decides_erasure(of_report uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select app.roles() && array['administrator', 'manager'] and app.agency_id() = app.erasure_decider(of_report)
$$;

-- Whom the request of whoever holds a code is told: those who answer for what is kept there; where nobody does, those of the
-- partnership's lead. Ids only, and nobody whose mail about the same request has yet to leave.
create function app.erasure_readers() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with own as (select r.id, r.reference, app.erasure_decider(r.id) as agency_id from reports r where r.follow_up_hash = app.follow_up()),
  able as (select u.id, u.agency_id from staff_users u
    where u.status = 'active' and u.roles && array['administrator', 'manager'])
  select a.id from own, able a
  where a.agency_id = case when exists (select from able b where b.agency_id = own.agency_id) then own.agency_id
      else (select p.lead_agency_id from partnership p) end
    and not exists (select from mails m where m.status = 'waiting' and m.to_user_id = a.id and m.template = 'erasure-asked'
      and m.params ->> 'reference' = own.reference)
  order by a.id limit 20
$$;
alter function app.erasure_readers() owner to upstander_keeper;
revoke all on function app.erasure_readers() from public;
grant execute on function app.erasure_readers() to upstander_public;

-- Half of the month over, and all of it: each told once, as a call is that nobody made (0033).
alter table erasures add column warned_at timestamptz, add column escalated_at timestamptz;
create index erasures_waiting on erasures (due_at) where ended is null and approved_at is null and requested_at is not null;
grant select (requested_at, due_at, approved_at, warned_at, escalated_at), update (warned_at, escalated_at) on erasures
  to upstander_system;
create policy unanswered on erasures for select to upstander_system
  using (ended is null and approved_at is null and requested_at is not null);
create policy tells on erasures for update to upstander_system
  using (ended is null and approved_at is null and requested_at is not null);

-- Whoever holds a code may write to those, of this alone: an administrator looks after no report, and reads none.
create policy asks_for_erasing on mails for insert to upstander_public
  with check (status = 'waiting' and secret_sealed is null and to_person_id is null and template = 'erasure-asked'
    and exists (select 1 from reports r where r.id = mails.report_id offset 0)
    and to_user_id in (select app.erasure_readers()));
