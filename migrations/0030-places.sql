-- Why: where it happened is found by the names that people use (a town, a ward, a stop, a postcode), on a map drawn by us,
-- and kept only as exactly as the person wanted. Names come from open data that the partnership loads: each row belongs to
-- a source, which says whose data it is and of which day, and goes away with it.
-- Breaking: no

create table place_sources (
  id uuid primary key,
  name text not null check (length(name) between 2 and 120),
  -- What whoever made the data asks to be printed beside it.
  attribution text not null check (length(attribution) between 2 and 500),
  dated date not null,
  layout text not null check (layout in ('postcodes', 'outward', 'stops', 'wards', 'places', 'boundaries')),
  loaded_at timestamptz not null,
  loaded_by uuid references staff_users
);
call app.protect('place_sources');
create unique index place_sources_name on place_sources (lower(name));
create index place_sources_loaded_by on place_sources (loaded_by);

-- key: what tells a row from the others of its source, so that loading again changes it instead of adding another.
-- folded: the name and where it is, as people would type them. shape: the outline of a district or ward, as GeoJSON.
create table places (
  id uuid primary key,
  source_id uuid not null references place_sources on delete cascade,
  key text not null check (length(key) <= 300),
  kind text not null check (kind in ('district', 'ward', 'town', 'neighbourhood', 'street', 'outward', 'bus_stop', 'station')),
  code text not null default '' check (length(code) <= 20),
  name text not null check (length(name) between 1 and 120),
  within text not null default '' check (length(within) <= 120),
  folded text not null,
  area_id uuid references areas,
  ward_code text,
  latitude double precision check (latitude between 49 and 61),
  longitude double precision check (longitude between -9 and 3),
  shape jsonb,
  -- Of everything that its file says, so that loading again knows what has changed.
  digest text not null,
  unique (source_id, key),
  check ((latitude is null) = (longitude is null)),
  check (shape is null or kind in ('district', 'ward'))
);
call app.protect('places');
create index places_words on places using gin (to_tsvector('simple', folded));
create index places_area on places (area_id, kind);
create index places_code on places (code) where code <> '';

alter table postcodes add column source_id uuid references place_sources on delete cascade;
create index postcodes_source on postcodes (source_id) where source_id is not null;

-- Names and positions of places are everybody's to read. Coordinators, and those who govern the partnership, keep them.
create function app.keeps_places() returns boolean language sql stable as
  $$ select app.has_role('coordinator') or app.leads_partnership() $$;
grant execute on function app.keeps_places() to upstander_staff;

do $$
declare t text;
begin
  foreach t in array array['place_sources', 'places'] loop
    execute format('grant select on %I to upstander_staff, upstander_public, upstander_analyst', t);
    execute format('create policy anyone on %I for select using (true)', t);
    execute format('grant select, insert, update, delete on %I to upstander_system', t);
    execute format('create policy system on %I to upstander_system using (true) with check (true)', t);
  end loop;
  foreach t in array array['place_sources', 'places', 'postcodes'] loop
    execute format('grant insert, update, delete on %I to upstander_staff', t);
    execute format('create policy keeper_adds on %I for insert to upstander_staff with check (app.keeps_places())', t);
    execute format('create policy keeper_changes on %I for update to upstander_staff using (app.keeps_places()) with check (app.keeps_places())', t);
    execute format('create policy keeper_removes on %I for delete to upstander_staff using (app.keeps_places())', t);
  end loop;
end $$;
