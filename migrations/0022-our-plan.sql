-- Why: what the public reads of a plan is what a coordinator chose to publish and when, never how it stands inside. One
-- row for each action that was shown, written at each publishing; and what each publishing changed, for the feed. The
-- public's role loses the tables that plans live in. Also: the protective marking that a plan's papers usually carry.
-- Breaking: yes (old code reads the public page from the plan's own tables).

alter table plans add paper_marking text not null default 'OFFICIAL'
  check (length(paper_marking) <= 60 and paper_marking !~ '[\r\n]');
alter table plans add public_at timestamptz;

create table plan_public_states (
  action_id uuid primary key references plan_actions on delete cascade,
  plan_id uuid not null references plans on delete cascade,
  position integer not null,
  priority text not null,
  themes text[] not null,
  aim text not null,
  -- What the partnership says that it will do, and how it goes, in the words chosen for the public.
  said text not null,
  progress text not null,
  status text not null check (status in ('done', 'checking', 'under_way', 'late', 'not_started', 'not_said', 'put_off',
    'stopped', 'replaced')),
  parts integer not null check (parts >= 0),
  parts_done integer not null check (parts_done between 0 and parts),
  time_words text not null,
  starts_on date,
  ends_on date,
  measures text[] not null,
  changed_at timestamptz not null,
  unique (plan_id, position) deferrable initially deferred
);
call app.protect('plan_public_states');

-- What changed, never the words of it: the feed reads those through the action, so that what was hidden or put in other
-- words since is hidden and put in other words there too.
create table plan_public_changes (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  action_id uuid references plan_actions on delete cascade,
  at timestamptz not null,
  position integer not null,
  kind text not null check (kind in ('published', 'shown', 'taken_off', 'status', 'words', 'progress')),
  from_status text,
  to_status text,
  check ((action_id is null) = (kind in ('published', 'taken_off')))
);
call app.protect('plan_public_changes');
create index plan_public_changes_plan on plan_public_changes (plan_id, at desc, position, id);
create index plan_public_changes_action on plan_public_changes (action_id);

do $$
declare t text;
begin
  foreach t in array array['plan_public_states', 'plan_public_changes'] loop
    execute format('grant select, insert on %I to upstander_staff, upstander_system', t);
    execute format('create policy members on %I for select to upstander_staff using (app.user_id() is not null)', t);
    execute format('create policy coordinator on %I to upstander_staff using (app.has_role(''coordinator'')) with check (app.has_role(''coordinator''))', t);
    execute format('create policy system on %I to upstander_system using (true) with check (true)', t);
  end loop;
end $$;
-- A state is replaced by the next publishing; that there was a change stays.
grant update, delete on plan_public_states to upstander_staff, upstander_system;

-- The public reads a published plan's title, what was chosen of its actions, and what changed of them.
drop policy published on plan_priorities;
drop policy published on plan_aims;
drop policy published on plan_actions;
drop policy published on action_measures;
revoke all on plan_priorities, plan_aims, plan_actions, action_measures from upstander_public;
grant select (public_at) on plans to upstander_public;
grant select on plan_public_states to upstander_public;
grant select (id, plan_id, action_id, at, position, kind, from_status, to_status) on plan_public_changes to upstander_public;
create policy published on plan_public_states for select to upstander_public
  using (exists (select 1 from plans p where p.id = plan_id));
create policy published on plan_public_changes for select to upstander_public
  using (exists (select 1 from plans p where p.id = plan_id)
    and (action_id is null or exists (select 1 from plan_public_states s where s.action_id = plan_public_changes.action_id)));

-- Plans that the public reads already keep showing what they showed: the plan's own words of objectives and actions.
insert into plan_public_states (action_id, plan_id, position, priority, themes, aim, said, progress, status, parts, parts_done,
    time_words, starts_on, ends_on, measures, changed_at)
  select a.id, a.plan_id, row_number() over (partition by a.plan_id order by r.position, m.position, a.position),
    coalesce(nullif(r.title, ''), r.heading), '{}', trim(m.ref || ' ' || m.text), coalesce(nullif(a.action, ''), a.objective), '',
    'not_said', 1, 0, a.timeframe, a.starts_on, a.ends_on,
    array(select t.measure from action_measures t where t.action_id = a.id order by 1), now()
  from plan_actions a join plan_aims m on m.id = a.aim_id join plan_priorities r on r.id = m.priority_id
    join plans p on p.id = a.plan_id and p.published
  where a.public_shown and a.removed_at is null;
update plans set public_at = now() where published;
