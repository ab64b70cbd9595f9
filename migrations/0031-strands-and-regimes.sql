-- Why: sub-categories of strands are the partnership's own, from a day to a day; how those in a record are called, and
-- whether another person's identity may be taken, belong to a recording regime that the partnership keeps; what happened
-- each time in a series is a fact of its own. Breaking: no

-- The administrators and coordinators of the lead agency keep the lists by which everybody records.
create function app.keeps_recording() returns boolean language sql stable as $$
  select (app.has_role('administrator') or app.has_role('coordinator'))
    and coalesce(app.agency_id() = (select lead_agency_id from public.partnership), false)
$$;
grant execute on function app.keeps_recording() to upstander_staff;

-- What may be said within a strand (domain.md 1.2). Offered from its first day until the day on which it ends; never
-- removed, because reports name it.
create table strand_categories (
  code text primary key check (code ~ '^[a-z0-9_]{2,40}$'),
  strand text not null check (strand in ('race', 'religion', 'sexual_orientation', 'disability', 'transgender', 'subculture', 'other')),
  position smallint not null check (position between 1 and 999),
  begins_on date not null,
  -- The first day on which it is no longer offered.
  ends_on date check (ends_on > begins_on),
  version integer not null default 1
);
call app.protect('strand_categories');

-- How it is called from a day on: what was told before keeps the words that it was told in.
create table strand_category_names (
  code text not null references strand_categories,
  from_on date not null,
  label text not null check (length(label) between 2 and 80),
  set_by uuid references staff_users,
  primary key (code, from_on)
);
call app.protect('strand_category_names');
create index strand_category_names_set_by on strand_category_names (set_by);

do $$
declare
  t text;
begin
  foreach t in array array['strand_categories', 'strand_category_names'] loop
    execute format('grant select on %I to upstander_public, upstander_staff', t);
    execute format('create policy anyone on %I for select to upstander_public, upstander_staff using (true)', t);
    execute format('create policy keepers_add on %I for insert to upstander_staff with check (app.keeps_recording())', t);
    execute format('create policy keepers_change on %I for update to upstander_staff using (app.keeps_recording())', t);
  end loop;
end $$;
grant insert on strand_categories, strand_category_names to upstander_staff;
grant update (position, ends_on, version) on strand_categories to upstander_staff;
grant update (label, set_by) on strand_category_names to upstander_staff;

insert into strand_categories (code, strand, position, begins_on)
  select split_part(c, '|', 2), split_part(c, '|', 1), 10 * row_number() over (partition by split_part(c, '|', 1) order by n), '2000-01-01'
  from unnest(array[
    'race|skin_colour', 'race|ethnic_origin', 'race|nationality', 'race|citizenship', 'race|asylum', 'race|gypsy_roma_traveller',
    'race|language', 'race|migrant',
    'religion|muslim', 'religion|jewish', 'religion|christian', 'religion|hindu', 'religion|sikh', 'religion|buddhist',
    'religion|another_religion', 'religion|no_religion', 'religion|within_religion',
    'sexual_orientation|gay', 'sexual_orientation|lesbian', 'sexual_orientation|bisexual', 'sexual_orientation|straight',
    'sexual_orientation|another_orientation',
    'disability|physical', 'disability|learning', 'disability|autism', 'disability|mental_health', 'disability|sensory',
    'disability|long_term', 'disability|mate_crime',
    'transgender|trans_woman', 'transgender|trans_man', 'transgender|non_binary', 'transgender|gender_expression',
    'subculture|goth', 'subculture|emo', 'subculture|punk', 'subculture|metal', 'subculture|another_style',
    'other|age', 'other|sex', 'other|homelessness', 'other|substance', 'other|sex_work', 'other|appearance', 'other|region',
    'other|politics', 'other|occupation', 'other|hiv']) with ordinality as u(c, n);
