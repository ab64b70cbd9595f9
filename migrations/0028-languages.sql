-- Why: every word a person reads, in their language, with who checked it; where a page can be heard or seen in sign
-- language; and a report made in another language beside what a person translated of it.
-- Breaking: no

-- What this partnership changed or checked itself, over the catalogues that come with the program. A row is never altered:
-- the highest version of a string is in force, and those before it say who had written what.
create table languages_strings (
  locale text not null check (locale ~ '^[a-z]{2}(-x-[a-z]+)?$'),
  key text not null check (length(key) between 1 and 200),
  version integer not null check (version > 0),
  text text not null check (length(text) between 1 and 5000),
  -- A hash of the English that it was translated from: when the English changes, it is stale.
  source text not null check (length(source) <= 64),
  state text not null check (state in ('drafted', 'checked')),
  by_user uuid not null references staff_users,
  by_name text not null,
  at timestamptz not null,
  primary key (locale, key, version)
);
call app.protect('languages_strings');
create trigger append_only before update or delete on languages_strings for each row execute function audit.refuse_change();

create function app.keeps_words() returns boolean language sql stable as
  $$ select app.has_role('coordinator') or app.has_role('communications') $$;
grant execute on function app.keeps_words() to upstander_staff;

-- Anybody reads words: they are what pages say.
grant select on languages_strings to upstander_staff, upstander_public, upstander_system;
grant insert on languages_strings to upstander_staff;
create policy anyone on languages_strings for select using (true);
create policy keeps on languages_strings for insert to upstander_staff
  with check (app.keeps_words() and by_user = app.user_id());

-- A recording of a page, or the page in British Sign Language, in one language.
create table languages_forms (
  path text not null check (path ~ '^/[a-z0-9/-]*$' and length(path) <= 200),
  locale text not null check (locale ~ '^[a-z]{2}(-x-[a-z]+)?$'),
  kind text not null check (kind in ('audio', 'bsl')),
  url text not null check (url ~ '^https://' and length(url) <= 500),
  by_user uuid not null references staff_users,
  at timestamptz not null,
  primary key (path, locale, kind)
);
call app.protect('languages_forms');
grant select on languages_forms to upstander_staff, upstander_public, upstander_system;
grant insert, update, delete on languages_forms to upstander_staff;
create policy anyone on languages_forms for select using (true);
create policy keeps on languages_forms for insert to upstander_staff with check (app.keeps_words() and by_user = app.user_id());
create policy changes on languages_forms for update to upstander_staff
  using (app.keeps_words()) with check (app.keeps_words() and by_user = app.user_id());
create policy drops on languages_forms for delete to upstander_staff using (app.keeps_words());

-- What somebody translated of a report. The original stays as it was written; a later translation stands beside an earlier.
create table report_translations (
  id uuid primary key,
  report_id uuid not null references reports,
  -- The language that it was translated into.
  locale text not null check (locale ~ '^[a-z]{2}$'),
  text_id uuid not null references vault.texts,
  by_user uuid not null references staff_users,
  at timestamptz not null
);
call app.protect('report_translations');
create unique index report_translations_text on report_translations (text_id);
create index report_translations_report on report_translations (report_id, at, id);
grant select, insert on report_translations to upstander_staff;
create policy sight on report_translations for select to upstander_staff
  using (exists (select 1 from reports r where r.id = report_translations.report_id offset 0));
create policy adds on report_translations for insert to upstander_staff
  with check (by_user = app.user_id() and app.is_new_text(text_id) and app.works_on_report(report_id));

-- Reading one: by whoever sees the report, and the trail has it in the same statement.
create function vault.read_translation(wanted uuid)
returns table (sealed bytea, wrapped bytea, key_id uuid)
language plpgsql security definer set search_path = vault, public, pg_temp as $$
begin
  if not exists (select 1 from report_translations x where x.text_id = wanted and app.sees_report(x.report_id)) then return; end if;
  insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, request_id)
  values ('staff', app.user_id(), app.actor_name(), app.agency_id(), 'text.read', 'text', wanted, app.request_id());
  return query select t.sealed, k.wrapped, k.id from texts t join keys k on k.id = t.key_id where t.id = wanted;
end $$;
alter function vault.read_translation(uuid) owner to upstander_keeper;
revoke all on function vault.read_translation(uuid) from public;
grant execute on function vault.read_translation(uuid) to upstander_staff;
