-- Why: who was asked by hand to help somebody was not told to stop where that person said later that nobody may be in touch, or
-- became anonymous; the victim service by rule is. Breaking: no

-- As it was (0072), and where the last who could be reached cannot be any more; what is done already stays so.
create or replace function app.end_referrals_for_nobody() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_report constant uuid := case when tg_table_name = 'reports' then to_jsonb(old) ->> 'id' else to_jsonb(old) ->> 'report_id' end;
  why constant text := case when tg_table_name = 'reports' then 'nobody whom it is for can be reached any more'
    else 'nobody whom it is for is in the case any more' end;
  f record;
  mail uuid;
begin
  for f in select x.*, c.reference, c.lead_agency_id, g.short_name from referrals x join cases c on c.id = x.case_id
      join agencies g on g.id = x.to_agency_id
      where (case when tg_table_name = 'reports' then x.case_id in (select l.case_id from case_reports l where l.report_id = of_report)
          else x.case_id = (to_jsonb(old) ->> 'case_id')::uuid end) and x.purpose is not null and x.basis = 'consent' and (x.status in ('sent', 'accepted') or x.status = 'done' and tg_table_name <> 'reports')
        and exists (select from referral_people p where p.referral_id = x.id and p.report_id = of_report)
        and not exists (select from referral_people p join case_reports l on l.report_id = p.report_id and l.case_id = x.case_id
          join reports r on r.id = p.report_id left join people_affected o on o.id = p.affected_id
          where p.referral_id = x.id and (tg_table_name <> 'reports'
            or case when o.id is null then r.can_contact = 'yes' else o.by_user is not null or r.privacy <> 'anonymous' end))
      for no key update of x loop
    update referrals x set status = 'withdrawn', basis = 'none', version = x.version + 1 where x.id = f.id;
    insert into timeline (id, case_id, report_id, at, kind, params, audience, agency_id, rule)
      values (gen_random_uuid(), f.case_id, null, now(), 'referral.withdrawn',
        jsonb_build_object('agency', f.short_name), 'partners', f.lead_agency_id, 'consent');
    insert into timeline (id, report_id, at, kind, params, audience, agency_id, rule)
      select gen_random_uuid(), p.report_id, now(), 'referral.withdrawn', jsonb_build_object('agency', f.short_name),
        'person', f.lead_agency_id, 'consent' from referral_people p where p.referral_id = f.id and p.affected_id is null;
    insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
      values (case when app.user_id() is not null then 'staff' when app.follow_up() is not null then 'public' else 'system' end, app.user_id(), app.actor_name(), app.agency_id(),
        'referral.follow', 'referral', f.id, why,
        jsonb_build_object('reference', f.reference, 'happened', 'withdrawn'), app.request_id());
    if f.taken_by is not null then
      mail := gen_random_uuid();
      insert into mails (id, template, to_user_id, params, created_at)
        values (mail, 'referral-stopped', f.taken_by, jsonb_build_object('reference', f.reference), now());
      perform app.add_job('send-mail', jsonb_build_object('mailId', mail), null, mail::text);
    end if;
  end loop;
  return null;
end $$;
create trigger ends_unreachable after update of can_contact on reports for each row
  when (old.can_contact = 'yes' and new.can_contact <> 'yes') execute function app.end_referrals_for_nobody();
