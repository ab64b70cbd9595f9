-- Why: a further person's yes could not be taken back by itself: only the whole report could be erased. They say no to an officer,
-- or to whoever told us of them; what stood only on that yes ends with it. The trail said "a person changed their mind" also where
-- a referral ended because the case changed. And names of further people that an officer added were indexed, those from the form
-- were not: likeness compares numbers, addresses and postcodes, so that none of them was ever found by it; now none is indexed.
-- Breaking: no

alter table people_affected
  -- When they said no, and to what: to being contacted, or to our keeping who they are.
  add column said_no_at timestamptz,
  add column said_no text check (said_no in ('contact', 'kept')),
  -- Who wrote it down; null: whoever made the report, by their code.
  add column said_no_by uuid references staff_users,
  add check (num_nulls(said_no_at, said_no) in (0, 2)),
  add check (said_no_by is null or said_no_at is not null),
  add check (said_no is null or may_contact = 'no'),
  add check (said_no is distinct from 'kept' or knows = 'objects');
create index people_affected_said_no_by on people_affected (said_no_by) where said_no_by is not null;

-- Of those whom an officer added, and now of those too of whom an officer wrote down that they said no.
do $$
declare
  old_check name;
begin
  select c.conname into strict old_check from pg_constraint c where c.conrelid = 'people_affected'::regclass and c.contype = 'c'
    and pg_get_constraintdef(c.oid) like '%ground IS NULL%by_user IS NOT NULL%';
  execute format('alter table people_affected drop constraint %I', old_check);
end $$;
alter table people_affected add constraint people_affected_ground_by
  check (ground is null or ((by_user is not null or said_no_by is not null) and knows <> 'agrees'));

alter table vault.blind_index no force row level security;
alter table people_affected no force row level security;
delete from vault.blind_index b using people_affected o where o.person_id = b.person_id;
alter table people_affected force row level security;
alter table vault.blind_index force row level security;

-- As it was (0070), but not of somebody who said no since.
create or replace function app.sees_person(person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from reports r where r.person_id = person and app.sees_report(r.id))
    or exists (select 1 from case_people p join case_access a on a.case_id = p.case_id
               where p.person_id = person and a.level = 3 and app.grants_sight(a.holder_id, a.from_at, a.until_at))
    or exists (select 1 from people_affected o where o.person_id = person and app.user_id() is not null
               and (app.works_on_report(o.report_id)
                 or o.said_no_at is null and exists (select 1 from referral_people p join referrals f on f.id = p.referral_id
                   join case_reports l on l.case_id = f.case_id and l.report_id = p.report_id
                   where p.affected_id = o.id and f.to_agency_id = app.agency_id() and app.works_cases()
                     and f.status in ('sent', 'accepted', 'done'))))
$$;

-- As it was (0070), and where the further person whom it is for said no meanwhile.
create or replace function app.hold_for_referral() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  f referrals;
begin
  select x.* into f from referrals x where x.id = new.referral_id;
  perform from reports r where r.id in (select l.report_id from case_reports l where l.case_id = f.case_id)
    order by r.id for no key update;
  if exists (select from case_reports l join reports r on r.id = l.report_id where l.case_id = f.case_id
      and (r.withdrawn_at is not null or exists (select from consents n where n.report_id = r.id and n.purpose = f.purpose
        and n.answer = 'no' and n.withdrawn_at is null)))
    or exists (select from people_affected o where o.id = new.affected_id and o.said_no_at is not null) then
    raise exception 'somebody in the case said no meanwhile' using errcode = 'check_violation', constraint = 'referral_people_no';
  end if;
  return null;
end $$;

