-- Why: where help is, and the plain pages of a partnership. Services and reporting centres stand in the shape of Open
-- Referral UK (HSDS 3.0): an organisation offers services, a service is at locations, each with its own times. What is
-- current is everybody's to read, and partners' systems too; coordinators keep it. Pages are kept version by version, none
-- ever altered, and what the public reads is the newest that was published. A role of its own may write pages and no more:
-- colleagues in communications, who see no case.
-- Breaking: no.

alter table staff_users drop constraint staff_users_roles_check;
alter table staff_users add constraint staff_users_roles_check check (roles <@ array['officer', 'manager', 'support_worker',
  'triage', 'chair', 'coordinator', 'communications', 'analyst', 'administrator', 'auditor'] and cardinality(roles) > 0);

create table directory_organizations (
  id uuid primary key,
  name text not null check (length(name) between 2 and 160),
  description text not null default '' check (length(description) <= 2000),
  url text not null default '' check (length(url) <= 300)
);
call app.protect('directory_organizations');
create unique index directory_organizations_name on directory_organizations (lower(name));

-- kind, strands and needs are the taxonomy terms that people look for; an empty list of strands is for everybody.
-- checked_on: when somebody last made sure of it, and source: how. Both dates of validity are included.
create table directory_services (
  id uuid primary key,
  organization_id uuid not null references directory_organizations,
  kind text not null check (kind in ('support', 'centre', 'emergency')),
  name text not null check (length(name) between 2 and 160),
  description text not null check (length(description) <= 2000),
  url text not null default '' check (length(url) <= 300),
  email text not null default '' check (length(email) <= 254),
  strands text[] not null default '{}',
  needs text[] not null default '{}',
  languages text[] not null default '{}',
  interpreting text not null default '' check (length(interpreting) <= 500),
  eligibility text not null default '' check (length(eligibility) <= 500),
  minimum_age smallint check (minimum_age between 0 and 120),
  maximum_age smallint check (maximum_age between 0 and 120),
  fees text not null default '' check (length(fees) <= 300),
  -- What happens when somebody goes or calls, and whether it is private: the two things that people fear.
  what_happens text not null default '' check (length(what_happens) <= 2000),
  privacy text not null default '' check (length(privacy) <= 1000),
  always_open boolean not null default false,
  source text not null check (length(source) between 2 and 300),
  checked_on date,
  valid_from date,
  valid_to date,
  status text not null default 'active' check (status in ('active', 'closed')),
  removed_at timestamptz,
  changed_at timestamptz not null,
  changed_by uuid references staff_users,
  version integer not null default 1,
  check (valid_to >= valid_from),
  check (maximum_age >= minimum_age)
);
call app.protect('directory_services');
create index directory_services_list on directory_services (kind, name, id) where removed_at is null;
create index directory_services_organization on directory_services (organization_id);
create index directory_services_changed_by on directory_services (changed_by);

create table directory_locations (
  id uuid primary key,
  name text not null default '' check (length(name) <= 160),
  address text not null check (length(address) between 2 and 300),
  city text not null default '' check (length(city) <= 80),
  postcode text not null default '' check (length(postcode) <= 8),
  -- The first half of the postcode: what people may ask by, because a whole one can point at a home.
  outward text not null generated always as (split_part(postcode, ' ', 1)) stored,
  area_id uuid references areas,
  latitude double precision check (latitude between 49 and 61),
  longitude double precision check (longitude between -9 and 3),
  accessibility text[] not null default '{}',
  access_note text not null default '' check (length(access_note) <= 500),
  directions text not null default '' check (length(directions) <= 500),
  check ((latitude is null) = (longitude is null))
);
call app.protect('directory_locations');
create index directory_locations_area on directory_locations (area_id);
create index directory_locations_outward on directory_locations (outward);

create table directory_service_at_locations (
  id uuid primary key,
  service_id uuid not null references directory_services on delete cascade,
  location_id uuid not null references directory_locations,
  position smallint not null,
  unique (service_id, location_id)
);
call app.protect('directory_service_at_locations');
create index directory_service_at_locations_location on directory_service_at_locations (location_id);