insert into strand_category_names (code, from_on, label) values
  ('skin_colour', '2000-01-01', 'Skin colour'),
  ('ethnic_origin', '2000-01-01', 'Ethnic origin'),
  ('nationality', '2000-01-01', 'Nationality or national origin'),
  ('citizenship', '2000-01-01', 'Citizenship'),
  ('asylum', '2000-01-01', 'Being a refugee or seeking asylum'),
  ('gypsy_roma_traveller', '2000-01-01', 'Being Gypsy, Roma or Traveller'),
  ('language', '2000-01-01', 'Language or accent'),
  ('migrant', '2000-01-01', 'Being thought to be a migrant'),
  ('muslim', '2000-01-01', 'Against Muslims'),
  ('jewish', '2000-01-01', 'Against Jewish people'),
  ('christian', '2000-01-01', 'Against Christians'),
  ('hindu', '2000-01-01', 'Against Hindus'),
  ('sikh', '2000-01-01', 'Against Sikhs'),
  ('buddhist', '2000-01-01', 'Against Buddhists'),
  ('another_religion', '2000-01-01', 'Against another religion or belief'),
  ('no_religion', '2000-01-01', 'Against having no religion'),
  ('within_religion', '2000-01-01', 'Between groups of one religion, or about caste'),
  ('gay', '2000-01-01', 'Against gay men'),
  ('lesbian', '2000-01-01', 'Against lesbians'),
  ('bisexual', '2000-01-01', 'Against bisexual people'),
  ('straight', '2000-01-01', 'Against straight people'),
  ('another_orientation', '2000-01-01', 'Another orientation'),
  ('physical', '2000-01-01', 'Physical disability'),
  ('learning', '2000-01-01', 'Learning disability'),
  ('autism', '2000-01-01', 'Autism or another neurodiversity'),
  ('mental_health', '2000-01-01', 'Mental health'),
  ('sensory', '2000-01-01', 'Hearing or sight'),
  ('long_term', '2000-01-01', 'Long-term illness'),
  ('mate_crime', '2000-01-01', 'Somebody who pretended to be a friend'),
  ('trans_woman', '2000-01-01', 'Against a trans woman'),
  ('trans_man', '2000-01-01', 'Against a trans man'),
  ('non_binary', '2000-01-01', 'Against a non-binary person'),
  ('gender_expression', '2000-01-01', 'How somebody dresses or presents themselves'),
  ('goth', '2000-01-01', 'Goth'),
  ('emo', '2000-01-01', 'Emo'),
  ('punk', '2000-01-01', 'Punk'),
  ('metal', '2000-01-01', 'Metal'),
  ('another_style', '2000-01-01', 'Another style'),
  ('age', '2000-01-01', 'Age'),
  ('sex', '2000-01-01', 'Sex, or hatred of women'),
  ('homelessness', '2000-01-01', 'Homelessness'),
  ('substance', '2000-01-01', 'Use of drugs or alcohol'),
  ('sex_work', '2000-01-01', 'Sex work'),
  ('appearance', '2000-01-01', 'Body or appearance'),
  ('region', '2000-01-01', 'Where in the country somebody is from'),
  ('politics', '2000-01-01', 'Politics'),
  ('occupation', '2000-01-01', 'Occupation'),
  ('hiv', '2000-01-01', 'HIV');

-- How those in a record of a crime are called, and the gate before another person's identity is taken (domain.md 1.4).
alter table recording_regimes
  add column crime_affected_label text not null default 'victim' check (length(crime_affected_label) between 2 and 60),
  add column crime_other_label text not null default 'suspect' check (length(crime_other_label) between 2 and 60),
  add column gate boolean not null default false,
  add column gate_questions text[] not null default '{}' check (cardinality(gate_questions) <= 5),
  -- Whether one yes opens it, or only yes to all.
  add column gate_rule text not null default 'any' check (gate_rule in ('any', 'all')),
  add check (not gate or cardinality(gate_questions) > 0),
  add check (effective_to is null or effective_to >= effective_from),
  -- On any day there is one for the police and one for everybody else.
  add constraint recording_regimes_police_once exclude using gist (daterange(effective_from, effective_to, '[]') with &&)
    where (police and effective_from is not null),
  add constraint recording_regimes_partners_once exclude using gist (daterange(effective_from, effective_to, '[]') with &&)
    where (not police and effective_from is not null);
