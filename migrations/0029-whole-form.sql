-- Why: everything that the form asks, in coded facts beside the sealed words; answers that somebody wants to go on with
-- later, sealed under a code that only they hold; and answers for statistics that belong to no report.
-- Breaking: no

alter table reports drop constraint reports_reporter_role_check;
alter table reports add constraint reports_reporter_role_check check (reporter_role in ('affected', 'witness', 'parent',
  'friend_or_family', 'professional', 'centre', 'school', 'employer', 'driver', 'not_said'));
-- Coded answers by question: never words, never anybody's name (features/reporting/form/more.ts says which there are).
alter table reports add column details jsonb not null default '{}';
-- A child, somebody who needs care, or thoughts of ending their life: a manager is told at once.
alter table reports add column safeguarding boolean not null default false;
-- The poster, card, centre or campaign whose address was followed, so that take-up can be counted.
alter table reports add column via text check (via ~ '^[a-z0-9-]{1,40}$');
create index reports_via on reports (via, received_at) where via is not null;

-- Answers that were left half-way. The key to `sealed` comes from the code: whoever has only the database and the
-- master key cannot read them.
create table report_drafts (
  code_hash bytea primary key,
  submission_hash bytea not null unique,
  sealed bytea not null check (length(sealed) <= 4000000),
  saved_at timestamptz not null,
  expires_at timestamptz not null
);
call app.protect('report_drafts');
create index report_drafts_expiry on report_drafts (expires_at);

create function app.keep_draft(code bytea, submission bytea, sealed_answers bytea, at timestamptz, until timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into report_drafts (code_hash, submission_hash, sealed, saved_at, expires_at)
    select code, submission, sealed_answers, at, until
      where not exists (select 1 from reports r where r.submission_hash = submission)
    on conflict (submission_hash) do update set sealed = excluded.sealed, saved_at = excluded.saved_at,
      expires_at = excluded.expires_at where report_drafts.code_hash = excluded.code_hash
$$;
create function app.draft_of(code bytea, at timestamptz) returns bytea
language sql stable security definer set search_path = public, pg_temp as $$
  select sealed from report_drafts where code_hash = code and expires_at > at
$$;
create function app.drop_draft(code bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from report_drafts where code_hash = code
$$;
-- What its writer asked us to keep until a day is not kept after it.
create function app.drop_old_drafts(at timestamptz) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from report_drafts where expires_at <= at returning 1) select count(*)::integer from gone
$$;

-- For statistics only: of no report, and of no day, so that nobody can be found by how they answered.
create table monitoring_answers (
  id uuid primary key,
  area_id uuid references areas,
  month date not null check (extract(day from month) = 1),
  answers jsonb not null
);
call app.protect('monitoring_answers');
create index monitoring_answers_month on monitoring_answers (month);
grant select on monitoring_answers to upstander_analyst;
create policy facts on monitoring_answers for select to upstander_analyst using (true);

alter function app.keep_draft(bytea, bytea, bytea, timestamptz, timestamptz) owner to upstander_keeper;
alter function app.draft_of(bytea, timestamptz) owner to upstander_keeper;
alter function app.drop_draft(bytea) owner to upstander_keeper;
alter function app.drop_old_drafts(timestamptz) owner to upstander_keeper;
revoke all on function app.keep_draft(bytea, bytea, bytea, timestamptz, timestamptz), app.draft_of(bytea, timestamptz),
  app.drop_draft(bytea), app.drop_old_drafts(timestamptz) from public;
grant execute on function app.keep_draft(bytea, bytea, bytea, timestamptz, timestamptz), app.draft_of(bytea, timestamptz),
  app.drop_draft(bytea) to upstander_public;
grant execute on function app.drop_old_drafts(timestamptz) to upstander_system;

-- The rest of a report, in the same transaction as app.keep_report, by whoever holds the form's token.
create function app.keep_details(r jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  report reports;
  mail record;
begin
  update reports set details = r -> 'details', types = array(select jsonb_array_elements_text(r -> 'types')),
      via = r ->> 'via', safeguarding = (r ->> 'safeguarding')::boolean, language = r ->> 'language',
      channel = coalesce(r ->> 'channel', channel)
    where submission_hash = decode(r ->> 'submission', 'base64') and details = '{}' and version = 1
    returning * into report;
  if report.id is null then raise exception 'no new report of this form' using errcode = 'no_data_found'; end if;
  delete from report_drafts where submission_hash = report.submission_hash;
  if jsonb_typeof(r -> 'monitoring') = 'object' then
    insert into monitoring_answers (id, area_id, month, answers)
      values (gen_random_uuid(), report.area_id, date_trunc('month', report.received_at at time zone 'Europe/London')::date, r -> 'monitoring');
  end if;
  if report.safeguarding then
    insert into timeline (id, report_id, at, kind, audience)
      values (gen_random_uuid(), report.id, report.received_at, 'report.safeguarding', 'agency');
    for mail in
      insert into mails (id, template, to_user_id, report_id, params, created_at)
        select gen_random_uuid(), 'safeguarding', u.id, report.id, jsonb_build_object('reference', report.reference), report.received_at
        from staff_users u where u.status = 'active' and case when report.agency_id is null then 'triage' = any (u.roles)
          else u.agency_id = report.agency_id and 'manager' = any (u.roles) end
        returning id
    loop
      perform app.add_job('send-mail', jsonb_build_object('mailId', mail.id), null, mail.id::text);
    end loop;
  end if;
end $$;
alter function app.keep_details(jsonb) owner to upstander_keeper;
revoke all on function app.keep_details(jsonb) from public;
grant execute on function app.keep_details(jsonb) to upstander_public;
