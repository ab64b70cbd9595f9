-- Why: the quarter asks: its mail carries links that answer one request each, silence is noted once, and a frozen quarter's
-- record stays as it was. Breaking: no.

-- When asking ended and silence was noted; it may be moderated until it is frozen.
alter table plan_cycles add closed_at timestamptz;
-- What the measures of its action said when it was sent: somebody who answers by a link reads nothing else of the system.
-- The secrets of links are rows of their own: a request may go to several people, and again.
alter table plan_requests drop column token_hash, drop column expires_at,
  add measures jsonb not null default '[]';
create index plan_requests_open on plan_requests (cycle_id) where answered_at is null;
create index plan_cycles_running on plan_cycles (state, requests_on) where state <> 'frozen';
create index plan_updates_quarter on plan_updates (plan_id, quarter, at);

create table plan_request_links (
  id uuid primary key,
  request_id uuid not null references plan_requests on delete cascade,
  user_id uuid not null references staff_users,
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz
);
call app.protect('plan_request_links');
create index plan_request_links_request on plan_request_links (request_id) where withdrawn_at is null;
create index plan_request_links_user on plan_request_links (user_id) where withdrawn_at is null;
grant select, insert, update on plan_request_links to upstander_system;
create policy system on plan_request_links to upstander_system using (true) with check (true);
-- Coordinators send and withdraw links; nobody who is signed in reads a hash.
grant insert on plan_request_links to upstander_staff;
grant select (id, request_id, user_id, made_at, expires_at, withdrawn_at), update (withdrawn_at) on plan_request_links to upstander_staff;
create policy coordinator on plan_request_links to upstander_staff
  using (app.has_role('coordinator')) with check (app.has_role('coordinator'));

-- A link is somebody's for one delivery: it goes when the delivery changes hands, or its holder does.
create function app.withdraw_plan_links() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update plan_request_links l set withdrawn_at = now() where l.withdrawn_at is null and case tg_table_name
    when 'staff_users' then l.user_id = new.id
    when 'plan_deliveries' then l.request_id in (select r.id from plan_requests r where r.delivery_id = new.id)
    else l.request_id in (select r.id from plan_requests r join plan_deliveries d on d.id = r.delivery_id where d.group_id = new.id) end;
  return null;
end $$;
alter function app.withdraw_plan_links() owner to upstander_keeper;
create trigger withdraw_links after update on plan_deliveries for each row
  when ((old.lead_user_id, old.agency_id, old.group_id, old.removed_at) is distinct from
    (new.lead_user_id, new.agency_id, new.group_id, new.removed_at))
  execute function app.withdraw_plan_links();
create trigger withdraw_links after update on staff_users for each row
  when (old.status is distinct from new.status or old.agency_id is distinct from new.agency_id or old.roles is distinct from new.roles)
  execute function app.withdraw_plan_links();
create trigger withdraw_links after update on plan_groups for each row
  when (old.lead_user_id is distinct from new.lead_user_id)
  execute function app.withdraw_plan_links();

-- Whoever says how it goes has answered what that quarter asked, by whatever page they said it.
create function app.answer_plan_request() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update plan_requests r set answered_at = new.at from plan_cycles c
    where c.id = r.cycle_id and c.plan_id = new.plan_id and c.quarter = new.quarter and c.state <> 'frozen'
      and r.delivery_id = new.delivery_id and r.answered_at is null;
  return null;
end $$;
alter function app.answer_plan_request() owner to upstander_keeper;
create trigger answer_request after insert on plan_updates for each row execute function app.answer_plan_request();

-- The record of a quarter is what it was at the freeze. It goes only with its plan.
create function app.keep_frozen_quarter() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' and not exists (select from plans where id = old.plan_id) then return old; end if;
  raise exception 'a frozen quarter does not change' using errcode = 'check_violation';
end $$;
alter function app.keep_frozen_quarter() owner to upstander_keeper;
create trigger keep_frozen before update or delete on plan_cycles for each row when (old.state = 'frozen')
  execute function app.keep_frozen_quarter();
create function app.no_late_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  now_is text;
begin
  -- Held until the update is written: a freeze waits for it, or it for the freeze.
  select state into now_is from plan_cycles where id = new.cycle_id for share;
  if now_is = 'frozen' then
    raise exception 'that quarter is frozen' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function app.no_late_update() owner to upstander_keeper;