alter table recording_regimes alter column crime_affected_label drop default, alter column crime_other_label drop default;
update recording_regimes set gate = true, gate_questions = array[
  'Is there a real risk of significant harm to people with this characteristic?',
  'Is there a real risk that this person will commit a crime against them?']
  where code in ('NCHI_CODE_2023', 'POST_2026_REVIEW');
update recording_regimes set gate = true, gate_questions = array[
  'Do we need to know who this person is to keep somebody safe or to stop it?']
  where code = 'PARTNERSHIP';
grant insert on recording_regimes to upstander_staff;
create policy administrator_adds on recording_regimes for insert to upstander_staff with check (app.keeps_recording());
alter policy administrator on recording_regimes using (app.keeps_recording());

-- What was chosen within the strands. Statistics count strands: nothing counts these beside them.
alter table reports add column categories text[] not null default '{}';

-- Each time of a series, in the order in which it was told. The words, with when and where and who saw, are sealed.
create table diary_entries (
  id uuid primary key,
  report_id uuid not null references reports,
  position smallint not null check (position between 1 and 200),
  -- Where the person named a day; what they said of it is with the words.
  occurred_on date,
  text_id uuid not null,
  told_at timestamptz not null,
  unique (report_id, position)
);
call app.protect('diary_entries');
create index diary_entries_text on diary_entries (text_id);
grant select on diary_entries to upstander_staff, upstander_public;
create policy sight on diary_entries for select to upstander_staff using (app.sees_report(report_id));
create policy own on diary_entries for select to upstander_public
  using (exists (select 1 from reports r where r.id = diary_entries.report_id offset 0));

-- The rest of what a new report tells: `r.categories`, those of its strands that are offered on that day, and `r.entries`
-- of its diary. In the transaction that keeps the report, by whoever holds the form's token, and at no time later.
create function app.keep_series(r jsonb) returns void
language plpgsql security definer set search_path = vault, public, pg_temp as $$
declare
  report public.reports;
begin
  select x.* into report from public.reports x where x.submission_hash = decode(r ->> 'submission', 'base64')
    and x.xmin = pg_current_xact_id()::xid and not exists (select from public.diary_entries d where d.report_id = x.id);
  if report.id is null then raise exception 'no new report of this form' using errcode = 'no_data_found'; end if;
  update public.reports x set categories = array(
      select c.code from public.strand_categories c join jsonb_array_elements_text(r -> 'categories') j (code) on j.code = c.code
      where c.strand = any (report.strands) and c.begins_on <= (report.received_at at time zone 'Europe/London')::date
        and (c.ends_on is null or c.ends_on > (report.received_at at time zone 'Europe/London')::date)
      group by c.code order by c.strand, c.position, c.code)
    where x.id = report.id;
  insert into keys (id, wrapped, created_at)
    select (e ->> 'keyId')::uuid, decode(e ->> 'wrapped', 'base64'), report.received_at from jsonb_array_elements(r -> 'entries') e;
  insert into texts (id, key_id, kind, sealed, created_at)
    select (e ->> 'textId')::uuid, (e ->> 'keyId')::uuid, 'narrative', decode(e ->> 'sealed', 'base64'), report.received_at
    from jsonb_array_elements(r -> 'entries') e;
  insert into public.diary_entries (id, report_id, position, occurred_on, text_id, told_at)
    select (e ->> 'id')::uuid, report.id, n, (e ->> 'day')::date, (e ->> 'textId')::uuid, report.received_at
    from jsonb_array_elements(r -> 'entries') with ordinality as l(e, n);
end $$;
alter function app.keep_series(jsonb) owner to upstander_keeper;
revoke all on function app.keep_series(jsonb) from public;
grant execute on function app.keep_series(jsonb) to upstander_public;

