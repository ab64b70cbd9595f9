-- Why: a calendar calls an action what its plan and its pages call it: by its own number where it has one. Of the cells that
-- have no field of their own only short ones are told, among which the number is found; never the plan's words.
-- Breaking: no

drop function app.plan_feed(bytea);

-- The dates behind one secret address: of nobody, where it was revoked or the person may no longer sign in. Never a name of a
-- person, and no words of the plan: those can name officers, and a calendar is copied to servers that are not ours.
create function app.plan_feed(hash bytea)
  returns table (delivery_id uuid, plan_id uuid, plan_title text, aim_ref text, place bigint, places bigint,
    numbers jsonb, owner text, due date, agreed date, changed_at timestamptz, version integer)
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
    coalesce((select jsonb_agg(cell) from jsonb_array_elements(a.other) cell
      where length(trim(cell ->> 'text')) <= 20), '[]'::jsonb),
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
