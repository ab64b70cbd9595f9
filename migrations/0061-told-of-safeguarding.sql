-- Why: that those who lead on safeguarding were told of a report stands in its history, and nobody of its agency could read it
-- there: the entry was no agency's. Breaking: no

-- As they were (0052), but for whose entry it is: of no agency, only the partnership's triage read it.
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
    insert into timeline (id, report_id, at, kind, audience, agency_id)
      values (gen_random_uuid(), report.id, report.received_at, 'report.safeguarding', 'agency', report.agency_id);
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
  insert into timeline (id, report_id, at, kind, audience, agency_id)
    values (gen_random_uuid(), report.id, at, 'report.safeguarding', 'agency', report.agency_id);
  for mail in
    insert into mails (id, template, to_user_id, report_id, params, created_at)
      select gen_random_uuid(), 'safeguarding', u.id, report.id, jsonb_build_object('reference', report.reference), at
      from app.safeguarding_readers(report.agency_id) as u(id)
      returning id
  loop
    perform app.add_job('send-mail', jsonb_build_object('mailId', mail.id), null, mail.id::text);
  end loop;
end $$;
