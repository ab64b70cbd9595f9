-- Why: where all whom a referral by hand was for were taken out of the case, the agency went on reading what others in it told,
-- none of whom it was for. It ends with them. Breaking: no

create function app.end_referrals_for_nobody() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  f record;
  mail uuid;
begin
  for f in select x.*, c.reference, c.lead_agency_id, g.short_name from referrals x join cases c on c.id = x.case_id
      join agencies g on g.id = x.to_agency_id
      where x.case_id = old.case_id and x.purpose is not null and x.basis = 'consent' and x.status in ('sent', 'accepted', 'done')
        and exists (select from referral_people p where p.referral_id = x.id and p.report_id = old.report_id)
        and not exists (select from referral_people p join case_reports l on l.report_id = p.report_id and l.case_id = x.case_id
          where p.referral_id = x.id)
      for no key update of x loop
    update referrals x set status = 'withdrawn', basis = 'none', version = x.version + 1 where x.id = f.id;
    insert into timeline (id, case_id, report_id, at, kind, params, audience, agency_id, rule)
      values (gen_random_uuid(), f.case_id, null, now(), 'referral.withdrawn',
        jsonb_build_object('agency', f.short_name), 'partners', f.lead_agency_id, 'consent');
    insert into timeline (id, report_id, at, kind, params, audience, agency_id, rule)
      select gen_random_uuid(), p.report_id, now(), 'referral.withdrawn', jsonb_build_object('agency', f.short_name),
        'person', f.lead_agency_id, 'consent' from referral_people p where p.referral_id = f.id and p.affected_id is null;
    insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
      values (case when app.user_id() is null then 'system' else 'staff' end, app.user_id(), app.actor_name(), app.agency_id(),
        'referral.follow', 'referral', f.id, 'nobody whom it is for is in the case any more',
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
alter function app.end_referrals_for_nobody() owner to upstander_keeper;
revoke all on function app.end_referrals_for_nobody() from public;
create trigger ends_for_nobody after delete on case_reports for each row execute function app.end_referrals_for_nobody();
