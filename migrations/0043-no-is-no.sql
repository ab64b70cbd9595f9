-- Why: a person's no to the police ends what was under way on their yes; a report that was withdrawn and taken up again can be
-- withdrawn again; a manager's view is one manager's, once, of what is to go to whom; and the lists of the whole partnership
-- are its lead agency's. Breaking: no

-- The person's own no ends a transfer that rests on their yes; nobody of staff answered it.
alter table report_transfers drop constraint report_transfers_check;
alter table report_transfers add constraint report_transfers_check
  check ((answered_at is null) = (answer is null) and (answered_by is null or answer is not null)
    and (answer is null or answered_by is not null or (answer = 'taken_back' and answer_reason = 'person_asked_not')));

-- As before (0042); and a no to the police ends what they were asked to take on a yes, a yes takes the report up again that its
-- person had withdrawn, and where the person must not know that the police were told, nothing that follows says so.
create or replace function app.follow_consent(purpose text, at timestamptz, reason text, due timestamptz, warn timestamptz)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_variable
declare
  r reports;
  c cases;
  f referrals;
  agency text;
  yes boolean;
  happened text := 'noted';
  params jsonb := '{}';
  ended report_transfers;
begin
  select x.* into r from reports x where x.follow_up_hash = app.follow_up();
  select x.* into c from cases x join case_reports l on l.case_id = x.id where l.report_id = r.id;
  yes := exists (select from consents n
    where n.report_id = r.id and n.purpose = follow_consent.purpose and n.answer = 'yes' and n.withdrawn_at is null);
  if yes then
    update reports x set withdrawn_at = null where x.id = r.id and x.withdrawn_at is not null;
  elsif purpose = 'police' then
    update report_transfers t set answered_at = at, answer = 'taken_back', answer_reason = 'person_asked_not'
      where t.report_id = r.id and t.answered_at is null and t.basis = 'consent' returning t.* into ended;
    if ended.id is not null then
      insert into timeline (id, case_id, report_id, at, kind, params, audience, agency_id, rule)
      select gen_random_uuid(), c.id, r.id, at, 'transfer.taken_back',
        jsonb_build_object('agency', g.name, 'reason', 'person_asked_not'), 'partners', ended.by_agency_id, 'consent'
        from agencies g where g.id = ended.to_agency_id;
    end if;
  end if;
  if c.id is null then
    -- Nothing else follows yet. Whoever has the report on the screen is shown it again before anything is done.
    update reports x set version = x.version + 1 where x.id = r.id;
    return happened;
  end if;
  if purpose = 'victim_service' then
    select x.* into f from referrals x where x.case_id = c.id and x.rule is not null;
    select g.short_name into agency from agencies g where g.id = f.to_agency_id;
    params := jsonb_build_object('agency', agency);
    if yes and reason is null and f.status in ('withheld', 'stopped') then
      happened := 'released';
      update referrals x set status = 'sent', basis = 'consent', withheld_reason = null, taken_by = null,
        accepted_at = null, outcome = null, closed_at = null, version = x.version + 1 where x.id = f.id;
      perform app.start_clock(c.id, c.lead_agency_id, 'victim_referral', at, due, warn);
    elsif not yes and f.status in ('sent', 'accepted', 'done') and f.basis = 'consent' then
      happened := 'stopped';
      update referrals x set status = case when f.status = 'sent' then 'withheld' else 'stopped' end, basis = 'none',
        withheld_reason = case when f.status = 'sent' then 'withdrew' end, version = x.version + 1 where x.id = f.id;
      perform app.stop_clock(c.id, 'victim_referral', at, 'person_said_no');
    elsif f.status = 'withheld' and reason is distinct from f.withheld_reason and reason is not null then
      happened := 'withheld';
      params := params || jsonb_build_object('reason', reason);
      update referrals x set withheld_reason = reason, version = x.version + 1 where x.id = f.id;
    end if;
  elsif purpose = 'police' then
    if exists (select from police_told p where p.report_id = r.id and p.used_at is not null and p.silent) then
      happened := 'noted';
    elsif exists (select from clocks k where k.case_id = c.id and k.kind = 'police_told' and k.met_at is not null)
      or exists (select from police_told p where p.report_id = r.id and p.used_at is not null) then
      happened := case when yes then 'noted' else 'police_knew' end;
    elsif yes and reason is null and c.status = 'open' then
      happened := 'police_asked';
      perform app.start_clock(c.id, c.lead_agency_id, 'police_told', at, due, warn);
    elsif not yes then
      happened := 'police_stopped';
      perform app.stop_clock(c.id, 'police_told', at, 'person_said_no');
    end if;
  end if;
  if happened <> 'noted' then
    insert into timeline (id, case_id, report_id, at, kind, params, audience, agency_id, rule)
    values (gen_random_uuid(), c.id, r.id, at, case when f.id is null then 'consent.' else 'referral.' end || happened,
      params, 'person', c.lead_agency_id, 'consent');
    insert into audit.entries (actor_kind, action, subject_kind, subject_id, reason, detail, request_id)
    values ('public', case when f.id is null then 'consent.follow' else 'referral.follow' end,
      case when f.id is null then 'case' else 'referral' end, coalesce(f.id, c.id), 'the person changed their mind',
      jsonb_build_object('reference', c.reference, 'happened', happened), app.request_id());
  end if;
  return happened;