-- One row for each stretch of a week, at a location or, where at_id is null, of the service itself (a helpline's hours).
-- Minutes since the midnight before, in London; more than 1440 goes on into the next day. trained: when somebody who knows
-- what to do is there.
create table directory_schedules (
  id uuid primary key,
  service_id uuid not null references directory_services on delete cascade,
  at_id uuid references directory_service_at_locations on delete cascade,
  purpose text not null check (purpose in ('open', 'trained')),
  weekday smallint not null check (weekday between 0 and 6),
  opens smallint not null check (opens between 0 and 1439),
  closes smallint not null check (closes > opens and closes <= opens + 1440),
  on_holidays boolean not null default false
);
call app.protect('directory_schedules');
create index directory_schedules_service on directory_schedules (service_id, purpose, weekday);
create index directory_schedules_at on directory_schedules (at_id);

create table directory_contacts (
  id uuid primary key,
  service_id uuid not null references directory_services on delete cascade,
  position smallint not null,
  kind text not null check (kind in ('voice', 'text', 'textphone', 'whatsapp')),
  number text not null check (number ~ '^[0-9+ ]{3,24}$'),
  note text not null default '' check (length(note) <= 120)
);
call app.protect('directory_contacts');
create index directory_contacts_service on directory_contacts (service_id, position);

-- The districts that a service is for. None: it is for everybody, wherever they live.
create table directory_service_areas (
  service_id uuid not null references directory_services on delete cascade,
  area_id uuid not null references areas,
  primary key (service_id, area_id)
);
call app.protect('directory_service_areas');
create index directory_service_areas_area on directory_service_areas (area_id);

-- What stands today is everybody's. What is closed, past, still to come or removed is the coordinators'.
do $$
declare t text;
begin
  foreach t in array array['directory_organizations', 'directory_services', 'directory_locations',
    'directory_service_at_locations', 'directory_schedules', 'directory_contacts', 'directory_service_areas'] loop
    execute format('grant select on %I to upstander_staff, upstander_public', t);
    execute format('grant select, insert, update, delete on %I to upstander_system', t);
    execute format('grant insert, update on %I to upstander_staff', t);
    execute format('create policy coordinator on %I to upstander_staff using (app.has_role(''coordinator'')) with check (app.has_role(''coordinator''))', t);
    execute format('create policy system on %I to upstander_system using (true) with check (true)', t);
  end loop;
  -- Parts of a service are written anew with it.
  foreach t in array array['directory_service_at_locations', 'directory_schedules', 'directory_contacts',
    'directory_service_areas', 'directory_locations'] loop
    execute format('grant delete on %I to upstander_staff', t);
  end loop;
  foreach t in array array['directory_service_at_locations', 'directory_schedules', 'directory_contacts', 'directory_service_areas'] loop
    execute format('create policy anyone on %I for select using (exists (select 1 from directory_services s where s.id = service_id offset 0))', t);
  end loop;
end $$;
create policy anyone on directory_services for select to upstander_public, upstander_staff
  using (removed_at is null and status = 'active');
create policy anyone on directory_organizations for select to upstander_public, upstander_staff
  using (exists (select 1 from directory_services s where s.organization_id = directory_organizations.id));
create policy anyone on directory_locations for select to upstander_public, upstander_staff
  using (exists (select 1 from directory_service_at_locations l where l.location_id = directory_locations.id));

-- The partnership's own pages. A version is never altered: what a page said on any day can be read again.
create table page_versions (
  page text not null check (page ~ '^[a-z-]{2,60}$'),
  locale text not null check (locale ~ '^[a-z]{2,3}(-[A-Za-z0-9-]{1,20})?$'),
  number integer not null check (number > 0),
  title text not null check (length(title) between 2 and 120),
  body text not null check (length(body) between 1 and 40000),
  note text not null default '' check (length(note) <= 300),
  written_at timestamptz not null,
  written_by uuid references staff_users,
  primary key (page, locale, number)
);
call app.protect('page_versions');
create index page_versions_written_by on page_versions (written_by);
create trigger append_only before update or delete on page_versions for each row execute function audit.refuse_change();

-- Each time that a version became what the public reads, or was read through again and left as it is.
create table page_publishings (
  id uuid primary key,
  page text not null,
  locale text not null,
  number integer not null,
  at timestamptz not null,
  by_user uuid references staff_users,
  reviewed_on date not null,
  review_by date not null check (review_by > reviewed_on),
  foreign key (page, locale, number) references page_versions
);
call app.protect('page_publishings');
create index page_publishings_newest on page_publishings (page, locale, at desc, id desc);
create index page_publishings_version on page_publishings (page, locale, number);
create index page_publishings_by on page_publishings (by_user);
create trigger append_only before update or delete on page_publishings for each row execute function audit.refuse_change();

create function app.writes_pages() returns boolean language sql stable as
  $$ select app.roles() && array['coordinator', 'communications'] $$;
grant execute on function app.writes_pages() to upstander_staff;

grant select on page_versions, page_publishings to upstander_public;
grant select, insert on page_versions, page_publishings to upstander_staff, upstander_system;
-- A draft is its writers' until it is published.
create policy published on page_versions for select to upstander_public, upstander_staff
  using (exists (select 1 from page_publishings p where p.page = page_versions.page and p.locale = page_versions.locale
    and p.number = page_versions.number));
create policy writers_read on page_versions for select to upstander_staff using (app.writes_pages());
create policy writers_add on page_versions for insert to upstander_staff
  with check (app.writes_pages() and written_by = app.user_id());
create policy anyone on page_publishings for select to upstander_public, upstander_staff using (true);
create policy writers_publish on page_publishings for insert to upstander_staff
  with check (app.writes_pages() and by_user = app.user_id());
create policy system on page_versions to upstander_system using (true) with check (written_by is null);
create policy system on page_publishings to upstander_system using (true) with check (by_user is null);
