-- Why: the roles and rules that every later table leans on. Sight is decided here, in PostgreSQL.
-- Breaking: no (first).
--
-- Roles (all NOLOGIN; the pool's login role may become one of them for a transaction, and owns nothing):
--   upstander_staff    a signed-in member of an agency; every row through row security
--   upstander_public   anybody; may add a report and, with its secret, touch that one conversation
--   upstander_analyst  facts without narrative or people, by column grants
--   upstander_gate     sign-in: secrets, sessions, links; nothing else
--   upstander_system   named work that nobody is present for: jobs, first run
--   upstander_keeper   owns the definer functions, and reads for backup and migrations; never the app's
do $$
declare
  r text;
begin
  foreach r in array array['upstander_staff', 'upstander_public', 'upstander_analyst', 'upstander_gate',
                           'upstander_system', 'upstander_keeper']
  loop
    begin
      if not exists (select from pg_roles where rolname = r) then
        execute format('create role %I nologin noinherit', r);
      end if;
    exception when duplicate_object or unique_violation then null; -- another database of the same server won
    end;
  end loop;
  execute format('grant upstander_keeper to %I', current_user);
exception when duplicate_object or unique_violation then null;
end $$;

create schema app;
create schema vault;
create schema audit;

revoke all on schema public from public;
grant usage on schema public, app to
  upstander_staff, upstander_public, upstander_analyst, upstander_gate, upstander_system;
grant usage on schema vault, audit to upstander_staff, upstander_public, upstander_system, upstander_gate;
grant usage on schema audit to upstander_analyst;
grant usage, create on schema public, app, vault, audit to upstander_keeper;

create extension if not exists pg_trgm;
create collation if not exists public.en_gb (provider = icu, locale = 'en-GB');

-- PostgreSQL lets everybody run a new function. Here nobody may who is not named: whoever can run a trigger function can
-- hang it on a table of their own, and have it do there what it does here. test/system/functions.test.ts names who may.
alter default privileges revoke execute on functions from public;

-- Who acts, as set for this transaction only. After a transaction a setting is '', never null: hence nullif.
create function app.user_id() returns uuid language sql stable as
  $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
create function app.agency_id() returns uuid language sql stable as
  $$ select nullif(current_setting('app.agency_id', true), '')::uuid $$;
create function app.actor_name() returns text language sql stable as
  $$ select nullif(current_setting('app.actor', true), '') $$;
create function app.request_id() returns text language sql stable as
  $$ select nullif(current_setting('app.request_id', true), '') $$;
-- The hash of a follow-up code that the caller gave, as hex; opens one conversation and nothing else.
create function app.follow_up() returns bytea language sql stable as
  $$ select decode(nullif(current_setting('app.follow_up', true), ''), 'hex') $$;
create function app.roles() returns text[] language sql stable as
  $$ select string_to_array(coalesce(current_setting('app.roles', true), ''), ',') $$;
create function app.has_role(wanted text) returns boolean language sql stable as
  $$ select wanted = any (app.roles()) $$;
-- Only people whose work is cases see cases; a colleague in communications does not.
create function app.works_cases() returns boolean language sql stable as
  $$ select app.roles() && array['officer', 'manager', 'support_worker', 'triage', 'chair'] $$;

grant execute on function app.user_id(), app.agency_id(), app.actor_name(), app.request_id(), app.follow_up(), app.roles(),
  app.has_role(text), app.works_cases()
  to upstander_staff, upstander_public, upstander_analyst, upstander_gate, upstander_system, upstander_keeper;

-- Every table calls this once. Row security is on and forced, and only the keeper has a way in until the
-- migration that makes the table says who else has, and to what.
create procedure app.protect(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('revoke all on %s from public', t);
  execute format('grant select, insert, update, delete on %s to upstander_keeper', t);
  execute format('create policy keeper on %s to upstander_keeper using (true) with check (true)', t);
end $$;