create trigger no_late_update before insert on plan_updates for each row when (new.cycle_id is not null)
  execute function app.no_late_update();

-- The request that a link answers, while it can: known, not withdrawn or too old, its holder still active, its quarter not
-- frozen, its delivery still there and open. Only the two functions below use it.
create function app.live_plan_request(secret bytea, at timestamptz) returns table (request_id uuid, user_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.request_id, l.user_id from plan_request_links l
    join plan_requests r on r.id = l.request_id
    join plan_cycles c on c.id = r.cycle_id
    join plan_deliveries d on d.id = r.delivery_id
    join plan_actions a on a.id = d.action_id
    join plans p on p.id = d.plan_id
    join staff_users u on u.id = l.user_id
  where l.token_hash = secret and l.withdrawn_at is null and l.expires_at > at and u.status = 'active' and c.state <> 'frozen'
    and d.removed_at is null and a.removed_at is null and p.kind = 'plan' and d.status not in ('complete', 'cancelled', 'superseded')
$$;
alter function app.live_plan_request(bytea, timestamptz) owner to upstander_keeper;

-- What the holder of a link may read: the one delivery, without the names of people; the plan's thresholds; what they said.
create function app.plan_request_by_link(secret bytea, at timestamptz) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('quarter', c.quarter, 'due', c.due_on, 'title', p.title, 'rules', p.rules, 'takenIn', p.imported_at,
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
alter function app.plan_request_by_link(bytea, timestamptz) owner to upstander_keeper;

-- Keeps what was said by a link, to wait for a coordinator; it changes nothing yet. Null where the link answers nothing
-- (any more). `u` is an update that the application has checked (features/plan/running/update-rule.ts).
create function app.keep_plan_update(secret bytea, u jsonb) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at constant timestamptz := u ->> 'at';
  holder uuid;
  request plan_requests;
  cycle plan_cycles;
begin
  if u ->> 'status' not in ('not_started', 'in_progress', 'complete_unverified', 'deferred')
    or u ->> 'progressRag' not in ('red', 'amber', 'green') or length(u ->> 'words') not between 1 and 10000 or length(u::text) > 60000
  then
    raise exception 'no such update' using errcode = 'check_violation';
  end if;
  select k.user_id into holder from app.live_plan_request(secret, at) k;
  if not found then return null; end if;
  select r.* into request from plan_requests r join plan_request_links l on l.request_id = r.id where l.token_hash = secret for update of r;
  select * into cycle from plan_cycles where id = request.cycle_id for share;
  -- Somebody may have accepted it, or frozen the quarter, while this waited for them.
  if not exists (select from app.live_plan_request(secret, at)) then return null; end if;
  update plan_updates set state = 'replaced'
    where delivery_id = request.delivery_id and quarter = cycle.quarter and state = 'waiting';
  insert into plan_updates (id, plan_id, delivery_id, cycle_id, quarter, at, by_user, via, words, status, progress_rag, suggested_rag,
      suggested_reason, progress_reason, confidence_rag, confidence_reason, cause, corrective_action, forecast_due, ask,
      evidence_to_come, state)
    values ((u ->> 'id')::uuid, cycle.plan_id, request.delivery_id, cycle.id, cycle.quarter, at, holder, 'link', u ->> 'words',
      u ->> 'status', u ->> 'progressRag', u ->> 'suggestedRag', u ->> 'suggestedReason', u ->> 'progressReason',
      u ->> 'confidenceRag', u ->> 'confidenceReason', u ->> 'cause', u ->> 'correctiveAction', (u ->> 'forecastDue')::date,
      u ->> 'ask', u ->> 'evidenceToCome', 'waiting');
  insert into audit.entries (actor_kind, action, subject_kind, subject_id, detail, request_id) values (
    'public', 'plan.update-by-link', 'plan-delivery', request.delivery_id,
    jsonb_build_object('quarter', cycle.quarter, 'status', u ->> 'status'), u ->> 'requestId');
  return (u ->> 'id')::uuid;
end $$;
alter function app.keep_plan_update(bytea, jsonb) owner to upstander_keeper;
revoke all on function app.live_plan_request(bytea, timestamptz), app.plan_request_by_link(bytea, timestamptz),
  app.keep_plan_update(bytea, jsonb) from public;
grant execute on function app.plan_request_by_link(bytea, timestamptz), app.keep_plan_update(bytea, jsonb) to upstander_public;
