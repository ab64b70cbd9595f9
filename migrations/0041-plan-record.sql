-- Why: a measure proves a part complete only where it is not the verifier's own doing; the ties of measures to actions, their
-- targets and how plans stand to one another are kept in every version, like all else of a plan; and calendars tell of
-- milestones beside the days on which parts are due.
-- Breaking: no

-- Who last changed a tie's target, when and why; null: nobody since it was tied.
alter table action_measures add changed_at timestamptz, add changed_by uuid references staff_users, add change_reason text;
alter table plan_relations add changed_at timestamptz not null default now(), add changed_by uuid references staff_users,
  add change_reason text;

-- As app.keep_plan_history, for rows without an id of their own: the columns that are its arguments make one. Rows like these
-- are deleted, so whoever takes one away writes on it first when, and why, in the same transaction; what held until then ends
-- with a version that held for no time and says who ended it.
create function app.keep_pair_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  whole jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  pair constant uuid := md5(whole ->> tg_argv[0] || ':' || (whole ->> tg_argv[1]) || ':' || coalesce(whole ->> tg_argv[2], ''))::uuid;
  plan constant uuid := coalesce((whole ->> 'plan_id')::uuid, (select plan_id from plan_history
    where kind = tg_table_name and row_id = pair limit 1), (select plan_id from plan_actions where id = (whole ->> 'action_id')::uuid));
  since timestamptz := coalesce(whole ->> 'changed_at', whole ->> 'tied_at')::timestamptz;
  doer uuid := (case when whole ->> 'changed_at' is null then whole ->> 'tied_by' else whole ->> 'changed_by' end)::uuid;
  before plan_history;
begin
  -- With its plan goes everything, also what is kept of it.
  if not exists (select from plans where id = plan) then return null; end if;
  if tg_op = 'UPDATE' and to_jsonb(old) = whole then return null; end if;
  select * into before from plan_history h where h.kind = tg_table_name and h.row_id = pair order by h.valid_from desc limit 1;
  if tg_op = 'DELETE' then
    if not exists (select from plan_history h where h.kind = tg_table_name and h.row_id = pair and h.valid_from = before.valid_from
        and h.xmin = pg_current_xact_id()::xid) then
      since := now();
      doer := app.user_id();
      whole := whole || jsonb_build_object('change_reason', null);
    end if;
    whole := whole || jsonb_build_object('removed_at', since);
  end if;
  if before.valid_from > since or (before.valid_from = since and not exists (select from plan_history h
      where h.kind = tg_table_name and h.row_id = pair and h.valid_from = since and h.xmin = pg_current_xact_id()::xid)) then
    since := before.valid_from + interval '1 microsecond';
  end if;
  update plan_history set valid_to = since
    where kind = tg_table_name and row_id = pair and valid_to is null and valid_from < since;
  insert into plan_history (plan_id, kind, row_id, valid_from, valid_to, row, by_user, reason)
    values (plan, tg_table_name, pair, since, case when tg_op = 'DELETE' then since end, whole, doer, whole ->> 'change_reason')
    on conflict (kind, row_id, valid_from) do update
      set valid_to = excluded.valid_to, row = excluded.row, by_user = excluded.by_user, reason = excluded.reason;
  return null;
end $$;
alter function app.keep_pair_history() owner to upstander_keeper;
create trigger keep_history after insert or update or delete on action_measures
  for each row execute function app.keep_pair_history('action_id', 'measure');
create trigger keep_history after insert or update or delete on plan_relations
  for each row execute function app.keep_pair_history('plan_id', 'to_plan_id', 'kind');
-- What is there already, as far back as is known.
insert into plan_history (plan_id, kind, row_id, valid_from, row, by_user)
  select a.plan_id, 'action_measures', md5(t.action_id || ':' || t.measure || ':')::uuid, t.tied_at, to_jsonb(t), t.tied_by
    from action_measures t join plan_actions a on a.id = t.action_id
  union all select r.plan_id, 'plan_relations', md5(r.plan_id || ':' || r.to_plan_id || ':' || r.kind)::uuid, p.imported_at,
      to_jsonb(r), null
    from plan_relations r join plans p on p.id = r.plan_id;

-- The measures by which somebody may verify a delivery: tied, and given their target, by somebody else or before it was said
-- to be complete; and, where people enter the figures, with figures that are not the verifier's. Whether a figure is there
-- and on target is worked out by the application, which reads it of every measure.
create function app.ties_that_count(delivery uuid, verifier uuid) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select t.measure from plan_deliveries d
    join action_measures t on t.action_id = d.action_id
    cross join lateral (select coalesce(max(h.valid_to), '-infinity') as since from plan_history h
      where h.kind = 'plan_deliveries' and h.row_id = d.id and h.row ->> 'status' <> 'complete_unverified') s
  where d.id = delivery
    and (t.tied_by is distinct from verifier or t.tied_at < s.since)
    and (t.changed_at is null or t.changed_by is distinct from verifier or t.changed_at < s.since)
    and (t.measure not like 'own-%' or coalesce((
      -- The newest two: the quarter that runs may have one already, while the last full one is judged.
      select bool_and(f.entered_by is distinct from verifier) from (
        select f.entered_by from manual_figures f where f.measure = t.measure and num_nonnulls(f.numerator, f.value) = 1
          and not exists (select from manual_figures n where n.corrects = f.id)
        order by f.quarter desc limit 2) f), false))
  order by 1
