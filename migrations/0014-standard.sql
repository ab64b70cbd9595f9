-- Why: the minimum standard that every agency agreed to (plan 2.2c) is dated data that the partnership may change from a
-- day on. A row is never altered: the newest that has begun is in force, so what was due then stays as it was. And the
-- watcher of the clocks is let in to what it needs to tell the right people, and no more. Breaking: no.
create table standards (
  id uuid primary key,
  kind text not null check (kind in ('acknowledge', 'first_contact', 'risk_assessment', 'victim_referral',
    'police_told', 'victim_update', 'review')),
  risk_level text not null check (risk_level in ('standard', 'medium', 'high')),
  -- working_days: by the end of that day, 0 the same day; days: as many days of the calendar; hours: by the clock.
  unit text not null check (unit in ('working_days', 'days', 'hours')),
  amount integer not null check (amount between 0 and 366 and (unit <> 'hours' or amount > 0)),
  valid_from date not null,
  set_at timestamptz not null,
  set_by uuid references staff_users,
  unique (kind, risk_level, valid_from)
);
call app.protect('standards');
create trigger append_only before update or delete on standards for each row execute function audit.refuse_change();
grant select on standards to upstander_staff, upstander_public, upstander_analyst, upstander_system;
grant insert on standards to upstander_staff, upstander_system;
create policy anyone on standards for select using (true);
create policy administrator on standards for insert to upstander_staff
  with check (app.leads_partnership() and set_by = app.user_id());
create policy system on standards for insert to upstander_system with check (set_by is null);

-- From when its owner is told that a clock is about to pass.
alter table clocks add column warn_at timestamptz;
create index clocks_to_warn on clocks (warn_at, id)
  where met_at is null and stopped_at is null and warned_at is null and escalated_at is null;
create index clocks_to_escalate on clocks (due_at, id)
  where met_at is null and stopped_at is null and escalated_at is null;

grant select (id, reference, lead_agency_id, owner_id, status) on cases to upstander_system;
create policy watches on cases for select to upstander_system using (true);
