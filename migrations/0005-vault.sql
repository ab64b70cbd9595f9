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
  version integer not null default 1
);
call app.protect('vault.people');
create index people_key on vault.people (key_id);

-- Words that may name somebody: a narrative, a place, a message, a note.
create table vault.texts (
  id uuid primary key,
  key_id uuid not null references vault.keys,
  kind text not null check (kind in ('narrative', 'message', 'note')),
  sealed bytea,
  created_at timestamptz not null
);
call app.protect('vault.texts');
create index texts_key on vault.texts (key_id);

-- Keyed hashes by which the same person, number or address is found again without decrypting anything.
create table vault.blind_index (
  person_id uuid not null references vault.people,
  kind text not null check (kind in ('name', 'name_sound', 'phone', 'email', 'address', 'postcode')),
  token bytea not null,
  primary key (kind, token, person_id)
);
call app.protect('vault.blind_index');
create index blind_index_person on vault.blind_index (person_id);

-- Anyone who reports may add; nobody may read directly. Reading goes through the functions of 0009.
grant insert on vault.keys, vault.people, vault.texts, vault.blind_index to upstander_public, upstander_staff, upstander_system;
create policy adds on vault.keys for insert to upstander_public, upstander_staff, upstander_system with check (true);
create policy adds on vault.people for insert to upstander_public, upstander_staff, upstander_system with check (true);
create policy adds on vault.texts for insert to upstander_public, upstander_staff, upstander_system with check (true);
create policy adds on vault.blind_index for insert to upstander_public, upstander_staff, upstander_system with check (true);

-- The application's own long-lived secrets (blind index, follow-up codes, signed links), wrapped by the master key:
-- useless without it, and unchanged when it is rotated.
create table vault.secrets (
  name text primary key,
  wrapped bytea not null
);
call app.protect('vault.secrets');
grant select, insert, update on vault.secrets to upstander_system;
create policy system on vault.secrets to upstander_system using (true) with check (true);