$$;
alter function app.ties_that_count(uuid, uuid) owner to upstander_keeper;
revoke all on function app.ties_that_count(uuid, uuid) from public;
grant execute on function app.ties_that_count(uuid, uuid) to upstander_staff, upstander_system;

-- As in migration 0035, but for the ties.
create or replace function app.why_not_verify(delivery uuid, verifier uuid) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  -- When it last began to be called complete.
  since constant timestamptz := (select coalesce(max(h.valid_to), '-infinity') from plan_history h
    where h.kind = 'plan_deliveries' and h.row_id = delivery and h.row ->> 'status' <> 'complete_unverified');
  said plan_updates;
  brought uuid;
begin
  if exists (select from plan_history h where h.kind = 'plan_deliveries' and h.row_id = delivery and h.valid_from >= since
      and h.row ->> 'lead_user_id' = verifier::text) then
    return 'led';
  end if;
  select * into said from plan_updates u where u.delivery_id = delivery and u.applied_at is not null
    order by u.at desc, u.id desc limit 1;
  if said.by_user = verifier then return 'said'; end if;
  -- History may move a change on by a microsecond (app.keep_plan_history).
  if said.id is null or said.status <> 'complete_unverified' or said.applied_at < since - interval '1 second' then
    select h.by_user into brought from plan_history h where h.kind = 'plan_deliveries' and h.row_id = delivery
      and h.valid_from >= since order by h.valid_from limit 1;
    if brought = verifier then return 'said'; end if;
  elsif app.opened_link_of(said.id, verifier) then
    return 'link';
  end if;
  if not exists (select from app.ties_that_count(delivery, verifier))
    and not exists (select from plan_deliveries d join plan_evidence e on e.action_id = d.action_id
      left join plan_files f on f.id = e.file_id
      where d.id = delivery and e.removed_at is null and e.added_by is distinct from verifier
        and (e.delivery_id is null or e.delivery_id = d.id) and coalesce(f.state in ('clean', 'released'), true)) then
    return 'evidence';
  end if;
  return null;
end $$;

-- As in migration 0034, and the milestones of what is told: the day of each, by the number of its action and never its words.
drop function app.plan_feed(bytea);
create function app.plan_feed(hash bytea)
  returns table (delivery_id uuid, plan_id uuid, plan_title text, aim_ref text, place bigint, places bigint,
    numbers jsonb, owner text, due date, agreed date, changed_at timestamptz, version integer, milestone_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  with feed as (
    select f.plan_id, u.id as user_id, u.agency_id,
      u.roles && array['manager', 'officer', 'chair', 'coordinator', 'administrator'] as answers
    from plan_feeds f join staff_users u on u.id = f.user_id
    where f.token_hash = hash and u.status = 'active'),
  told as (
    select d.id as delivery_id, d.action_id, p.id as plan_id, p.title, m.ref,
      (select count(*) from plan_actions o where o.aim_id = a.aim_id and o.removed_at is null
        and (o.position, o.id) < (a.position, a.id)) as place,
      (select count(*) from plan_actions o where o.aim_id = a.aim_id and o.removed_at is null) as places,
      coalesce((select jsonb_agg(cell) from jsonb_array_elements(a.other) cell
        where length(trim(cell ->> 'text')) <= 20), '[]'::jsonb) as numbers,
      coalesce(g.short_name, b.name, '') as owner, coalesce(d.forecast_due, d.baseline_due) as due, d.baseline_due,
      d.changed_at, d.version
    from feed f
      join plan_deliveries d on d.removed_at is null and d.status not in ('complete', 'cancelled', 'superseded', 'deferred')
        and case when f.plan_id is null
          then d.lead_user_id = f.user_id or (d.agency_id = f.agency_id and f.answers)
          else d.plan_id = f.plan_id end
      join plans p on p.id = d.plan_id and p.kind = 'plan'
      join plan_actions a on a.id = d.action_id and a.removed_at is null
      join plan_aims m on m.id = a.aim_id and m.removed_at is null
      join plan_priorities r on r.id = m.priority_id and r.removed_at is null
      left join agencies g on g.id = d.agency_id
      left join plan_groups b on b.id = d.group_id),
  -- A milestone of the whole action is told once, whoever of its owners is asked.
  passed as (
    select distinct on (s.id) t.*, s.id as milestone_id, s.due_on, s.changed_at as moved_at, s.version as moves, s.delivery_id as own
    from told t join plan_milestones s on s.action_id = t.action_id and (s.delivery_id is null or s.delivery_id = t.delivery_id)
      and s.removed_at is null and s.done_on is null
    order by s.id, t.delivery_id)
  select delivery_id, plan_id, title, ref, place, places, numbers, owner, due, baseline_due, changed_at, version, null::uuid
    from told where due is not null
  union all
  select delivery_id, plan_id, title, ref, place, places, numbers, case when own is null then '' else owner end, due_on, due_on,
    moved_at, moves, milestone_id from passed
  order by 9, 1, 13 nulls first
  limit 2000
$$;
alter function app.plan_feed(bytea) owner to upstander_keeper;
revoke all on function app.plan_feed(bytea) from public;
grant execute on function app.plan_feed(bytea) to upstander_public;
