-- Why: measures as the plan's evidence: targets on what proves an action; measures that people count because the system has
-- no data for them yet, each figure with its source and none ever overwritten; and what the new computed measures ask of
-- the facts. Breaking: no (old code reads measures as before).

-- The analyst reads what a report said of earlier times, as a yes or no, and by which way it came (already granted).
grant select (happened_before) on reports to upstander_analyst;

-- Each question of the measures reads one range of one of these alone (features/insight/measures.store.ts).
drop index reports_measured;
create index reports_measured on reports (received_at) include (status, channel, happened_before);
drop index clocks_measured;
create index clocks_measured on clocks (kind, due_at) include (met_at, stopped_at, starts_at, sequence, case_id);

-- Whether updates of the plan come back in time: when each was due and when it was answered, and no word of it.
grant select (id, due_on) on plan_cycles to upstander_analyst;
grant select (cycle_id, answered_at) on plan_requests to upstander_analyst;
create policy facts on plan_cycles for select to upstander_analyst using (true);
create policy facts on plan_requests for select to upstander_analyst using (true);
create index plan_cycles_due on plan_cycles (due_on);

-- What an action's measure should reach, in the measure's own scale: a share is 0.9 and not 90. Null: none was set.
alter table action_measures
  add target double precision,
  add target_direction text check (target_direction in ('at_least', 'at_most')),
  add target_by date,
  add baseline double precision,
  add target_note text not null default '' check (length(target_note) <= 1000),
  add version integer not null default 1,
  add check ((target is null) = (target_direction is null)),
  add check (target is not null or (target_by is null and baseline is null and target_note = ''));

-- shape: a share has a count above and one below; a count is whole; a number has a unit of its own and decimals.
create table manual_measures (
  key text primary key check (key ~ '^own-[a-z0-9-]{1,90}$'),
  name text not null check (length(name) between 3 and 120),
  definition text not null check (length(definition) between 1 and 1000),
  formula text not null check (length(formula) between 1 and 1000),
  source text not null check (length(source) between 1 and 300),
  shape text not null check (shape in ('share', 'count', 'number')),
  unit text not null default '' check (length(unit) <= 40),
  decimals smallint not null default 0 check (decimals between 0 and 3),
  better text not null check (better in ('more', 'fewer', 'neither')),
  created_at timestamptz not null,
  created_by uuid references staff_users,
  removed_at timestamptz,
  version integer not null default 1
);
call app.protect('manual_measures');

-- A figure is never altered: a correction is a row that names the one it stands in for, and only one may. A correction
-- without numbers takes the figure back.
create table manual_figures (
  id uuid primary key,
  measure text not null references manual_measures,
  quarter text not null check (quarter ~ '^\d{4}-q[1-4]$'),
  numerator double precision check (numerator >= 0),
  denominator double precision check (denominator >= 0),
  value double precision,
  source_note text not null check (length(source_note) between 1 and 500),
  corrects uuid unique,
  entered_at timestamptz not null,
  entered_by uuid references staff_users,
  check (num_nonnulls(numerator, denominator) in (0, 2) and (value is null or numerator is null)),
  check (num_nonnulls(numerator, value) = 1 or corrects is not null),
  unique (id, measure, quarter),
  foreign key (corrects, measure, quarter) references manual_figures (id, measure, quarter)
);
call app.protect('manual_figures');
-- One first figure a quarter: whoever is second is shown what the other entered.
create unique index manual_figures_first on manual_figures (measure, quarter) where corrects is null;
create index manual_figures_quarters on manual_figures (measure, quarter, entered_at);
create trigger append_only before update or delete on manual_figures for each row execute function audit.refuse_change();

-- Numbers of the whole partnership: members and analysts read them, coordinators keep them.
grant select on manual_measures, manual_figures to upstander_analyst;
grant select, insert on manual_measures, manual_figures to upstander_staff, upstander_system;
grant update (name, definition, formula, source, unit, decimals, better, removed_at, version) on manual_measures
  to upstander_staff;
create policy facts on manual_measures for select to upstander_analyst using (true);
create policy facts on manual_figures for select to upstander_analyst using (true);
create policy members on manual_measures for select to upstander_staff using (app.user_id() is not null);
create policy members on manual_figures for select to upstander_staff using (app.user_id() is not null);
create policy coordinator_adds on manual_measures for insert to upstander_staff
  with check (app.has_role('coordinator') and created_by = app.user_id());
create policy coordinator_changes on manual_measures for update to upstander_staff
  using (app.has_role('coordinator')) with check (app.has_role('coordinator'));
create policy coordinator_enters on manual_figures for insert to upstander_staff
  with check (app.has_role('coordinator') and entered_by = app.user_id());
create policy system on manual_measures to upstander_system using (true) with check (created_by is null);
create policy system on manual_figures to upstander_system using (true) with check (entered_by is null);
