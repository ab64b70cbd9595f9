-- Why: the action plan as its members agreed it, every word kept, and the measures that prove it. Breaking: no.
create table plans (
  id uuid primary key,
  title text not null check (length(title) between 1 and 300),
  period_words text,
  period_from date,
  period_to date,
  source_name text,
  source_sha256 bytea,
  source_text text,
  -- Words that carry the form (column titles, labels, repeats, page numbers), and what the reader was not sure of.
  headers jsonb not null default '[]',
  warnings jsonb not null default '[]',
  published boolean not null default false,
  imported_at timestamptz not null,
  imported_by uuid references staff_users,
  version integer not null default 1
);
call app.protect('plans');
create unique index plans_source on plans (source_sha256) where source_sha256 is not null;

create table plan_priorities (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  position integer not null,
  -- Null and '' where the plan itself numbers or names none.
  number integer,
  heading text not null,
  title text not null,
  core_objectives text[] not null,
  links jsonb not null default '[]',
  unique (plan_id, position)
);
call app.protect('plan_priorities');

create table plan_aims (
  id uuid primary key,
  priority_id uuid not null references plan_priorities on delete cascade,
  position integer not null,
  ref text not null,
  text text not null,
  unique (priority_id, position)
);
call app.protect('plan_aims');

-- One row of the source's table. The six cells keep their words; derived is what we read into them.
create table plan_actions (
  id uuid primary key,
  aim_id uuid not null references plan_aims on delete cascade,
  position integer not null,
  objective text not null,
  action text not null,
  owner text not null,
  timeframe text not null,
  status text not null,
  update text not null,
  -- Cells of columns that the reader has no field for.
  other jsonb not null default '[]',
  derived jsonb not null,
  flags text[] not null,
  -- The parts of derived that lists and the public page ask for.
  read_status text,
  starts_on date,
  ends_on date,
  source_line integer,
  source_last_line integer,
  unique (aim_id, position)
);
call app.protect('plan_actions');

create table plan_unplaced (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  position integer not null,
  line integer not null,
  text text not null,
  near text not null,
  unique (plan_id, position)
);
call app.protect('plan_unplaced');

-- An action tied to a measure that the system computes from its own work.
create table action_measures (
  action_id uuid not null references plan_actions on delete cascade,
  measure text not null,
  -- Null: a person tied it. Otherwise the words of the plan for which the system did.
  because text,
  tied_at timestamptz not null,
  tied_by uuid references staff_users,
  primary key (action_id, measure)
);
call app.protect('action_measures');

do $$
declare t text;
begin
  foreach t in array array['plans', 'plan_priorities', 'plan_aims', 'plan_actions', 'plan_unplaced', 'action_measures'] loop
    execute format('grant select, insert, update, delete on %I to upstander_staff', t);
    execute format('grant select, insert, update, delete on %I to upstander_system', t);
    execute format('create policy members on %I for select to upstander_staff using (app.user_id() is not null)', t);
    execute format('create policy coordinator on %I to upstander_staff using (app.has_role(''coordinator'')) with check (app.has_role(''coordinator''))', t);
    execute format('create policy system on %I to upstander_system using (true) with check (true)', t);
  end loop;
end $$;
-- The public reads a published plan; never the source text, what could not be placed, or owners: those can be named officers.
grant select (id, title, period_words, period_from, period_to, published) on plans to upstander_public;
create policy published on plans for select to upstander_public using (published);
grant select on plan_priorities, plan_aims to upstander_public;
grant select (id, aim_id, position, objective, action, timeframe, status, update, flags, read_status, starts_on, ends_on)
  on plan_actions to upstander_public;
grant select (action_id, measure) on action_measures to upstander_public;
create policy published on plan_priorities for select to upstander_public
  using (exists (select 1 from plans p where p.id = plan_id));
create policy published on plan_aims for select to upstander_public
  using (exists (select 1 from plan_priorities p where p.id = priority_id));
create policy published on plan_actions for select to upstander_public
  using (exists (select 1 from plan_aims a where a.id = aim_id));
create policy published on action_measures for select to upstander_public
  using (exists (select 1 from plan_actions a where a.id = action_id));

-- What the measures read (features/insight): one range of one index each (cases: cases_opened).
create index reports_measured on reports (received_at) include (status);
create index clocks_measured on clocks (kind, due_at) include (met_at, stopped_at, sequence);