end $$;

-- Whom a no to the police also concerns: those who read for a force that was asked to take the report on a yes. Ids only, for
-- the holder of the code, before the transfer ends.
create function app.asked_on_yes() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select app.report_readers(t.to_agency_id) from report_transfers t join reports r on r.id = t.report_id
    where r.follow_up_hash = app.follow_up() and t.answered_at is null and t.basis = 'consent'
$$;
alter function app.asked_on_yes() owner to upstander_keeper;
revoke all on function app.asked_on_yes() from public;
grant execute on function app.asked_on_yes() to upstander_public;

-- As before (0009); and those who read for an agency that was asked to take it over.
create or replace function app.looks_after_report(colleague uuid, report uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from reports r join staff_users u on u.id = colleague and u.status = 'active'
    where r.id = report and (
      (r.agency_id = u.agency_id and u.roles && array['officer', 'manager', 'support_worker', 'triage', 'chair'])
      or 'triage' = any (u.roles)
      or exists (select 1 from case_reports cr join case_access a on a.case_id = cr.case_id
        where cr.report_id = r.id and a.level = 3 and a.holder_id in (u.id, u.agency_id) and a.from_at <= now()
          and (a.until_at is null or a.until_at > now()))
      -- An agency that was asked is told that it must stop, which is when its sight has just ended.
      or exists (select 1 from case_reports cr join referrals f on f.case_id = cr.case_id
        where cr.report_id = r.id and f.to_agency_id = u.agency_id)
      or exists (select 1 from report_transfers t where t.report_id = r.id and t.to_agency_id = u.agency_id)))
$$;

-- Holds reports that the caller sees, in one order, until the transaction ends: what a person allows is read and acted on with
-- nothing between. How many there are.
create function app.hold_reports(ids uuid[]) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held integer := 0;
begin
  perform from reports r where r.id = any (ids) and app.sees_report(r.id) order by r.id for no key update;
  get diagnostics held = row_count;
  return held;
end $$;
alter function app.hold_reports(uuid[]) owner to upstander_keeper;
revoke all on function app.hold_reports(uuid[]) from public;
grant execute on function app.hold_reports(uuid[]) to upstander_staff;

-- What a manager agrees to is to whom it goes and how: that is kept when it is asked.
alter table police_told drop constraint police_told_check3;
alter table police_told add constraint police_told_way check (num_nulls(way, to_name) in (0, 2) and (used_at is null or way is not null));

-- A manager's view is given once, by a manager who is another than whoever asked; a yes is used once, and neither is changed.
create function app.police_told_once() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.view, new.viewed_at, new.viewed_by) is distinct from (old.view, old.viewed_at, old.viewed_by)
    and (old.view is not null or new.viewed_by is distinct from app.user_id() or new.viewed_by = old.asked_by
      or not app.has_role('manager')) then
    raise exception 'a view is given once, by a manager who did not ask' using errcode = 'insufficient_privilege';
  end if;
  if (new.used_at, new.way, new.to_name) is distinct from (old.used_at, old.way, old.to_name) and old.used_at is not null then
    raise exception 'a yes is used once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger police_told_once before update on police_told for each row execute function app.police_told_once();

-- Lists of the whole partnership: its lead agency's to change.
alter policy adds on sharing_purposes with check (app.leads_partnership() and shown = 'added' and name is not null);
alter policy ends on sharing_purposes using (app.leads_partnership() and shown = 'added');
alter policy adds on young_person_ages with check (app.leads_partnership());
