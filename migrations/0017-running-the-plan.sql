-- Why: a plan that runs. Each owner's part of an action is a delivery of its own, with status, ratings, dates and story;
-- around it stand updates, evidence, milestones, risks, links and money; and every version of every row is kept, so that
-- any page can be shown as it stood on any date. Breaking: no (old code reads plans as before).

-- Bodies that own actions and are not one agency. 'each': an action of theirs is one delivery for each of its agencies;
-- 'authorities': the same for every local authority there is that day; 'body': one delivery, a task and finish group's.
create table plan_groups (
  id uuid primary key,
  name text not null unique check (length(name) between 2 and 120),
  kind text not null check (kind in ('authorities', 'each', 'body')),
  lead_user_id uuid references staff_users,
  version integer not null default 1
);
call app.protect('plan_groups');
create table plan_group_agencies (
  group_id uuid not null references plan_groups on delete cascade,
  agency_id uuid not null references agencies,
  primary key (group_id, agency_id)
);
call app.protect('plan_group_agencies');

-- rules: thresholds and the plan's own key to its colours; cycle: the days of its quarter. Null: the usual ones (plan-rules.ts).
alter table plans
  add kind text not null default 'plan' check (kind in ('plan', 'template')),
  add rules jsonb,
  add cycle jsonb,
  add copied_from uuid references plans on delete set null,
  add changed_at timestamptz not null default now(),
  add changed_by uuid references staff_users,
  add change_reason text;

alter table plan_priorities add version integer not null default 1, add removed_at timestamptz,
  add changed_at timestamptz not null default now(), add changed_by uuid references staff_users, add change_reason text;

alter table plan_aims add plan_id uuid references plans on delete cascade,
  add version integer not null default 1, add removed_at timestamptz,
  add changed_at timestamptz not null default now(), add changed_by uuid references staff_users, add change_reason text;
update plan_aims a set plan_id = p.plan_id from plan_priorities p where p.id = a.priority_id;
alter table plan_aims alter plan_id set not null;

-- public_*: what the partnership says of the action in its own plain words; null where it says nothing yet.
alter table plan_actions add plan_id uuid references plans on delete cascade,
  add public_shown boolean not null default true,
  add public_words text,
  add public_progress text,
  add version integer not null default 1, add removed_at timestamptz,
  add changed_at timestamptz not null default now(), add changed_by uuid references staff_users, add change_reason text;
update plan_actions a set plan_id = m.plan_id from plan_aims m where m.id = a.aim_id;
alter table plan_actions alter plan_id set not null;
create index plan_actions_plan on plan_actions (plan_id);
create index plan_aims_plan on plan_aims (plan_id);
-- What was removed keeps its place in the history; its position is free again.
alter table plan_priorities drop constraint plan_priorities_plan_id_position_key;
alter table plan_aims drop constraint plan_aims_priority_id_position_key;
alter table plan_actions drop constraint plan_actions_aim_id_position_key;
create index plan_priorities_plan on plan_priorities (plan_id, position);
create index plan_aims_priority on plan_aims (priority_id, position);
create index plan_actions_aim on plan_actions (aim_id, position);

