-- Why: the record of who saw and did what, which nobody can quietly change. Breaking: no.
--
-- Each entry is chained by hash to the one before it in its lane. There are 64 lanes, and a connection always
-- writes to the same one, so writers wait for one another only when two connections share a lane. Within a lane
-- the head row is locked until commit: entries are numbered without gaps, and a rollback leaves none.
create table audit.lanes (
  lane smallint primary key check (lane between 0 and 63),
  length bigint not null default 0,
  head bytea not null default '\x00'
);
insert into audit.lanes (lane) select generate_series(0, 63);

create table audit.entries (
  lane smallint not null,
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  agency_id uuid,
  action text not null check (action ~ '^[a-z][a-z-]*(\.[a-z-]+)*$'),
  subject_kind text,
  subject_id uuid,
  outcome text not null default 'done' check (outcome in ('done', 'refused')),
  reason text,
  detail jsonb not null default '{}',
  request_id text,
  -- Whose person it was done to, where that is another agency's: what is done to theirs, that agency reads too.
  about_agency_id uuid,
  hash bytea not null,
  primary key (lane, seq)
);
create index entries_subject on audit.entries (subject_kind, subject_id, at desc);
create index entries_agency on audit.entries (agency_id, at desc);
create index entries_about on audit.entries (about_agency_id, at desc) where about_agency_id is not null;
create index entries_actor on audit.entries (actor_id, at desc);
call app.protect('audit.lanes');
call app.protect('audit.entries');

-- What is hashed: the text of every field but the hash, in one order, with the hash before it.
create function audit.entry_hash(previous bytea, e audit.entries) returns bytea language sql immutable as $$
  select sha256(previous || convert_to(jsonb_build_array(
    e.lane, e.seq, extract(epoch from e.at)::numeric(20, 6)::text, e.actor_kind, e.actor_id, e.actor_name, e.agency_id,
    e.action, e.subject_kind, e.subject_id, e.outcome, e.reason, e.detail, e.request_id,
    e.about_agency_id)::text, 'UTF8'))
$$;

create function audit.chain() returns trigger language plpgsql security definer set search_path = audit, pg_temp as $$
declare
  previous bytea;
  my_lane smallint := pg_backend_pid() % 64;
begin
  update audit.lanes set length = length + 1 where lane = my_lane returning length, head into new.seq, previous;
  new.lane := my_lane;
  new.at := clock_timestamp();
  new.hash := audit.entry_hash(previous, new);
  update audit.lanes set head = new.hash where lane = my_lane;
  return new;
end $$;
alter function audit.chain() owner to upstander_keeper;
create trigger chain before insert on audit.entries for each row execute function audit.chain();

-- Who acted is what the transaction says, whatever the statement says. The gate acts for somebody who is not signed in
-- yet: it names whom, and their name and agency are theirs. Before "chain", which hashes what stands here.
create function audit.attribute() returns trigger language plpgsql as $$
begin
  if current_user in ('upstander_staff', 'upstander_analyst', 'upstander_system') then
    new.actor_kind := case when current_user = 'upstander_system' or app.user_id() is null then 'system' else 'staff' end;
    new.actor_id := case when new.actor_kind = 'staff' then app.user_id() end;
    new.agency_id := case when new.actor_kind = 'staff' then app.agency_id() end;
    new.actor_name := app.actor_name();
  elsif current_user = 'upstander_public' or (current_user = 'upstander_gate' and new.actor_kind = 'gate') then
    new.actor_kind := case current_user when 'upstander_gate' then 'gate' else 'public' end;
    new.actor_id := null;
    new.agency_id := null;
    new.actor_name := null;
  elsif current_user = 'upstander_gate' then
    new.actor_kind := 'staff';
    select u.name, u.agency_id into strict new.actor_name, new.agency_id
    from public.staff_users u where u.id = new.actor_id;
  end if;
  if current_user in ('upstander_staff', 'upstander_gate', 'upstander_system') then
    new.about_agency_id := (select nullif(u.agency_id, new.agency_id) from public.staff_users u
      where new.subject_kind = 'user' and u.id = new.subject_id);
  else
    new.about_agency_id := case when current_user in ('upstander_public', 'upstander_analyst') then null else new.about_agency_id end;
  end if;
  return new;
end $$;
create trigger attribute before insert on audit.entries for each row execute function audit.attribute();

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on audit.entries for each row execute function audit.refuse_change();
create trigger never_truncated before truncate on audit.entries execute function audit.refuse_change();

-- The heads of all lanes at a moment, signed by the application with a key that the database does not hold.
-- A chain rewritten from end to end still differs from its checkpoints.
create table audit.checkpoints (
  id uuid primary key,
  at timestamptz not null,
  heads jsonb not null,
  signature bytea not null
);
call app.protect('audit.checkpoints');
create trigger append_only before update or delete on audit.checkpoints for each row execute function audit.refuse_change();

grant insert on audit.entries to upstander_staff, upstander_public, upstander_gate, upstander_system, upstander_analyst;
grant select on audit.entries to upstander_staff;
create policy own_entries on audit.entries for insert to upstander_staff
  with check (actor_kind = 'staff' and actor_id = app.user_id() and agency_id = app.agency_id());
create policy public_entries on audit.entries for insert to upstander_public
  with check (actor_kind = 'public' and actor_id is null and agency_id is null);
create policy gate_entries on audit.entries for insert to upstander_gate with check (actor_kind in ('gate', 'staff'));
create policy system_entries on audit.entries for insert to upstander_system with check (actor_kind = 'system');
create policy analyst_entries on audit.entries for insert to upstander_analyst with check (actor_id is not distinct from app.user_id());
create policy own_agency on audit.entries for select to upstander_staff
  using (app.agency_id() in (agency_id, about_agency_id) and (app.has_role('auditor') or app.has_role('administrator')));
grant select, insert on audit.checkpoints to upstander_system;
grant select on audit.lanes to upstander_system;
-- When an entry was made and where it stands, never what it says: how old is what no checkpoint covers?
grant select (lane, seq, at) on audit.entries to upstander_system;
create policy dates on audit.entries for select to upstander_system using (true);
create policy system on audit.checkpoints to upstander_system using (true) with check (true);
create policy system on audit.lanes for select to upstander_system using (true);
