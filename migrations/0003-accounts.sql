-- Why: staff, how they prove who they are, and what they are signed in to. Secrets stand in tables of their own
-- that only the gate role can read, so that no page that lists colleagues can leak one. Breaking: no.
create table staff_users (
  id uuid primary key,
  agency_id uuid not null references agencies,
  name text not null check (length(name) between 2 and 100),
  email text not null check (length(email) between 3 and 254),
  job_title text,
  roles text[] not null check (roles <@ array['officer', 'manager', 'support_worker', 'triage', 'chair',
    'coordinator', 'analyst', 'administrator', 'auditor'] and cardinality(roles) > 0),
  status text not null default 'invited' check (status in ('invited', 'active', 'disabled')),
  created_at timestamptz not null,
  version integer not null default 1
);
call app.protect('staff_users');
create unique index staff_users_email on staff_users (lower(email));
create index staff_users_agency on staff_users (agency_id, status);
grant select on staff_users to upstander_staff, upstander_gate;
grant select, insert, update on staff_users to upstander_system;
grant insert, update on staff_users to upstander_gate;
grant insert, update (name, email, job_title, roles, status, version) on staff_users to upstander_staff;
-- Colleagues across agencies see one another's name and agency: that is how work is handed over.
create policy colleagues on staff_users for select to upstander_staff using (app.user_id() is not null);
create policy gate on staff_users to upstander_gate using (true) with check (true);
create policy system on staff_users to upstander_system using (true) with check (true);
-- Whom an administrator looks after: the people of their own agency; of every agency, at the partnership's lead agency.
create function app.administers(agency uuid) returns boolean language sql stable as $$
  select app.has_role('administrator')
    and (agency = app.agency_id() or app.agency_id() = (select lead_agency_id from public.partnership))
$$;
create function app.administers_user(person uuid) returns boolean language sql stable as $$
  select exists (select 1 from public.staff_users u where u.id = person and app.administers(u.agency_id))
$$;
grant execute on function app.administers(uuid), app.administers_user(uuid) to upstander_staff;
create policy administrator_adds on staff_users for insert to upstander_staff with check (app.administers(agency_id));
create policy administrator_changes on staff_users for update to upstander_staff using (app.administers(agency_id));

-- An administrator's own part shows no reports and no cases, and none gives themselves one that does.
create function app.no_own_case_roles() returns trigger language plpgsql as $$
begin
  if current_user = 'upstander_staff' and new.id = app.user_id() and exists (
    select from unnest(new.roles) r where r in ('officer', 'manager', 'support_worker', 'triage', 'chair') and not r = any (old.roles))
  then
    raise exception 'nobody gives themselves a role that sees cases' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger no_own_case_roles before update of roles on staff_users for each row execute function app.no_own_case_roles();

create table staff_secrets (
  user_id uuid primary key references staff_users,
  password_hash text,
  password_changed_at timestamptz,
  totp_sealed bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint
);
call app.protect('staff_secrets');

create table recovery_codes (
  user_id uuid not null references staff_users,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
call app.protect('recovery_codes');

create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references staff_users,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  second_factor boolean not null,
  device_words text not null default ''
);
call app.protect('sessions');
create index sessions_user on sessions (user_id, started_at desc);

