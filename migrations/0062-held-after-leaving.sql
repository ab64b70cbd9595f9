-- Why: a hold on a case ended for a report that was taken out of it, since nothing that says so names the case; and erasing the
-- report that a case began with, notes included, destroyed what colleagues wrote of another that is held and was in that case.
-- Breaking: no

-- Every case that a report is or was in. Taking it out leaves no row there: the decisions say so, by its reference. One that
-- came or left with the report that it followed has that one's cases.
create function app.cases_of(of_report uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with own as (select of_report as id union select m.lead_id from report_merges m where m.report_id = of_report)
  select l.case_id from case_reports l where l.report_id in (select own.id from own)
  union select t.case_id from timeline t where t.report_id in (select own.id from own) and t.case_id is not null
  union select c.id from report_decisions d join cases c on c.reference = d.other_reference
    where d.report_id in (select own.id from own) and d.decision in ('linked', 'unlinked')
$$;
alter function app.cases_of(uuid) owner to upstander_keeper;
revoke all on function app.cases_of(uuid) from public;

create or replace function app.holds_on(of_report uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select h.id from legal_holds h where h.report_id = of_report and h.lifted_at is null
  union
  select h.id from legal_holds h where h.lifted_at is null and h.case_id in (select app.cases_of(of_report))
$$;

-- Whether what colleagues noted in its case is about others too: one that is in it, or one that was and is held.
create function app.shares_notes(of_report uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from case_reports l join case_reports o on o.case_id = l.case_id
      where l.report_id = of_report and o.report_id <> of_report)
    or exists (select from legal_holds h left join case_reports i on i.case_id = h.case_id
      cross join lateral (select coalesce(h.report_id, i.report_id) as id) held
      where h.lifted_at is null and held.id <> of_report and exists (select from case_reports l
        where l.report_id = of_report and l.case_id in (select app.cases_of(held.id))))
$$;
alter function app.shares_notes(uuid) owner to upstander_keeper;
revoke all on function app.shares_notes(uuid) from public;

-- As it was (0060), but for what was noted of another report in the same case: that is the other's.
create or replace function app.words_of_report(of_report uuid, notes boolean) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.narrative_id from reports r where r.id = of_report
  union select d.text_id from diary_entries d where d.report_id = of_report
  union select m.text_id from report_messages m where m.report_id = of_report
    and not exists (select from erasures e where e.answer_id = m.id)
  union select t.text_id from report_translations t where t.report_id = of_report
  union select t.note_id from timeline t where notes and t.note_id is not null and (t.report_id = of_report
    or t.report_id is null and t.case_id in (select l.case_id from case_reports l where l.report_id = of_report))
  union select a.note_id from referral_attempts a join referrals f on f.id = a.referral_id
    where notes and a.note_id is not null and f.case_id in (select l.case_id from case_reports l where l.report_id = of_report)
$$;

-- As they were (0060), but for whose notes those are.
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
      where p.id = r.person_id and k.wrapped is not null),
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
    'holds', coalesce((select jsonb_agg(jsonb_build_object('agency', g.name, 'reason', h.reason, 'reviewOn', h.review_on)
      order by h.set_at) from legal_holds h join agencies g on g.id = h.agency_id where h.id in (select app.holds_on(of_report))), '[]'))
  from r, told
$$;

create or replace function app.carry_out_erasures(at timestamptz) returns table (report_id uuid, files uuid[])
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e erasures;
  done record;
  also_notes boolean;
begin
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
