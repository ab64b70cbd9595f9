-- Why: what one person alone says and shows is not verified, what was frozen or said is not destroyed with its plan, and a
-- file of the plan is opened by nobody until it was scanned or somebody answers for it.
-- Breaking: no

-- Why somebody may not verify that a delivery is complete; null where they may. The application asks it before it draws
-- the button, and the trigger below before the row is written.
--   led: they lead it, or did since it was said to be complete
--   said: they said so, or brought the plan or the change that says so
--   link: it was said by a link that they could read, since they opened its mail's secret
--   evidence: nothing stands behind it but what they brought themselves
create function app.why_not_verify(delivery uuid, verifier uuid) returns text
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
  if not exists (select from plan_deliveries d join action_measures t on t.action_id = d.action_id where d.id = delivery)
    and not exists (select from plan_deliveries d join plan_evidence e on e.action_id = d.action_id
      left join plan_files f on f.id = e.file_id
      where d.id = delivery and e.removed_at is null and e.added_by is distinct from verifier
        and (e.delivery_id is null or e.delivery_id = d.id) and coalesce(f.state in ('clean', 'released'), true)) then
    return 'evidence';
  end if;
  return null;
end $$;

-- Whether somebody opened the secret of a mail that carried the link of an update: they could have written it themselves.
create function app.opened_link_of(update_id uuid, opener uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from plan_updates u
    join plan_requests r on r.cycle_id = u.cycle_id and r.delivery_id = u.delivery_id
    join plan_request_links l on l.request_id = r.id and l.user_id = u.by_user
    -- A mail and its links are written in one transaction, by a clock that goes on meanwhile.
    join mails m on m.to_user_id = l.user_id and m.template in ('plan-request', 'plan-reminder', 'plan-returned')
      and m.created_at between l.made_at - interval '10 minutes' and l.made_at + interval '10 minutes'
    join audit.entries e on e.subject_kind = 'mail' and e.subject_id = m.id
    where u.id = update_id and u.via = 'link' and e.action = 'mail.open-secret' and e.actor_id = opener)
$$;
alter function app.opened_link_of(uuid, uuid) owner to upstander_keeper;
alter function app.why_not_verify(uuid, uuid) owner to upstander_keeper;
revoke all on function app.opened_link_of(uuid, uuid), app.why_not_verify(uuid, uuid) from public;
grant execute on function app.opened_link_of(uuid, uuid), app.why_not_verify(uuid, uuid) to upstander_staff, upstander_system;

create or replace function app.verified_by_another() returns trigger language plpgsql as $$
declare
  why text;
begin
  if new.verified_by is null or new.verified_at is not distinct from old.verified_at then return new; end if;
  why := app.why_not_verify(new.id, new.verified_by);
  if why = 'evidence' then
    raise exception 'nobody else brought anything that shows it' using errcode = 'check_violation';
  elsif why is not null then
    raise exception 'whoever says that it is done is not who verifies it (%)', why using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- What came by a link is accepted by somebody who could not have written it.
create or replace function app.update_guard() returns trigger language plpgsql as $$
begin
  if (old.applied_at is not null and new.applied_at is distinct from old.applied_at)
    or (current_user = 'upstander_staff' and not app.has_role('coordinator') and (new.applied_at, new.decided_by, new.decided_at,
      new.decision_note) is distinct from (old.applied_at, old.decided_by, old.decided_at, old.decision_note))
  then
    raise exception 'what was said stays said' using errcode = 'insufficient_privilege';
  end if;
  if current_user = 'upstander_staff' and new.via = 'link'
    and ((old.applied_at is null and new.applied_at is not null) or (new.state = 'accepted' and old.state <> 'accepted'))
    and app.opened_link_of(new.id, app.user_id())
  then
    raise exception 'whoever opened the link does not accept what it said' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- A plan goes only while nothing was said of it and no quarter of it was frozen: what was on record stays on record.
create function app.keep_said_plan() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from plan_cycles where plan_id = old.id and state = 'frozen')
    or exists (select from plan_updates where plan_id = old.id)
  then
    raise exception 'a plan of which something was said or frozen is kept' using errcode = 'check_violation';
  end if;
  return old;
end $$;
alter function app.keep_said_plan() owner to upstander_keeper;
create trigger keep_said before delete on plans for each row execute function app.keep_said_plan();

-- Files of the plan wait until the scanner has called them clean or, where it cannot, until a coordinator other than whoever
-- brought them answers for them. What is here already was never scanned either.
alter table plan_files
  add state text not null default 'quarantined' check (state in ('quarantined', 'clean', 'infected', 'released')),
  add scanner text,
  add scanned_at timestamptz,
  add finding text,
  add released_by uuid references staff_users,
  add released_at timestamptz,
  add release_reason text check (length(release_reason) between 3 and 500),
  add check ((state = 'released') = (released_by is not null and released_at is not null and release_reason is not null)),
  add check (released_by is distinct from added_by or added_by is null);
create index plan_files_waiting on plan_files (added_at) where state = 'quarantined';
create index plan_files_plan on plan_files (plan_id);
grant update (state, released_by, released_at, release_reason) on plan_files to upstander_staff;
create function app.file_guard() returns trigger language plpgsql as $$
begin
  if current_user <> 'upstander_staff' then return new; end if;
  if tg_op = 'INSERT' and (new.state, new.scanner, new.scanned_at, new.finding)
    is not distinct from ('quarantined'::text, null::text, null::timestamptz, null::text) then return new; end if;
  if tg_op = 'UPDATE' and old.state = 'quarantined' and new.state = 'released' and new.released_by = app.user_id() then
    return new;
  end if;
  raise exception 'what a file is found to be is the scanner''s to say' using errcode = 'insufficient_privilege';
end $$;
create trigger file_guard before insert or update on plan_files for each row execute function app.file_guard();
