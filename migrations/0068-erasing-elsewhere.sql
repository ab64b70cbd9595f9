-- Why: what one agency approved was erased also where the report had gone to another by then, which had approved nothing; nobody who
-- asked to be erased could change their mind, also not somebody whose code another had used; and since when a hold stands was
-- not said to whoever decides. Breaking: no

-- As it was (0062), but for what is with another agency by now.
create or replace function app.carry_out_erasures(at timestamptz) returns table (report_id uuid, files uuid[])
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e erasures;
  done record;
  also_notes boolean;
begin
  -- What was approved where it was, and is with another agency by now, is that one's to decide: nothing is erased over its head.
  for e in select x.* from erasures x join staff_users u on u.id = x.approved_by where x.ended is null
      and x.approved_at is not null and u.agency_id is distinct from app.erasure_decider(x.report_id)
      order by x.id limit 50 for update of x skip locked loop
    if e.requested_at is null then
      update erasures x set ended = 'taken_back', ended_at = carry_out_erasures.at where x.id = e.id;
    else
      update erasures x set proposed_at = null, proposed_by = null, reason = null, note = null, with_notes = false, weighed = '{}',
        approved_at = null, approved_by = null, not_before = null where x.id = e.id;
      perform app.mail_news(e.report_id, carry_out_erasures.at);
    end if;
    insert into timeline (id, report_id, at, kind, audience, agency_id) values (gen_random_uuid(), e.report_id, carry_out_erasures.at,
      'erasure.taken_back', case when e.requested_at is null then 'agency' else 'person' end, app.erasure_decider(e.report_id));
    insert into audit.entries (actor_kind, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
      values ('system', 'carry-out-erasures', app.erasure_decider(e.report_id), 'erasure.take-back', 'report', e.report_id,
        'it is with another agency by now', jsonb_build_object('wasApproved', true), app.request_id());
  end loop;
  for e in select x.* from erasures x where x.ended is null and x.approved_at is not null
      and x.not_before <= carry_out_erasures.at and not exists (select from app.holds_on(x.report_id))
      order by x.not_before, x.id limit 50 for update skip locked loop
    -- Another report may have come into its case since: what colleagues noted there is about that too.
    also_notes := e.with_notes and not app.shares_notes(e.report_id);
    select d.keys, d.files into done from app.erase_report(e.report_id, carry_out_erasures.at, also_notes) d;
    update erasures x set ended = 'erased', ended_at = carry_out_erasures.at, with_notes = also_notes where x.id = e.id;
    insert into audit.entries (actor_kind, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
      select 'system', 'carry-out-erasures', u.agency_id, 'report.erase', 'report', e.report_id, e.reason,
        jsonb_build_object('keys', done.keys, 'notes', also_notes, 'erasure', e.id, 'proposedBy', e.proposed_by,
          'approvedBy', e.approved_by), app.request_id() from staff_users u where u.id = e.approved_by;
    report_id := e.report_id;
    files := done.files;
    return next;
  end loop;
end $$;

-- As it was (0062), with the further people of a report, and with since when each hold stands, and not why: that is the agency's that set it.
create or replace function app.erasure_facts(of_report uuid, at timestamptz) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  with r as (select x.*, c.id as case_id, c.reference as case_reference, c.status as case_status, c.closed_at as case_closed
      from reports x left join case_reports l on l.report_id = x.id left join cases c on c.id = l.case_id
      where x.id = of_report order by l.linked_at limit 1),
  open_texts as (select t.id from vault.texts t join vault.keys k on k.id = t.key_id
    where k.wrapped is not null and t.id in (select app.words_of_report(of_report, true))),
  told as (select count(*)::int as n from open_texts o where o.id in (select app.words_of_report(of_report, false)))
  select jsonb_build_object(
    'id', r.id, 'reference', r.reference, 'words', told.n, 'notes', (select count(*)::int from open_texts) - told.n,
    'person', exists (select from vault.people p join vault.keys k on k.id = p.key_id
      where p.id in (select app.people_of_report(r.id)) and k.wrapped is not null),
    'files', coalesce((select jsonb_agg(f.id) from report_files f join vault.keys k on k.id = f.key_id
      where f.report_id = r.id and k.wrapped is not null), '[]'),
    'sharesCase', app.shares_notes(r.id),
    'importId', (select i.id from intake_receipts n join intake_imports i on i.id = n.import_id
      join vault.keys k on k.id = i.key_id where n.report_id = r.id and k.wrapped is not null),
    'decisions', (select count(*)::int from timeline t where t.report_id = r.id or t.case_id = r.case_id),
    'anonymous', r.privacy = 'anonymous', 'waiting', r.status = 'new', 'receivedAt', r.received_at,
    'caseReference', r.case_reference, 'caseOpen', coalesce(r.case_status = 'open', false),
    'openReferrals', (select count(*)::int from referrals f where f.case_id = r.case_id and f.status in ('sent', 'accepted')),
    'keepUntil', case when coalesce(r.case_status, '') <> 'open' then app.limit_from(
      case when r.privacy = 'anonymous' then 'keep_anonymous' else 'keep_closed' end, coalesce(r.case_closed, r.received_at)) end,
    'holds', coalesce((select jsonb_agg(jsonb_build_object('agency', g.name, 'setAt', h.set_at, 'reviewOn', h.review_on)
      order by h.set_at) from legal_holds h join agencies g on g.id = h.agency_id where h.id in (select app.holds_on(of_report))), '[]'))
  from r, told
$$;

-- The holder of a code no longer asks for it. What staff proposed for a reason of their own stands. Answers whether there was
-- something to take back.
create function app.unask_erasure(at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  e erasures;
begin
  select x.* into e from erasures x join reports r on r.id = x.report_id
    where r.follow_up_hash = app.follow_up() and x.ended is null and x.requested_at is not null for update of x;
  if e.id is null then return false; end if;
  if e.reason is distinct from 'asked' and e.reason is not null then
    update erasures x set requested_at = null, due_at = null where x.id = e.id;
  else
    update erasures x set ended = 'taken_back', ended_at = unask_erasure.at where x.id = e.id;
  end if;
  return true;
end $$;
alter function app.unask_erasure(timestamptz) owner to upstander_keeper;
revoke all on function app.unask_erasure(timestamptz) from public;
grant execute on function app.unask_erasure(timestamptz) to upstander_public;