-- One owner's part of an action.
create table plan_deliveries (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  action_id uuid not null references plan_actions on delete cascade,
  position integer not null,
  agency_id uuid references agencies,
  group_id uuid references plan_groups,
  -- The owner as the plan words it.
  owner_words text not null default '',
  lead_user_id uuid references staff_users,
  -- This owner's part; '' where it is the whole action.
  part text not null default '',
  starts_on date,
  -- The date first agreed. It moves only by re-baselining, which is counted; the forecast moves freely.
  baseline_due date,
  forecast_due date,
  rebaselines integer not null default 0,
  -- Asked every quarter for as long as the plan runs ("Ongoing").
  recurring boolean not null default false,
  status text not null default 'not_set' check (status in ('not_set', 'not_started', 'in_progress', 'complete_unverified',
    'complete', 'deferred', 'cancelled', 'superseded')),
  progress_rag text check (progress_rag in ('red', 'amber', 'green', 'blue', 'grey')),
  -- Why the owner differs from what was suggested.
  progress_reason text,
  confidence_rag text check (confidence_rag in ('red', 'amber', 'green')),
  confidence_reason text,
  cause text,
  corrective_action text,
  -- What the board is asked for.
  ask text,
  story text not null default '',
  story_at timestamptz,
  -- Said to be complete without anything to show yet: what will come.
  evidence_to_come text,
  -- The last quarter for which an update was taken, such as '2026-q3', and the one that passed in silence.
  reported_quarter text,
  stale_quarter text,
  verified_by uuid references staff_users,
  verified_at timestamptz,
  removed_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid references staff_users,
  change_reason text,
  check (agency_id is null or group_id is null),
  -- Blue and complete are for what somebody else verified.
  check ((status = 'complete') = (verified_at is not null)),
  check (progress_rag is distinct from 'blue' or status = 'complete'),
  check (verified_by is null or verified_by is distinct from lead_user_id)
);
call app.protect('plan_deliveries');
create index plan_deliveries_plan on plan_deliveries (plan_id) where removed_at is null;
create index plan_deliveries_action on plan_deliveries (action_id, position);
create index plan_deliveries_agency on plan_deliveries (agency_id, forecast_due) where removed_at is null;
create index plan_deliveries_lead on plan_deliveries (lead_user_id) where removed_at is null;

-- The quarter's round of asking.
create table plan_cycles (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  quarter text not null check (quarter ~ '^\d{4}-q[1-4]$'),
  first_day date not null,
  last_day date not null,
  requests_on date not null,
  due_on date not null,
  moderate_on date not null,
  state text not null default 'planned' check (state in ('planned', 'open', 'frozen')),
  opened_at timestamptz,
  frozen_at timestamptz,
  frozen_by uuid references staff_users,
  -- The quarter's record: the whole plan as it stood at the freeze.
  record jsonb,
  version integer not null default 1,
  unique (plan_id, quarter),
  check ((state = 'frozen') = (frozen_at is not null and record is not null))
);
call app.protect('plan_cycles');

create table plan_requests (
  id uuid primary key,
  cycle_id uuid not null references plan_cycles on delete cascade,
  delivery_id uuid not null references plan_deliveries on delete cascade,
  to_user_id uuid references staff_users,
  sent_at timestamptz not null,
  token_hash bytea unique,
  expires_at timestamptz,
  reminders integer not null default 0,
  reminded_at timestamptz,
  manager_told_at timestamptz,
  answered_at timestamptz,
  unique (cycle_id, delivery_id)
);
call app.protect('plan_requests');
create index plan_requests_to on plan_requests (to_user_id) where answered_at is null;
create index plan_requests_delivery on plan_requests (delivery_id);

-- What owners said, one row each time; never overwritten. Suggested: what the rules said at that moment, and why.
create table plan_updates (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  delivery_id uuid not null references plan_deliveries on delete cascade,
  cycle_id uuid references plan_cycles,
  quarter text not null check (quarter ~ '^\d{4}-q[1-4]$'),
  at timestamptz not null,
  by_user uuid references staff_users,
  via text not null check (via in ('signed_in', 'link')),
  words text not null,
  status text not null,
  progress_rag text,
  suggested_rag text,
  suggested_reason text,
  progress_reason text,
  confidence_rag text,
  confidence_reason text,
  cause text,
  corrective_action text,
  forecast_due date,
  ask text,
  evidence_to_come text,
  state text not null check (state in ('waiting', 'accepted', 'returned', 'replaced')),
  -- When it became what the delivery says: at once where its owner was signed in, when accepted where it came by a link.
  applied_at timestamptz,
  decided_by uuid references staff_users,
  decided_at timestamptz,
  decision_note text
);
call app.protect('plan_updates');
create index plan_updates_delivery on plan_updates (delivery_id, at desc);
create index plan_updates_waiting on plan_updates (plan_id, at) where state = 'waiting';

create table plan_files (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  name text not null check (length(name) between 1 and 200),
  type text not null,
  size integer not null check (size between 1 and 10485760),
  sha256 bytea not null,
  bytes bytea not null,
  added_by uuid references staff_users,
  added_at timestamptz not null
);
call app.protect('plan_files');

