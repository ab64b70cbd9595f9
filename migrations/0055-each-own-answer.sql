-- Why: in a case with several reports each person's answer is their own. A yes of one released the referral of another, whose
-- own answer was no; a no of one stopped the time to tell the police of another, who had said yes; and whoever said no was told
-- that the police knew, where they knew of another's report only. Breaking: no

-- As before (0043); and the referral that the rule made follows a yes of its own person only. Anybody's no still ends it, since
-- the service reads the whole case, and then its own person hears of it; while somebody else's no stands, or they withdrew what
-- they told, a yes is kept and nothing goes out until their report is out of the case. What the police know is asked of the report.
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
  -- Whose referral the rule made: of the report that became the case, or else the first in it.
  own_report uuid;
  told boolean;
  -- Somebody else's standing no in the same case: the service would read what they told too.
  refused boolean;
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
  select l.report_id into own_report from case_reports l join reports x on x.id = l.report_id
    where l.case_id = c.id order by x.reference <> c.reference, l.linked_at, l.report_id limit 1;
  if purpose = 'victim_service' then
    select x.* into f from referrals x where x.case_id = c.id and x.rule is not null;
    select g.short_name into agency from agencies g where g.id = f.to_agency_id;
    params := jsonb_build_object('agency', agency);
    refused := exists (select from case_reports l join reports o on o.id = l.report_id where l.case_id = c.id and o.id <> r.id
      and (o.withdrawn_at is not null or exists (select from consents n where n.report_id = o.id
        and n.purpose = 'victim_service' and n.answer = 'no' and n.withdrawn_at is null)));
    if yes and (own_report <> r.id or refused and f.status in ('withheld', 'stopped')) then
      happened := 'noted';
    elsif yes and reason is null and f.status in ('withheld', 'stopped') then
      happened := 'released';
      update referrals x set status = 'sent', basis = 'consent', withheld_reason = null, taken_by = null,
        accepted_at = null, outcome = null, closed_at = null, version = x.version + 1 where x.id = f.id;
      perform app.start_clock(c.id, c.lead_agency_id, 'victim_referral', at, due, warn);
    elsif not yes and f.status in ('sent', 'accepted', 'done') and f.basis = 'consent' then
      happened := 'stopped';
      update referrals x set status = case when f.status = 'sent' then 'withheld' else 'stopped' end, basis = 'none',
        withheld_reason = case when f.status = 'sent' then 'withdrew' end, version = x.version + 1 where x.id = f.id;
      perform app.stop_clock(c.id, 'victim_referral', at, 'person_said_no');
      if own_report <> r.id then
        insert into timeline (id, report_id, at, kind, params, audience, agency_id, rule)
          values (gen_random_uuid(), own_report, at, 'referral.withdrawn', params, 'person', c.lead_agency_id, 'consent');
      end if;
    elsif own_report = r.id and f.status = 'withheld' and reason is distinct from f.withheld_reason and reason is not null then
      happened := 'withheld';
      params := params || jsonb_build_object('reason', reason);
      update referrals x set withheld_reason = reason, version = x.version + 1 where x.id = f.id;
    end if;
  elsif purpose = 'police' then
    told := exists (select from police_told p where p.report_id = r.id and p.used_at is not null)
      or exists (select from timeline t where t.report_id = r.id and (t.kind in ('case.police', 'police.told')
        or t.kind in ('report.set_aside', 'report.handed', 'report.linked', 'report.joined')
          and t.params ->> 'basis' in ('consent', 'vital_interests', 'child_at_risk', 'legal_power')))
      or (exists (select from clocks k where k.case_id = c.id and k.kind = 'police_told' and k.met_at is not null)
        and not exists (select from case_reports l where l.case_id = c.id and l.report_id <> r.id));
    if exists (select from police_told p where p.report_id = r.id and p.used_at is not null and p.silent) then
      happened := 'noted';
    elsif told then
      happened := case when yes then 'noted' else 'police_knew' end;
    elsif yes and reason is null and c.status = 'open' then
      happened := 'police_asked';
      perform app.start_clock(c.id, c.lead_agency_id, 'police_told', at, due, warn);
    elsif not yes then
      happened := 'police_stopped';
      if not exists (select from case_reports l join consents n on n.report_id = l.report_id where l.case_id = c.id
        and n.purpose = 'police' and n.answer = 'yes' and n.withdrawn_at is null) then
        perform app.stop_clock(c.id, 'police_told', at, 'person_said_no');
      end if;
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
