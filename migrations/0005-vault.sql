-- Why: people, and what they told us in their own words, stand apart from cases, each encrypted under a key of
-- its own. Destroying the key erases the person and leaves the figures. Breaking: no.
create table vault.keys (
  id uuid primary key,
  wrapped bytea,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);
call app.protect('vault.keys');

create table vault.people (
  id uuid primary key,
  key_id uuid not null references vault.keys,
  sealed bytea,
  created_at timestamptz not null,
  version integer not null default 1,
  -- The transaction that told us of them: what is written there may refer to them. Not backed up (see tables.ts): a
  -- restored row belongs to the transaction of the restore, and no number of another server's counts here.
  created_txid xid8 not null default pg_current_xact_id()
);
call app.protect('vault.people');
create unique index people_key on vault.people (key_id);

-- Words that may name somebody: a narrative, a place, a message, a note.
create table vault.texts (
  id uuid primary key,
  key_id uuid not null references vault.keys,
  kind text not null check (kind in ('narrative', 'message', 'note')),
  sealed bytea,
  created_at timestamptz not null,
  created_txid xid8 not null default pg_current_xact_id()
);
call app.protect('vault.texts');
create unique index texts_key on vault.texts (key_id);

-- Was it put into the vault by this very transaction? Knowing an id must not be a way in: whoever could write somebody
-- else's into a row of their own would then read it as theirs. So a row may refer to what came with it, and to no other.
create function app.is_new_person(person uuid) returns boolean language sql stable security definer set search_path = vault, pg_temp as $$
  select exists (select 1 from people p where p.id = person and p.created_txid = pg_current_xact_id_if_assigned())
$$;
alter function app.is_new_person(uuid) owner to upstander_keeper;
create function app.is_new_text(words uuid) returns boolean language sql stable security definer set search_path = vault, pg_temp as $$
  select exists (select 1 from texts t where t.id = words and t.created_txid = pg_current_xact_id_if_assigned())
$$;
alter function app.is_new_text(uuid) owner to upstander_keeper;
grant execute on function app.is_new_person(uuid), app.is_new_text(uuid) to upstander_staff, upstander_public, upstander_system;

-- Keyed hashes by which the same person, number or address is found again without decrypting anything.
create table vault.blind_index (
  person_id uuid not null references vault.people,
  kind text not null check (kind in ('name', 'name_sound', 'phone', 'email', 'address', 'postcode')),
  token bytea not null,
  primary key (kind, token, person_id)
);
call app.protect('vault.blind_index');
create index blind_index_person on vault.blind_index (person_id);

-- Who works here, and whoever comes back with a code, may add; nobody may read directly. Reading goes through the
-- functions of 0009, and a report is kept by the one of 0016.
grant insert on vault.keys to upstander_public, upstander_staff, upstander_system;
grant insert (id, key_id, sealed, created_at) on vault.people to upstander_staff, upstander_system;
grant insert (id, key_id, kind, sealed, created_at) on vault.texts to upstander_public, upstander_staff, upstander_system;
grant insert on vault.blind_index to upstander_staff, upstander_system;
create policy adds on vault.keys for insert to upstander_public, upstander_staff, upstander_system with check (true);
create policy adds on vault.people for insert to upstander_staff, upstander_system with check (true);
create policy adds on vault.texts for insert to upstander_public, upstander_staff, upstander_system with check (true);
create policy adds on vault.blind_index for insert to upstander_staff, upstander_system
  with check (app.is_new_person(person_id));

-- The application's own long-lived secrets (blind index, follow-up codes, signed links), wrapped by the master key:
-- useless without it, and unchanged when it is rotated. Made once: only the owner of the database wraps one again.
create table vault.secrets (
  name text primary key,
  wrapped bytea not null
);
call app.protect('vault.secrets');
grant select, insert on vault.secrets to upstander_system;
create policy reads on vault.secrets for select to upstander_system using (true);
create policy makes on vault.secrets for insert to upstander_system with check (true);