-- Ends one referral by hand: the case's history, each who told us and whom it was for, the trail, and whoever took it. They keep
-- what they did themselves, as after a no; one that was done could not be ended at all (0072 made it "withdrawn", which holds no
-- outcome).
create function app.end_by_hand(of_referral uuid, at timestamptz, why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  f record;
  mail uuid;
  to_status text;
begin
  select x.*, c.reference, c.lead_agency_id, g.short_name into f from referrals x join cases c on c.id = x.case_id
    join agencies g on g.id = x.to_agency_id where x.id = of_referral;
  to_status := case f.status when 'sent' then 'withdrawn' else 'stopped' end;
  update referrals x set status = to_status, basis = 'none', version = x.version + 1 where x.id = f.id;
  insert into timeline (id, case_id, report_id, at, kind, params, audience, agency_id, rule)
    values (gen_random_uuid(), f.case_id, null, at, 'referral.ended', jsonb_build_object('agency', f.short_name, 'why', why),
      'partners', f.lead_agency_id, 'consent');
  insert into timeline (id, report_id, at, kind, params, audience, agency_id, rule)
    select gen_random_uuid(), p.report_id, at, 'referral.withdrawn', jsonb_build_object('agency', f.short_name),
      'person', f.lead_agency_id, 'consent' from referral_people p where p.referral_id = f.id and p.affected_id is null;
  insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
    values (case when app.user_id() is not null then 'staff' when app.follow_up() is not null then 'public' else 'system' end,
      app.user_id(), app.actor_name(), app.agency_id(), 'referral.end', 'referral', f.id,
      case why when 'said_no' then 'the person whom it was for said no' when 'unreachable' then 'nobody whom it is for can be reached any more'
        else 'nobody whom it is for is in the case any more' end,
      jsonb_build_object('reference', f.reference, 'happened', to_status), app.request_id());
  if f.taken_by is not null then
    mail := gen_random_uuid();
    insert into mails (id, template, to_user_id, params, created_at)
      values (mail, 'referral-stopped', f.taken_by, jsonb_build_object('reference', f.reference), at);
    perform app.add_job('send-mail', jsonb_build_object('mailId', mail), null, mail::text);
  end if;
end $$;
alter function app.end_by_hand(uuid, timestamptz, text) owner to upstander_keeper;
revoke all on function app.end_by_hand(uuid, timestamptz, text) from public;

-- Whether one whom a referral is for can still be helped by it: in its case, not having said no, and where that is asked, reachable.
create function app.stands_for(p referral_people, of_case uuid, reachable boolean) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from case_reports l join reports r on r.id = l.report_id left join people_affected o on o.id = p.affected_id
    where l.report_id = p.report_id and l.case_id = of_case and o.said_no_at is null
      and (not reachable or case when o.id is null then r.can_contact = 'yes' else o.by_user is not null or r.privacy <> 'anonymous' end))
$$;
alter function app.stands_for(referral_people, uuid, boolean) owner to upstander_keeper;
revoke all on function app.stands_for(referral_people, uuid, boolean) from public;

-- As it was (0074); in the trail it is no person who changed their mind, and nobody who said no is counted.
create or replace function app.end_referrals_for_nobody() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  unreached constant boolean := tg_table_name = 'reports';
  of_report constant uuid := case when unreached then to_jsonb(old) ->> 'id' else to_jsonb(old) ->> 'report_id' end;
  f record;
begin
  for f in select x.id from referrals x
      where (case when unreached then x.case_id in (select l.case_id from case_reports l where l.report_id = of_report)
          else x.case_id = (to_jsonb(old) ->> 'case_id')::uuid end)
        and x.purpose is not null and x.basis = 'consent' and (x.status in ('sent', 'accepted') or x.status = 'done' and not unreached)
        and exists (select from referral_people p where p.referral_id = x.id and p.report_id = of_report)
        and not exists (select from referral_people p where p.referral_id = x.id and app.stands_for(p, x.case_id, unreached))
      order by x.id for no key update of x loop
    perform app.end_by_hand(f.id, now(), case when unreached then 'unreachable' else 'left' end);
  end loop;
  return null;
end $$;

