-- Why: the form says to a child, and to whoever tells of one, that a person whose job is to keep children safe reads it. Until
-- now every manager of the agency was told, whose job that need not be, and where an agency had no manager nobody was. An
-- agency can now say who leads on safeguarding, by a role beside those that take reports; the managers are told with them, and
-- where there is neither, everybody who takes the agency's reports.
-- Breaking: no.

alter table staff_users drop constraint staff_users_roles_check;
alter table staff_users add constraint staff_users_roles_check check (roles <@ array['officer', 'manager', 'support_worker',
  'triage', 'chair', 'safeguarding', 'coordinator', 'communications', 'analyst', 'administrator', 'auditor']
  and cardinality(roles) > 0);

-- Only whoever may open the report: the same readers as app.report_readers, the partnership's triage where there are none.
create function app.safeguarding_readers(agency uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  with at as materialized (select agency is not null and app.has_caseworkers(agency) as staffed),
  readers as (
    select u.id, u.roles && array['safeguarding', 'manager'] as leads from staff_users u cross join at
    where u.status = 'active' and case when at.staffed
      then u.agency_id = agency and u.roles && array['officer', 'manager', 'triage']
      else u.roles && array['triage'] end)
  select id from readers where leads or not exists (select from readers where leads) order by id limit 50
$$;
alter function app.safeguarding_readers(uuid) owner to upstander_keeper;
revoke all on function app.safeguarding_readers(uuid) from public;
grant execute on function app.safeguarding_readers(uuid) to upstander_staff, upstander_keeper;

-- As they were (0029, 0046), but for who is told.
create or replace function app.keep_details(r jsonb) returns void
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
        from app.safeguarding_readers(report.agency_id) as u(id)
        returning id
    loop
      perform app.add_job('send-mail', jsonb_build_object('mailId', mail.id), null, mail.id::text);
    end loop;
  end if;
end $$;

create or replace function app.mark_own_safeguarding(at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  report reports;
  mail record;
begin
  update reports set safeguarding = true where follow_up_hash = app.follow_up() and not safeguarding returning * into report;
  if report.id is null then return; end if;
  insert into timeline (id, report_id, at, kind, audience)
    values (gen_random_uuid(), report.id, at, 'report.safeguarding', 'agency');
  for mail in
    insert into mails (id, template, to_user_id, report_id, params, created_at)
      select gen_random_uuid(), 'safeguarding', u.id, report.id, jsonb_build_object('reference', report.reference), at
      from app.safeguarding_readers(report.agency_id) as u(id)
      returning id
  loop
    perform app.add_job('send-mail', jsonb_build_object('mailId', mail.id), null, mail.id::text);
  end loop;
end $$;
