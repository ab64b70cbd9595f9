-- Why: a case was referred by rule only, to the victim service, once. An officer may now ask any agency that takes referrals, for
-- the people in the case who said yes to it; what ends the yes ends the referral. Breaking: no

-- Of one that was made by hand, which answer of its people it hangs on. One by rule hangs on victim_service.
alter table referrals add column purpose text check (purpose in ('victim_service', 'council_partners')),
  add constraint referrals_purpose_by_hand check (purpose is null or (rule is null and basis in ('consent', 'none')));
-- One that stands, for each agency and case: a second press or a second officer meets this.
create unique index referrals_by_hand_once on referrals (case_id, to_agency_id) where purpose is not null and status in ('sent', 'accepted');

-- Whom it is for: whoever told of a report, by its own consent; or a further person affected, who said yes to whoever made it.
create table referral_people (
  id uuid primary key,
  referral_id uuid not null references referrals,
  report_id uuid not null references reports,
  affected_id uuid references people_affected,
  agreed_at timestamptz not null,
  unique nulls not distinct (referral_id, report_id, affected_id)
);
call app.protect('referral_people');
create index referral_people_report on referral_people (report_id);
create index referral_people_affected on referral_people (affected_id) where affected_id is not null;

grant select, insert on referral_people to upstander_staff;
create policy sight on referral_people for select to upstander_staff
  using (exists (select 1 from referrals f where f.id = referral_people.referral_id offset 0) and app.sees_report(report_id));
-- The second wall behind the service: in the referral's own case, by whoever made it, with a yes that stands.
create policy adds on referral_people for insert to upstander_staff
  with check (exists (select 1 from referrals f join case_reports l on l.case_id = f.case_id and l.report_id = referral_people.report_id
      where f.id = referral_people.referral_id and f.from_agency_id = app.agency_id() and f.purpose is not null and f.status = 'sent'
        and case when affected_id is null
          then exists (select 1 from consents n where n.report_id = referral_people.report_id and n.purpose = f.purpose
            and n.answer = 'yes' and n.withdrawn_at is null)
          else exists (select 1 from people_affected o where o.id = affected_id and o.report_id = referral_people.report_id
            and o.knows = 'agrees') end));

-- Somebody may say no at this very moment. Whoever changes an answer holds the report first (app.hold_followed_report): so one of
-- the two waits, and sees what the other did.
create function app.hold_for_referral() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  f referrals;
begin
  select x.* into f from referrals x where x.id = new.referral_id;
  perform from reports r where r.id in (select l.report_id from case_reports l where l.case_id = f.case_id)
    order by r.id for no key update;
  if exists (select from case_reports l join reports r on r.id = l.report_id where l.case_id = f.case_id
      and (r.withdrawn_at is not null or exists (select from consents n where n.report_id = r.id and n.purpose = f.purpose
        and n.answer = 'no' and n.withdrawn_at is null))) then
    raise exception 'somebody in the case said no meanwhile' using errcode = 'check_violation', constraint = 'referral_people_no';
  end if;
  return null;
end $$;
alter function app.hold_for_referral() owner to upstander_keeper;
revoke all on function app.hold_for_referral() from public;
create trigger holds after insert on referral_people for each row execute function app.hold_for_referral();

-- As it was (0067), and by the agency that was asked for this very person, while the referral stands.
create or replace function app.sees_person(person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from reports r where r.person_id = person and app.sees_report(r.id))
    or exists (select 1 from case_people p join case_access a on a.case_id = p.case_id
               where p.person_id = person and a.level = 3 and app.grants_sight(a.holder_id, a.from_at, a.until_at))
    or exists (select 1 from people_affected o where o.person_id = person and app.user_id() is not null
               and (app.works_on_report(o.report_id)
                 or exists (select 1 from referral_people p join referrals f on f.id = p.referral_id
                   join case_reports l on l.case_id = f.case_id and l.report_id = p.report_id
                   where p.affected_id = o.id and f.to_agency_id = app.agency_id() and app.works_cases()
                     and f.status in ('sent', 'accepted', 'done'))))
$$;

-- Somebody in the case says no to what a referral by hand hangs on, or withdraws their report: whoever was asked reads the whole
-- case, and stops reading it, whoever it was for. Whatever way the no came.
create function app.stop_referrals_by_hand() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_report constant uuid := case when tg_table_name = 'reports' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'report_id' end;
  of_purpose constant text := case when tg_table_name = 'reports' then null else to_jsonb(new) ->> 'purpose' end;
  at constant timestamptz := case when tg_table_name = 'reports' then to_jsonb(new) ->> 'withdrawn_at' else to_jsonb(new) ->> 'given_at' end;
  f record;
  mail uuid;
begin
  for f in select x.*, c.reference, c.lead_agency_id, g.short_name from referrals x join cases c on c.id = x.case_id
      join agencies g on g.id = x.to_agency_id
      where x.case_id in (select l.case_id from case_reports l where l.report_id = of_report) and x.purpose is not null
        and x.basis = 'consent' and x.status in ('sent', 'accepted', 'done') and (of_purpose is null or x.purpose = of_purpose)
      for no key update of x loop
    update referrals x set status = case when f.status = 'sent' then 'withdrawn' else 'stopped' end, basis = 'none',
      version = x.version + 1 where x.id = f.id;
    insert into timeline (id, case_id, report_id, at, kind, params, audience, agency_id, rule)
      values (gen_random_uuid(), f.case_id, null, at, 'referral.stopped', jsonb_build_object('agency', f.short_name), 'partners',
        f.lead_agency_id, 'consent');
    -- Each for whom it was reads that it ended; nobody reads whose no it was.
    insert into timeline (id, report_id, at, kind, params, audience, agency_id, rule)
      select gen_random_uuid(), p.report_id, at, 'referral.withdrawn', jsonb_build_object('agency', f.short_name), 'person',
        f.lead_agency_id, 'consent' from referral_people p where p.referral_id = f.id and p.affected_id is null;
    insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
      values (case when app.user_id() is null then 'public' else 'staff' end, app.user_id(), app.actor_name(), app.agency_id(),
        'referral.follow', 'referral', f.id, 'somebody in the case said no',
        jsonb_build_object('reference', f.reference, 'happened', 'stopped'), app.request_id());
    if f.taken_by is not null then
      mail := gen_random_uuid();
      insert into mails (id, template, to_user_id, params, created_at)
        values (mail, 'referral-stopped', f.taken_by, jsonb_build_object('reference', f.reference), at);
      perform app.add_job('send-mail', jsonb_build_object('mailId', mail), null, mail::text);
    end if;
  end loop;
  return null;
end $$;
alter function app.stop_referrals_by_hand() owner to upstander_keeper;
revoke all on function app.stop_referrals_by_hand() from public;
create trigger stops_by_hand after insert on consents for each row when (new.answer = 'no' and new.withdrawn_at is null)
  execute function app.stop_referrals_by_hand();
create trigger stops_by_hand after update of withdrawn_at on reports for each row
  when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function app.stop_referrals_by_hand();
