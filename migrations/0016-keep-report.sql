-- Why: the public's one way to add a report. Everything that belongs to it is written by one function, in one statement:
-- the role of the public needs no right to write any of these tables, so nothing can be added to somebody else's report,
-- and a report costs one journey to the database instead of twenty. Breaking: no.
--
-- `r` is what the application made of the form (features/reporting/keep-report.ts has its type): ids, hashes and sealed
-- bytes as base64, facts, the first clock. Refuses (23505) a form that was kept before and a reference that is taken.
create function app.keep_report(r jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  report constant uuid := r ->> 'id';
  at constant timestamptz := r ->> 'at';
  agency constant uuid := r ->> 'agencyId';
  narrative constant jsonb := r -> 'narrative';
  person constant jsonb := nullif(r -> 'person', 'null');
  mail record;
begin
  insert into vault.keys (id, wrapped, created_at) values (
    (narrative ->> 'keyId')::uuid, decode(narrative ->> 'wrapped', 'base64'), at);
  insert into vault.texts (id, key_id, kind, sealed, created_at) values (
    (narrative ->> 'id')::uuid, (narrative ->> 'keyId')::uuid, 'narrative', decode(narrative ->> 'sealed', 'base64'), at);
  if person is not null then
    insert into vault.keys (id, wrapped, created_at) values (
      (person ->> 'keyId')::uuid, decode(person ->> 'wrapped', 'base64'), at);
    insert into vault.people (id, key_id, sealed, created_at) values (
      (person ->> 'id')::uuid, (person ->> 'keyId')::uuid, decode(person ->> 'sealed', 'base64'), at);
    insert into vault.blind_index (person_id, kind, token)
      select (person ->> 'id')::uuid, t ->> 'kind', decode(t ->> 'token', 'base64')
      from jsonb_array_elements(person -> 'tokens') t;
  end if;
  insert into reports (id, reference, submission_hash, answers_hash, follow_up_hash, received_at, channel, reporter_role,
      privacy, can_contact, agency_id, area_id, ward_code, outward_code, place_kind, occurred, occurred_on, strands, types,
      happened_before, narrative_id, person_id, demo)
    select report, r ->> 'reference', decode(r ->> 'submission', 'base64'), decode(r ->> 'said', 'base64'),
      decode(r ->> 'followUp', 'base64'), at, 'web', r ->> 'role', r ->> 'privacy', r ->> 'canContact', agency,
      (r ->> 'areaId')::uuid, r ->> 'wardCode', r ->> 'outwardCode', r ->> 'placeKind', r -> 'occurred',
      (r ->> 'occurredOn')::date, array(select jsonb_array_elements_text(r -> 'strands')), '{}', r ->> 'happenedBefore',
      (narrative ->> 'id')::uuid, (person ->> 'id')::uuid, p.demo
    from partnership p;
  insert into consents (id, report_id, purpose, answer, given_at)
    select (c ->> 'id')::uuid, report, c ->> 'purpose', c ->> 'answer', at from jsonb_array_elements(r -> 'consents') c;
  insert into clocks (id, report_id, agency_id, kind, sequence, starts_at, due_at, warn_at) values (
    (r #>> '{clock,id}')::uuid, report, agency, 'acknowledge', 1, at, (r #>> '{clock,due}')::timestamptz,
    (r #>> '{clock,warn}')::timestamptz);
  insert into timeline (id, report_id, at, kind, audience) values (
    (r ->> 'entryId')::uuid, report, at, 'report.received', 'person');
  insert into audit.entries (actor_kind, action, subject_kind, subject_id, detail, request_id) values (
    'public', 'report.submit', 'report', report,
    jsonb_build_object('triage', agency is null, 'privacy', r ->> 'privacy'), r ->> 'requestId');
  -- Whoever reads this queue is told, unless a mail that says so still waits to go out to them; and the person, where
  -- they said that e-mail is safe. Each mail with its job.
  for mail in
    insert into mails (id, template, to_user_id, to_person_id, report_id, params, created_at)
      select gen_random_uuid(), w.template, w.user_id, w.person_id, report, jsonb_build_object('reference', r ->> 'reference'), at
      from (select 'new-report', readers, null::uuid from app.report_readers(agency) readers
          where not exists (select 1 from mails m where m.to_user_id = readers and m.status = 'waiting' and m.template = 'new-report')
        union all select 'reference', null, (person ->> 'id')::uuid where (r ->> 'mailPerson')::boolean) w (template, user_id, person_id)
      returning id
  loop
    perform app.add_job('send-mail', jsonb_build_object('mailId', mail.id), null, mail.id::text);
  end loop;
end $$;
alter function app.keep_report(jsonb) owner to upstander_keeper;
revoke all on function app.keep_report(jsonb) from public;
grant execute on function app.keep_report(jsonb) to upstander_public;
grant execute on function app.add_job(text, jsonb, timestamptz, text) to upstander_keeper;
