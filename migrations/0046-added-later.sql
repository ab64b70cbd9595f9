-- Why: somebody who told us in a hurry, or left questions out, answers them later, one at a time. What they add is a message
-- of the conversation with its coded answers beside it; the report as it was first told is never changed.
-- Breaking: no

alter table report_messages drop constraint report_messages_about_check;
alter table report_messages add constraint report_messages_about_check
  check (about in ('again', 'another', 'call', 'rating', 'added'));
-- Which question, and what was chosen from its lists; words are sealed with the message.
alter table report_messages add column told jsonb,
  add constraint report_messages_told_is_theirs check ((told is not null) = (about is not distinct from 'added'));

-- What the holder of a code was asked and chose, so that nothing is asked twice and each question is put in the right words:
-- names of fields, who they are, and the kind of place. Never what was written.
create function app.own_facts() returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('who', r.reporter_role, 'age', r.details ->> 'age', 'place', r.place_kind,
    'quick', r.details ? 'unasked' and r.channel = 'web',
    'answered', (select coalesce(jsonb_agg(key), '[]') from jsonb_object_keys(r.details) key),
    'types', cardinality(r.types) > 0, 'strands', cardinality(r.strands) > 0,
    'when', r.occurred ->> 'said' is distinct from 'not_said',
    'added', (select coalesce(jsonb_agg(m.told order by m.at, m.id), '[]') from report_messages m
      where m.report_id = r.id and m.told is not null))
  from reports r where r.follow_up_hash = app.follow_up()
$$;
alter function app.own_facts() owner to upstander_keeper;

-- What was added tells of a child, of abuse or of a life in danger: a manager is told at once, as of a new report; once.
create function app.mark_own_safeguarding(at timestamptz) returns void
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
      from staff_users u where u.status = 'active' and case when report.agency_id is null then 'triage' = any (u.roles)
        else u.agency_id = report.agency_id and 'manager' = any (u.roles) end
      returning id
  loop
    perform app.add_job('send-mail', jsonb_build_object('mailId', mail.id), null, mail.id::text);
  end loop;
end $$;
alter function app.mark_own_safeguarding(timestamptz) owner to upstander_keeper;

revoke all on function app.own_facts(), app.mark_own_safeguarding(timestamptz) from public;
grant execute on function app.own_facts(), app.mark_own_safeguarding(timestamptz) to upstander_public;
