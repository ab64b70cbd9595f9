-- Why: what colleagues keep of another person in a report, and who that is, stayed when the report was erased with its notes:
-- a name without the words that were the reason to take it. It goes as the notes do, and counts among them.
-- Breaking: no.

-- As it was (0062), with what is kept of another person.
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
  union select kept.id from other_people o cross join lateral (values (o.words_id), (o.identity_id)) kept (id)
    where notes and kept.id is not null and o.report_id = of_report
$$;
