-- Why: what the facts suggest to the holder of a link follows the same rule as for those who are signed in, which asks whether a
-- figure is of a quarter of the plan's own years: the link's facts say the plan's first day. Who sees a row stays as it was.
-- Breaking: no

create or replace function app.plan_request_by_link(secret bytea, at timestamptz) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('quarter', c.quarter, 'due', c.due_on, 'title', p.title, 'rules', p.rules, 'takenIn', p.imported_at,
    'planFrom', p.period_from,
    'ref', m.ref, 'aim', m.text, 'objective', a.objective, 'action', a.action, 'owner', coalesce(g.short_name, b.name, ''),
    'measures', r.measures,
    'delivery', to_jsonb(d) - array['plan_id', 'owner_words', 'lead_user_id', 'verified_by', 'changed_by', 'change_reason', 'changed_at'],
    'evidence', (select count(*) from plan_evidence e where e.action_id = a.id and e.removed_at is null
        and (e.delivery_id is null or e.delivery_id = d.id))
      + (select count(*) from action_measures t where t.action_id = a.id),
    'said', (select to_jsonb(s) - array['by_user', 'decided_by', 'plan_id', 'cycle_id'] from plan_updates s
      where s.delivery_id = d.id and s.quarter = c.quarter and s.via = 'link' and s.state <> 'replaced' order by s.at desc limit 1))
  from app.live_plan_request(secret, at) k
    join plan_requests r on r.id = k.request_id
    join plan_cycles c on c.id = r.cycle_id
    join plan_deliveries d on d.id = r.delivery_id
    join plan_actions a on a.id = d.action_id
    join plan_aims m on m.id = a.aim_id
    join plans p on p.id = d.plan_id
    left join agencies g on g.id = d.agency_id
    left join plan_groups b on b.id = d.group_id
$$;
