-- Why: the partnership, its agencies and the areas they answer for. Agencies and areas are dated: councils
-- merge, and a report of 2025 stays with the area of 2025. Breaking: no.
create table partnership (
  only_one boolean primary key default true check (only_one),
  name text not null,
  short_code text not null check (short_code ~ '^[A-Z]{2,5}$'),
  area_words text not null,
  lead_agency_id uuid,
  public_email text,
  public_phone text,
  demo boolean not null default false,
  exit_url text not null default 'https://www.bbc.co.uk/weather',
  set_up_at timestamptz not null,
  version integer not null default 1
);
call app.protect('partnership');
grant select on partnership to upstander_staff, upstander_public, upstander_analyst, upstander_gate;
grant select, insert, update on partnership to upstander_system;
-- Which agency leads is no column that anybody may change from within.
grant update (name, area_words, public_email, public_phone, exit_url, version) on partnership to upstander_staff;
create policy anyone on partnership for select using (true);
create policy system on partnership to upstander_system using (true) with check (true);

-- What is everybody's, an administrator of the lead agency changes: members, areas, the standard, words to the public.
-- Without a lead agency, nobody does.
create function app.leads_partnership() returns boolean language sql stable as $$
  select app.has_role('administrator') and coalesce(app.agency_id() = (select lead_agency_id from public.partnership), false)
$$;
grant execute on function app.leads_partnership() to upstander_staff;
create policy administrator on partnership for update to upstander_staff using (app.leads_partnership());

create table areas (
  id uuid primary key,
  code text not null,
  name text not null,
  kind text not null check (kind in ('unitary', 'district', 'county', 'police_force', 'ward', 'other')),
  parent_id uuid references areas,
  valid_from date,
  valid_to date,
  successor_id uuid references areas,
  unique nulls not distinct (code, valid_from)
);
call app.protect('areas');
create index areas_code on areas (code);
create index areas_parent on areas (parent_id);

create table agencies (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
  name text not null check (length(name) between 2 and 120),
  short_name text not null check (length(short_name) between 2 and 40),
  kind text not null check (kind in ('local_authority', 'police', 'victim_service', 'opcc', 'nhs', 'probation',
    'fire', 'housing', 'education', 'voluntary', 'transport', 'other')),
  public_phone text,
  public_email text,
  valid_from date,
  valid_to date,
  successor_id uuid references agencies,
  version integer not null default 1
);
call app.protect('agencies');
alter table partnership add foreign key (lead_agency_id) references agencies;

-- Which agency does what for an area, and from when. takes_reports: an area's reports arrive there.
create table agency_areas (
  agency_id uuid not null references agencies,
  area_id uuid not null references areas,
  duty text not null check (duty in ('takes_reports', 'support', 'policing')),
  valid_from date,
  valid_to date,
  primary key (agency_id, area_id, duty)
);
call app.protect('agency_areas');
create index agency_areas_area on agency_areas (area_id, duty);

-- Postcode to area, as imported from an open directory. Without it the person chooses the area.
create table postcodes (
  postcode text primary key,
  area_code text not null,
  ward_code text,
  latitude real,
  longitude real
);
call app.protect('postcodes');

do $$
declare t text;
begin
  foreach t in array array['areas', 'agencies', 'agency_areas', 'postcodes'] loop
    execute format('grant select on %I to upstander_staff, upstander_public, upstander_analyst, upstander_gate', t);
    execute format('create policy anyone on %I for select using (true)', t);
    execute format('grant select, insert, update, delete on %I to upstander_system', t);
    execute format('create policy system on %I to upstander_system using (true) with check (true)', t);
    execute format('grant insert, update on %I to upstander_staff', t);
    execute format('create policy administrator_adds on %I for insert to upstander_staff with check (app.leads_partnership())', t);
    execute format('create policy administrator_changes on %I for update to upstander_staff using (app.leads_partnership())', t);
  end loop;
end $$;

-- How a member is named and reached is its own to say; what it is and answers for, the partnership's.
create policy own_agency on agencies for update to upstander_staff
  using (id = app.agency_id() and app.has_role('administrator'));
create function app.own_agency_only() returns trigger language plpgsql as $$
begin
  if current_user = 'upstander_staff' and not app.leads_partnership() and
    (new.id, new.slug, new.short_name, new.kind, new.valid_from, new.valid_to, new.successor_id) is distinct from
    (old.id, old.slug, old.short_name, old.kind, old.valid_from, old.valid_to, old.successor_id)
  then
    raise exception 'only the lead agency changes what a member is' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger own_agency_only before update on agencies for each row execute function app.own_agency_only();

-- A database that is not a demonstration never becomes one, and the other way round.
create function app.demo_is_for_ever() returns trigger language plpgsql as $$
begin
  raise exception 'a demonstration and a real partnership never share a database' using errcode = 'check_violation';
end $$;
create trigger demo_is_for_ever before update on partnership for each row
  when (old.demo is distinct from new.demo) execute function app.demo_is_for_ever();