-- Whether a gate opens to these answers, in the order of its questions; without rules it is shut.
create function app.gate_opens(regime text, answers boolean[]) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select coalesce((select case when not g.gate then true
      when g.gate_rule = 'all' then cardinality(answers) = cardinality(g.gate_questions) and not (false = any (answers))
      else true = any (answers[1:cardinality(g.gate_questions)]) end
    from recording_regimes g where g.code = regime), false)
$$;
grant execute on function app.gate_opens(text, boolean[]) to upstander_staff;

-- What is kept of the other person in a report: how the gate's questions were answered, and the words, sealed. Who it is
-- only where the gate opened; the rules are those in force on the day of the report.
create table other_people (
  id uuid primary key,
  report_id uuid not null references reports,
  at timestamptz not null,
  by_user uuid not null references staff_users,
  agency_id uuid not null references agencies,
  regime_code text references recording_regimes,
  answers boolean[] not null check (cardinality(answers) <= 5),
  opened boolean not null,
  -- Why, and what was seen or heard, without who it is.
  words_id uuid not null,
  identity_id uuid check (identity_id is null or opened)
);
call app.protect('other_people');
create index other_people_report on other_people (report_id, at);
create index other_people_words on other_people (words_id);
create index other_people_identity on other_people (identity_id) where identity_id is not null;
create index other_people_by on other_people (by_user);
create index other_people_agency on other_people (agency_id);
create index other_people_regime on other_people (regime_code);
grant select, insert on other_people to upstander_staff;
create policy sight on other_people for select to upstander_staff using (app.sees_report(report_id));
create policy writes on other_people for insert to upstander_staff
  with check (by_user = app.user_id() and agency_id = app.agency_id() and app.works_on_report(report_id)
    and opened = app.gate_opens(regime_code, answers)
    and (regime_code is null or exists (select 1 from reports r join recording_regimes g on g.code = regime_code
      where r.id = report_id and g.effective_from <= (r.received_at at time zone 'Europe/London')::date
        and (g.effective_to is null or g.effective_to >= (r.received_at at time zone 'Europe/London')::date) offset 0)));

-- As in 0009, and the words of a diary, by whoever sees its report; of the other person, by staff who see it, and who it is
-- only by the agency that took it or that works on the report: it does not travel with a case by itself.
create or replace function vault.read_text(wanted uuid)
returns table (sealed bytea, wrapped bytea, key_id uuid)
language plpgsql security definer set search_path = vault, public, pg_temp as $$
declare
  report uuid;
  allowed boolean := false;
begin
  select r.id into report from reports r where r.narrative_id = wanted;
  if report is null then select m.report_id into report from report_messages m where m.text_id = wanted; end if;
  if report is null then select d.report_id into report from diary_entries d where d.text_id = wanted; end if;
  if report is not null then
    allowed := app.sees_report(report);
  elsif app.user_id() is not null and exists (select from other_people o where wanted in (o.words_id, o.identity_id)) then
    select app.sees_report(o.report_id)
        and (o.words_id = wanted or o.agency_id = app.agency_id() or app.works_on_report(o.report_id)) into allowed
      from other_people o where wanted in (o.words_id, o.identity_id);
  else
    select exists (
      select 1 from referral_attempts t join referrals f on f.id = t.referral_id join case_access a on a.case_id = f.case_id
      where t.note_id = wanted and a.level = 3 and app.grants_sight(a.holder_id, a.from_at, a.until_at)
      union all
      select 1 from timeline l join case_access a on a.case_id = l.case_id
      where l.note_id = wanted and a.level = 3 and (l.audience <> 'agency' or l.agency_id = app.agency_id())
        and app.grants_sight(a.holder_id, a.from_at, a.until_at)) into allowed;
  end if;
  if not allowed then return; end if;
  if app.user_id() is not null then
    insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, request_id)
    values ('staff', app.user_id(), app.actor_name(), app.agency_id(), 'text.read', 'text', wanted, app.request_id());
  end if;
  return query select t.sealed, k.wrapped, k.id from texts t join keys k on k.id = t.key_id where t.id = wanted;
end $$;