create table plan_evidence (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  action_id uuid not null references plan_actions on delete cascade,
  delivery_id uuid references plan_deliveries on delete cascade,
  kind text not null check (kind in ('link', 'file', 'minutes', 'note')),
  title text not null check (length(title) between 1 and 300),
  url text check (url ~* '^https?://'),
  file_id uuid references plan_files,
  happened_on date,
  added_by uuid references staff_users,
  added_at timestamptz not null,
  verified_by uuid references staff_users,
  verified_at timestamptz,
  removed_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid references staff_users,
  change_reason text,
  check ((kind = 'file') = (file_id is not null)),
  check (verified_at is null or verified_by is not null),
  check (verified_by is null or verified_by is distinct from added_by)
);
call app.protect('plan_evidence');
create index plan_evidence_action on plan_evidence (action_id);
create index plan_evidence_delivery on plan_evidence (delivery_id);

create table plan_milestones (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  action_id uuid not null references plan_actions on delete cascade,
  delivery_id uuid references plan_deliveries on delete cascade,
  title text not null check (length(title) between 1 and 300),
  due_on date not null,
  done_on date,
  removed_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid references staff_users,
  change_reason text
);
call app.protect('plan_milestones');
create index plan_milestones_action on plan_milestones (action_id);

create table plan_risks (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  action_id uuid references plan_actions on delete cascade,
  agency_id uuid references agencies,
  kind text not null check (kind in ('risk', 'issue')),
  text text not null check (length(text) between 1 and 2000),
  likelihood integer check (likelihood between 1 and 5),
  impact integer check (impact between 1 and 5),
  response text not null default '',
  state text not null default 'open' check (state in ('open', 'closed')),
  removed_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid references staff_users,
  change_reason text
);
call app.protect('plan_risks');
create index plan_risks_plan on plan_risks (plan_id);
create index plan_risks_action on plan_risks (action_id);

-- What an action leans on or belongs with: another action, also of another plan; a meeting; a paper.
create table plan_links (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  action_id uuid not null references plan_actions on delete cascade,
  kind text not null check (kind in ('depends_on', 'relates_to', 'meeting', 'paper')),
  to_action_id uuid references plan_actions on delete cascade,
  title text not null default '',
  url text check (url ~* '^https?://'),
  on_date date,
  removed_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid references staff_users,
  change_reason text,
  check ((kind in ('depends_on', 'relates_to')) = (to_action_id is not null)),
  check (to_action_id is distinct from action_id)
);
call app.protect('plan_links');
create index plan_links_action on plan_links (action_id);
create index plan_links_to on plan_links (to_action_id);

create table plan_budgets (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  action_id uuid not null references plan_actions on delete cascade,
  words text not null check (length(words) between 1 and 1000),
  pence bigint check (pence >= 0),
  removed_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid references staff_users,
  change_reason text
);
call app.protect('plan_budgets');
create index plan_budgets_action on plan_budgets (action_id);

-- 'linked': beside one another (Healthcare, Prevent); 'under': a year of a longer plan; 'continues': the plan before.
create table plan_relations (
  plan_id uuid not null references plans on delete cascade,
  to_plan_id uuid not null references plans on delete cascade,
  kind text not null check (kind in ('linked', 'under', 'continues')),
  primary key (plan_id, to_plan_id, kind),
  check (plan_id <> to_plan_id)
);
call app.protect('plan_relations');
create index plan_relations_to on plan_relations (to_plan_id);

-- What hangs on an action is of that action's plan, and so is a delivery.
alter table plan_actions add unique (id, plan_id);
alter table plan_deliveries add unique (id, plan_id);
do $$
declare t text;
begin
  foreach t in array array['plan_deliveries', 'plan_evidence', 'plan_milestones', 'plan_risks', 'plan_links', 'plan_budgets'] loop
    execute format('alter table %I add foreign key (action_id, plan_id) references plan_actions (id, plan_id)', t);
  end loop;
  foreach t in array array['plan_updates', 'plan_evidence', 'plan_milestones'] loop
    execute format('alter table %I add foreign key (delivery_id, plan_id) references plan_deliveries (id, plan_id)', t);
  end loop;
end $$;

-- Every version of every row of a plan, from when and until when it held. Written by one trigger, by nobody else.
create table plan_history (
  plan_id uuid not null references plans on delete cascade,
  kind text not null,
  row_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  row jsonb not null,
  by_user uuid references staff_users,
  reason text,
  primary key (kind, row_id, valid_from)
);
call app.protect('plan_history');
create index plan_history_plan on plan_history (plan_id, valid_from);

