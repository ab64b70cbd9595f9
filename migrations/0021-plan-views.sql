-- Why: ways of looking at a plan's table that people keep, and calendars of its dates that they subscribe to. Breaking: no.

-- A saved view of the table of one plan: its own address's query. Shared: everybody may use it, its maker changes it.
create table plan_views (
  id uuid primary key,
  plan_id uuid not null references plans on delete cascade,
  owner_id uuid not null references staff_users,
  name text not null check (length(name) between 1 and 80),
  query text not null check (length(query) <= 2000),
  shared boolean not null default false,
  -- What its owner's table opens with.
  is_default boolean not null default false,
  created_at timestamptz not null,
  unique (plan_id, owner_id, name)
);
call app.protect('plan_views');
create unique index plan_views_default on plan_views (plan_id, owner_id) where is_default;
grant select, insert, update, delete on plan_views to upstander_staff;
create policy mine on plan_views to upstander_staff
  using (owner_id = app.user_id()) with check (owner_id = app.user_id());
create policy shared on plan_views for select to upstander_staff using (shared and app.user_id() is not null);
-- What was left to everybody by somebody who has gone, a coordinator may clear away.
create policy tidy on plan_views for delete to upstander_staff using (shared and app.has_role('coordinator'));

-- A calendar that somebody subscribes to by a secret address. Only the hash of the secret is kept. Without a plan: the
-- dates of what that person answers for, in every plan.
create table plan_feeds (
  id uuid primary key,
  user_id uuid not null references staff_users,
  plan_id uuid references plans on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null
);
call app.protect('plan_feeds');
create index plan_feeds_user on plan_feeds (user_id);
grant select, insert, delete on plan_feeds to upstander_staff;
create policy mine on plan_feeds to upstander_staff
  using (user_id = app.user_id()) with check (user_id = app.user_id());

-- The dates behind one secret address: of nobody, where it was revoked or the person may no longer sign in. Never a name of a
-- person, and no words of the plan: those can name officers, and a calendar is copied to servers that are not ours.
create function app.plan_feed(hash bytea)
  returns table (delivery_id uuid, plan_id uuid, plan_title text, aim_ref text, place bigint, places bigint,
    owner text, due date, agreed date, changed_at timestamptz, version integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  with feed as (
    select f.plan_id, u.id as user_id, u.agency_id,
      u.roles && array['manager', 'officer', 'chair', 'coordinator', 'administrator'] as answers
    from plan_feeds f join staff_users u on u.id = f.user_id
    where f.token_hash = hash and u.status = 'active')
  select d.id, p.id, p.title, m.ref,
    (select count(*) from plan_actions o where o.aim_id = a.aim_id and o.removed_at is null
      and (o.position, o.id) < (a.position, a.id)),
    (select count(*) from plan_actions o where o.aim_id = a.aim_id and o.removed_at is null),
    coalesce(g.short_name, b.name, ''), coalesce(d.forecast_due, d.baseline_due), d.baseline_due, d.changed_at, d.version
  from feed f
    join plan_deliveries d on d.removed_at is null and d.status not in ('complete', 'cancelled', 'superseded', 'deferred')
      and coalesce(d.forecast_due, d.baseline_due) is not null
      and case when f.plan_id is null
        then d.lead_user_id = f.user_id or (d.agency_id = f.agency_id and f.answers)
        else d.plan_id = f.plan_id end
    join plans p on p.id = d.plan_id and p.kind = 'plan'
    join plan_actions a on a.id = d.action_id and a.removed_at is null
    join plan_aims m on m.id = a.aim_id and m.removed_at is null
    join plan_priorities r on r.id = m.priority_id and r.removed_at is null
    left join agencies g on g.id = d.agency_id
    left join plan_groups b on b.id = d.group_id
  order by coalesce(d.forecast_due, d.baseline_due), d.id
  limit 2000
$$;
alter function app.plan_feed(bytea) owner to upstander_keeper;
grant execute on function app.plan_feed(bytea) to upstander_public;

create function app.plan_feed_is_open(hash bytea) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from plan_feeds f join staff_users u on u.id = f.user_id
    where f.token_hash = hash and u.status = 'active')
$$;
alter function app.plan_feed_is_open(bytea) owner to upstander_keeper;
grant execute on function app.plan_feed_is_open(bytea) to upstander_public;