create table one_time_links (
  id uuid primary key,
  purpose text not null check (purpose in ('invitation', 'password_reset')),
  user_id uuid not null references staff_users,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
call app.protect('one_time_links');
create index one_time_links_user on one_time_links (user_id);

-- Slows guessing without letting a stranger lock a colleague out: counted by account together with the
-- caller's network, and by network alone; a device that signed in before is counted by itself. A bucket is a keyed
-- hash, so that neither an address nor a network stands here. It fills with each attempt and leaks with time.
create table sign_in_attempts (
  bucket bytea primary key,
  level double precision not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null
);
call app.protect('sign_in_attempts');
create index sign_in_attempts_old on sign_in_attempts (last_at);

do $$
declare t text;
begin
  foreach t in array array['staff_secrets', 'recovery_codes', 'sessions', 'one_time_links', 'sign_in_attempts'] loop
    execute format('grant select, insert, update, delete on %I to upstander_gate', t);
    execute format('create policy gate on %I to upstander_gate using (true) with check (true)', t);
  end loop;
end $$;

-- People see and end their own sessions, and an administrator those of the people they look after; the token's hash
-- is the gate's alone.
grant select (id, user_id, started_at, last_seen_at, expires_at, ended_at, second_factor, device_words) on sessions to upstander_staff;
grant update (ended_at) on sessions to upstander_staff;
create policy own on sessions for select to upstander_staff using (user_id = app.user_id() or app.administers_user(user_id));
create policy own_ends on sessions for update to upstander_staff
  using (user_id = app.user_id() or app.administers_user(user_id)) with check (ended_at is not null);

-- An administrator invites, and takes back what no longer holds, but can read or set nobody's secrets.
grant select (id, user_id, purpose, created_at, expires_at, used_at) on one_time_links to upstander_staff;
grant insert on one_time_links to upstander_staff;
grant update (used_at) on one_time_links to upstander_staff;
create policy administrator_sees on one_time_links for select to upstander_staff using (app.administers_user(user_id));
create policy administrator_invites on one_time_links for insert to upstander_staff
  with check (purpose = 'invitation' and app.administers_user(user_id));
create policy administrator_withdraws on one_time_links for update to upstander_staff
  using (app.administers_user(user_id)) with check (used_at is not null);
grant select (user_id), delete on staff_secrets, recovery_codes to upstander_staff;
create policy administrator_finds on staff_secrets for select to upstander_staff using (app.administers_user(user_id));
create policy administrator_clears on staff_secrets for delete to upstander_staff using (app.administers_user(user_id));
create policy administrator_finds on recovery_codes for select to upstander_staff using (app.administers_user(user_id));
create policy administrator_clears on recovery_codes for delete to upstander_staff using (app.administers_user(user_id));

-- First run makes the first administrator whole, and the command line invites; neither reads a secret again.
grant insert on staff_secrets, recovery_codes, one_time_links to upstander_system;
create policy first_run on staff_secrets for insert to upstander_system with check (true);
create policy first_run on recovery_codes for insert to upstander_system with check (true);
create policy invites on one_time_links for insert to upstander_system with check (purpose = 'invitation');

-- A nightly job drops what is of no use any more, without reading it.
do $$
declare t text;
begin
  foreach t in array array['sign_in_attempts', 'one_time_links', 'sessions'] loop
    execute format('grant select (%s), delete on %I to upstander_system',
      case t when 'sign_in_attempts' then 'last_at' else 'expires_at' end, t);
    execute format('create policy tidies on %I for select to upstander_system using (true)', t);
    execute format('create policy tidies_away on %I for delete to upstander_system using (true)', t);
  end loop;
end $$;

-- Who holds this session token? One statement, so that every staff page costs one round trip to know its actor.
-- Touches last_seen_at at most once a minute; a session that ended, expired, idled out or whose person was
-- disabled answers nothing.
create function app.session_actor(token bytea, idle interval)
returns table (session_id uuid, user_id uuid, agency_id uuid, name text, roles text[], agency_name text, agency_kind text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sessions s set last_seen_at = now()
    where s.token_hash = token and s.ended_at is null and s.last_seen_at < now() - interval '1 minute'
      and s.last_seen_at > now() - idle;
  return query
    select s.id, u.id, u.agency_id, u.name, u.roles, a.short_name, a.kind
    from sessions s join staff_users u on u.id = s.user_id join agencies a on a.id = u.agency_id
    where s.token_hash = token and s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - idle
      and u.status = 'active';
end $$;
alter function app.session_actor(bytea, interval) owner to upstander_keeper;