-- Rows say themselves when and by whom they were changed (the application's clock). Changes at one
-- instant of one transaction are one; any other that calls itself as old as the last, or older, follows it, so that no
-- version that held is ever written over. Only coordinators write down what somebody else said.
create function app.keep_plan_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  whole constant jsonb := to_jsonb(new) - 'source_text';
  plan constant uuid := coalesce(whole ->> 'plan_id', whole ->> 'id');
  since timestamptz := new.changed_at;
begin
  if app.user_id() is not null and not app.has_role('coordinator') and new.changed_by is distinct from app.user_id() then
    raise exception 'a change is by whoever makes it' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(old) - 'source_text' = whole then return null; end if;
    select case when h.valid_from > since or (h.valid_from = since and h.xmin <> pg_current_xact_id()::xid)
        then h.valid_from + interval '1 microsecond' else since end into since
      from plan_history h where h.kind = tg_table_name and h.row_id = new.id order by h.valid_from desc limit 1;
    since := coalesce(since, new.changed_at);
    update plan_history set valid_to = since
      where kind = tg_table_name and row_id = new.id and valid_to is null and valid_from < since;
  end if;
  insert into plan_history (plan_id, kind, row_id, valid_from, row, by_user, reason)
    values (plan, tg_table_name, new.id, since, whole, new.changed_by, new.change_reason)
    on conflict (kind, row_id, valid_from) do update set row = excluded.row, by_user = excluded.by_user, reason = excluded.reason;
  return null;
end $$;
alter function app.keep_plan_history() owner to upstander_keeper;

-- Who may speak for a delivery: its lead, or people of its agency who run work there.
create function app.answers_for(agency uuid, lead uuid) returns boolean language sql stable as $$
  select coalesce(lead = app.user_id(), false)
    or (coalesce(agency = app.agency_id(), false)
      and app.roles() && array['manager', 'officer', 'chair', 'coordinator', 'administrator'])
$$;
grant execute on function app.answers_for(uuid, uuid) to upstander_staff;
-- By a row's own delivery or, where it is of the whole action, any delivery of that action.
create function app.answers_for_delivery(action uuid, delivery uuid) returns boolean language sql stable as $$
  select exists (select from public.plan_deliveries d where d.removed_at is null and d.action_id = action
    and (delivery is null or d.id = delivery) and app.answers_for(d.agency_id, d.lead_user_id))
$$;
grant execute on function app.answers_for_delivery(uuid, uuid) to upstander_staff;

do $$
declare t text;
begin
  foreach t in array array['plans', 'plan_priorities', 'plan_aims', 'plan_actions', 'plan_deliveries', 'plan_evidence',
    'plan_milestones', 'plan_risks', 'plan_links', 'plan_budgets'] loop
    execute format('create trigger keep_history after insert or update on %I for each row execute function app.keep_plan_history()', t);
  end loop;
  foreach t in array array['plan_groups', 'plan_group_agencies', 'plan_deliveries', 'plan_cycles', 'plan_updates', 'plan_files',
    'plan_evidence', 'plan_milestones', 'plan_risks', 'plan_links', 'plan_budgets', 'plan_relations'] loop
    execute format('grant select, insert, update, delete on %I to upstander_staff, upstander_system', t);
    execute format('create policy members on %I for select to upstander_staff using (app.user_id() is not null)', t);
    execute format('create policy coordinator on %I to upstander_staff using (app.has_role(''coordinator'')) with check (app.has_role(''coordinator''))', t);
    execute format('create policy system on %I to upstander_system using (true) with check (true)', t);
  end loop;
end $$;
-- Said is said: nobody takes an update back, rewrites a file, or removes what has a history but with the whole plan.
revoke delete on plan_updates, plan_files, plan_deliveries, plan_evidence, plan_milestones, plan_risks, plan_links,
  plan_budgets, plan_cycles from upstander_staff;
revoke update on plan_files, plan_updates, plan_evidence from upstander_staff;
grant update (state, applied_at, decided_by, decided_at, decision_note) on plan_updates to upstander_staff;
grant update (verified_by, verified_at, removed_at, version, changed_at, changed_by, change_reason) on plan_evidence to upstander_staff;
grant select on plan_history to upstander_staff, upstander_system;
create policy members on plan_history for select to upstander_staff using (app.user_id() is not null);
create policy system on plan_history for select to upstander_system using (true);
-- A request carries the hash of a link: only whom it was sent to, their agency's people and coordinators see that it is there.
grant select, insert, update, delete on plan_requests to upstander_staff, upstander_system;
create policy system on plan_requests to upstander_system using (true) with check (true);
create policy coordinator on plan_requests to upstander_staff
  using (app.has_role('coordinator')) with check (app.has_role('coordinator'));
create policy own on plan_requests for select to upstander_staff using (to_user_id = app.user_id()
  or exists (select from plan_deliveries d where d.id = delivery_id and app.answers_for(d.agency_id, d.lead_user_id)));

-- Owners say how their part goes, and bring their evidence; what was agreed and what was verified is not theirs to change.
create policy own on plan_deliveries for update to upstander_staff
  using (removed_at is null and app.answers_for(agency_id, lead_user_id))
  with check (app.answers_for(agency_id, lead_user_id));
create policy own on plan_updates for insert to upstander_staff with check (by_user = app.user_id() and decided_by is null
  and state = 'waiting' and via = 'signed_in'
  and exists (select from plan_deliveries d where d.id = delivery_id and app.answers_for(d.agency_id, d.lead_user_id)));
-- Saying it again before it was looked at replaces what was said first; the words stay.
create policy own_replaced on plan_updates for update to upstander_staff
  using (state = 'waiting' and exists (select from plan_deliveries d where d.id = delivery_id and app.answers_for(d.agency_id, d.lead_user_id)))
  with check (state = 'replaced' and decided_by is null);
create policy own on plan_files for insert to upstander_staff with check (added_by = app.user_id()
  and exists (select from plan_deliveries d where d.plan_id = plan_files.plan_id and d.removed_at is null
    and app.answers_for(d.agency_id, d.lead_user_id)));
create policy own on plan_evidence for insert to upstander_staff
  with check (added_by = app.user_id() and verified_by is null and app.answers_for_delivery(action_id, delivery_id));
create policy own_changes on plan_evidence for update to upstander_staff
  using (verified_by is null and app.answers_for_delivery(action_id, delivery_id))
  with check (verified_by is null);
create policy own on plan_milestones for insert to upstander_staff with check (app.answers_for_delivery(action_id, delivery_id));
create policy own_changes on plan_milestones for update to upstander_staff using (app.answers_for_delivery(action_id, delivery_id));
create policy own on plan_risks for insert to upstander_staff with check (app.answers_for_delivery(action_id, null));
create policy own_changes on plan_risks for update to upstander_staff using (app.answers_for_delivery(action_id, null));

-- Whoever chairs a panel may also verify what was said to be complete, or send it back; of another's part nothing else.
create policy chair_verifies on plan_deliveries for update to upstander_staff
  using (app.has_role('chair') and removed_at is null and status = 'complete_unverified')
  with check (app.has_role('chair') and status in ('complete', 'in_progress'));
create policy chair_verifies on plan_evidence for update to upstander_staff
  using (app.has_role('chair') and verified_by is null and removed_at is null)
  with check (app.has_role('chair') and verified_by = app.user_id());

-- An owner who speaks ends a silence, and cannot make one.
create function app.delivery_guard() returns trigger language plpgsql as $$
declare
  judged constant text[] := array['status', 'progress_rag', 'progress_reason', 'verified_by', 'verified_at',
    'evidence_to_come', 'version', 'changed_at', 'changed_by', 'change_reason'];
begin
  if current_user <> 'upstander_staff' or app.has_role('coordinator') then return new; end if;
  if (new.id, new.plan_id, new.action_id, new.agency_id, new.group_id, new.owner_words, new.lead_user_id, new.part, new.starts_on,
      new.baseline_due, new.rebaselines, coalesce(new.stale_quarter, old.stale_quarter), new.removed_at) is distinct from
    (old.id, old.plan_id, old.action_id, old.agency_id, old.group_id, old.owner_words, old.lead_user_id, old.part, old.starts_on,
      old.baseline_due, old.rebaselines, old.stale_quarter, old.removed_at)
    or ((new.verified_by, new.verified_at) is distinct from (old.verified_by, old.verified_at)
      and not (app.has_role('chair') and old.status = 'complete_unverified' and new.verified_by is not distinct from app.user_id()))
    or (not app.answers_for(old.agency_id, old.lead_user_id) and to_jsonb(new) - judged is distinct from to_jsonb(old) - judged)
  then
    raise exception 'what was agreed and verified is the coordinator''s to change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger delivery_guard before update on plan_deliveries for each row execute function app.delivery_guard();

-- What was said and decided of an update stays so; whether it counts is the coordinator's to say.
create function app.update_guard() returns trigger language plpgsql as $$
begin
  if (old.applied_at is not null and new.applied_at is distinct from old.applied_at)
    or (current_user = 'upstander_staff' and not app.has_role('coordinator') and (new.applied_at, new.decided_by, new.decided_at,
      new.decision_note) is distinct from (old.applied_at, old.decided_by, old.decided_at, old.decision_note))
  then
    raise exception 'what was said stays said' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger update_guard before update on plan_updates for each row execute function app.update_guard();

-- Nobody verifies what they said themselves, or led while it was said to be complete, whatever their role.
create function app.verified_by_another() returns trigger language plpgsql as $$
declare
  -- When somebody last said that it is complete.
  since constant timestamptz := (select coalesce(max(h.valid_to), '-infinity') from public.plan_history h
    where h.kind = 'plan_deliveries' and h.row_id = new.id and h.row ->> 'status' <> 'complete_unverified');
begin
  if new.verified_by is not null and new.verified_at is distinct from old.verified_at and (new.verified_by = (
      select u.by_user from public.plan_updates u where u.delivery_id = new.id and u.applied_at is not null
      order by u.at desc, u.id desc limit 1)
    or exists (select from public.plan_history h where h.kind = 'plan_deliveries' and h.row_id = new.id and h.valid_from >= since
      and (h.row ->> 'lead_user_id' = new.verified_by::text
        -- A coordinator who takes in or edits a plan does not thereby say how its parts go.
        or (h.valid_from = since and h.by_user = new.verified_by and not app.has_role('coordinator')))))
  then
    raise exception 'whoever says that it is done is not who verifies it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger verified_by_another before update on plan_deliveries for each row execute function app.verified_by_another();

-- The public reads the words and nothing about who changed them when, or what was removed.
revoke select on plan_priorities, plan_aims from upstander_public;
grant select (id, plan_id, position, number, heading, title, core_objectives, links, removed_at) on plan_priorities to upstander_public;
grant select (id, plan_id, priority_id, position, ref, text, removed_at) on plan_aims to upstander_public;
grant select (plan_id, public_shown, public_words, public_progress, removed_at) on plan_actions to upstander_public;
drop policy published on plan_priorities;
drop policy published on plan_aims;
drop policy published on plan_actions;
create policy published on plan_priorities for select to upstander_public
  using (removed_at is null and exists (select 1 from plans p where p.id = plan_id));
create policy published on plan_aims for select to upstander_public
  using (removed_at is null and exists (select 1 from plan_priorities p where p.id = priority_id));
create policy published on plan_actions for select to upstander_public
  using (removed_at is null and public_shown and exists (select 1 from plan_aims a where a.id = aim_id));

-- Every action has a delivery; those from before get one in the owner's words.
insert into plan_deliveries (id, plan_id, action_id, position, owner_words, starts_on, baseline_due, forecast_due, changed_at)
  select gen_random_uuid(), plan_id, id, 0, owner, starts_on, ends_on, ends_on, now() from plan_actions;
insert into plan_history (plan_id, kind, row_id, valid_from, row)
  select id, 'plans', id, changed_at, to_jsonb(p) - 'source_text' from plans p
  union all select plan_id, 'plan_priorities', id, changed_at, to_jsonb(p) from plan_priorities p
  union all select plan_id, 'plan_aims', id, changed_at, to_jsonb(p) from plan_aims p
  union all select plan_id, 'plan_actions', id, changed_at, to_jsonb(p) from plan_actions p;