-- A further person says no: to being contacted, or to our keeping who they are, by whoever works on the report, or by the holder of
-- the code that told of them. What is kept of them is destroyed, unless an officer says on which ground it must stay; a legal hold
-- stops that. Answers: done; same, where it was said before; held; null where they are not the caller's.
create function app.affected_says_no(affected uuid, what text, on_ground text, at timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_variable
declare
  o people_affected;
  stays text;
  destroys boolean;
  f record;
  mail uuid;
begin
  -- The report first, as everybody who changes an answer does: a referral that goes out at this moment waits, or is seen.
  perform from reports r where r.id = (select x.report_id from people_affected x where x.id = affected) for no key update;
  select x.* into o from people_affected x where x.id = affected;
  if o.id is null or what not in ('contact', 'kept') or not coalesce(case when app.user_id() is not null then app.works_on_report(o.report_id)
      else on_ground is null and o.by_user is null and exists (select from reports r where r.id = o.report_id and r.follow_up_hash = app.follow_up()) end, false) then
    return null;
  end if;
  -- Only who somebody is can stay without their yes.
  stays := case when o.named then on_ground end;
  if o.said_no = 'kept' and o.ground is not distinct from stays or o.said_no is not null and what = 'contact' then return 'same'; end if;
  destroys := what = 'kept' and stays is null;
  -- Nor may the holder of a code undo what an officer keeps on a ground: of a child at risk, say, and whoever they are to that child.
  if destroys and (app.user_id() is null and o.ground is not null or exists (select from app.holds_on(o.report_id))) then
    return 'held';
  end if;
  update people_affected x set may_contact = 'no', said_no_at = at, said_no = what, said_no_by = app.user_id(),
    knows = case what when 'kept' then 'objects' else x.knows end, named = x.named and not destroys,
    ground = case what when 'kept' then stays else x.ground end where x.id = o.id;
  if destroys then
    update vault.keys k set wrapped = null, destroyed_at = at from vault.people p
      where p.id = o.person_id and k.id = p.key_id and k.wrapped is not null;
    update vault.people p set sealed = null where p.id = o.person_id;
  end if;
  insert into timeline (id, report_id, at, kind, params, audience, actor_id, agency_id)
    values (gen_random_uuid(), o.report_id, at, 'report.person_said_no',
      jsonb_build_object('what', what, 'destroyed', case when destroys then 'yes' else 'no' end), 'partners', app.user_id(), app.agency_id());
  insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, detail, request_id)
    values (case when app.user_id() is null then 'public' else 'staff' end, app.user_id(), app.actor_name(), app.agency_id(),
      'report.person-said-no', 'report', o.report_id, jsonb_build_object('what', what, 'ground', stays, 'destroyed', destroys,
        'knew', o.knows, 'contact', o.may_contact, 'person', o.person_id), app.request_id());
  for f in select x.id, x.case_id, x.status, x.taken_by, c.reference, c.lead_agency_id, g.short_name,
        exists (select from referral_people q where q.referral_id = x.id and app.stands_for(q, x.case_id, true)) as others
      from referrals x join cases c on c.id = x.case_id join agencies g on g.id = x.to_agency_id
      where x.purpose is not null and x.basis = 'consent' and (x.status in ('sent', 'accepted') or x.status = 'done' and what = 'kept')
        and exists (select from referral_people p where p.referral_id = x.id and p.affected_id = o.id)
      order by x.id for no key update of x loop
    if not f.others then
      perform app.end_by_hand(f.id, at, 'said_no');
      continue;
    end if;
    insert into timeline (id, case_id, report_id, at, kind, params, audience, agency_id, rule)
      values (gen_random_uuid(), f.case_id, null, at, 'referral.one_left', jsonb_build_object('agency', f.short_name), 'partners',
        f.lead_agency_id, 'consent');
    if f.taken_by is not null then
      mail := gen_random_uuid();
      insert into mails (id, template, to_user_id, params, created_at)
        values (mail, 'referral-one-left', f.taken_by, jsonb_build_object('reference', f.reference,
          'path', '/referrals/' || f.id), at);
      perform app.add_job('send-mail', jsonb_build_object('mailId', mail), null, mail::text);
    end if;
  end loop;
  return 'done';
end $$;
alter function app.affected_says_no(uuid, text, text, timestamptz) owner to upstander_keeper;
revoke all on function app.affected_says_no(uuid, text, text, timestamptz) from public;
grant execute on function app.affected_says_no(uuid, text, text, timestamptz) to upstander_staff, upstander_public;

-- The further people whom the holder of a code told of, and whom they may say a no for: how many there are and when they were told
-- of. Who they are is not given back.
create function app.own_people_affected() returns table (id uuid, at timestamptz, in_form boolean, said_no text, kept boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.at, o.source = 'form', o.said_no, k.wrapped is not null from people_affected o join reports r on r.id = o.report_id
    join vault.people p on p.id = o.person_id join vault.keys k on k.id = p.key_id
  where r.follow_up_hash = app.follow_up() and o.by_user is null order by o.at, o.id limit 50
$$;
alter function app.own_people_affected() owner to upstander_keeper;
revoke all on function app.own_people_affected() from public;
grant execute on function app.own_people_affected() to upstander_public;
