-- Why: an administrator or auditor reads the trail of their own agency and asks "who opened this?" by the reference that
-- people quote, though the case itself is not theirs to see. Both functions answer only about what the trail of the
-- caller's own agency names already. Breaking: no.
create function app.reads_trail() returns boolean language sql stable as
  $$ select app.has_role('auditor') or app.has_role('administrator') $$;

-- Everything that a reference stands for in the trail: the case or report, and the people and words that belong to it.
create function app.audited_ids(wanted text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with reported as (
    select r.id, r.person_id, r.narrative_id from reports r where r.reference = wanted
    union
    select r.id, r.person_id, r.narrative_id from cases c join case_reports cr on cr.case_id = c.id
      join reports r on r.id = cr.report_id where c.reference = wanted),
  named as (
    select id from reported union select person_id from reported union select narrative_id from reported
    union select c.id from cases c where c.reference = wanted
    union select p.person_id from cases c join case_people p on p.case_id = c.id where c.reference = wanted
    union select f.id from cases c join referrals f on f.case_id = c.id where c.reference = wanted)
  select n.id from named n where n.id is not null and app.reads_trail() and exists (
    select 1 from audit.entries e where e.subject_id = n.id and e.agency_id = app.agency_id()
      and e.subject_kind in ('case', 'report', 'person', 'text', 'referral'))
  limit 1000
$$;
alter function app.audited_ids(text) owner to upstander_keeper;

create function app.audited_references(ids uuid[]) returns table (id uuid, reference text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.reference from (
    select c.id, c.reference, 'case' as kind from cases c where c.id = any (ids)
    union all select r.id, r.reference, 'report' from reports r where r.id = any (ids)) s
  where app.reads_trail() and exists (
    select 1 from audit.entries e where e.subject_kind = s.kind and e.subject_id = s.id and e.agency_id = app.agency_id())
$$;
alter function app.audited_references(uuid[]) owner to upstander_keeper;

revoke all on function app.reads_trail(), app.audited_ids(text), app.audited_references(uuid[]) from public;
grant execute on function app.reads_trail(), app.audited_ids(text), app.audited_references(uuid[])
  to upstander_staff, upstander_keeper;
