-- Why: asking another agency to act. The referral to the victim service is made by rule, once for ever; where
-- the person said no or cannot be reached safely it exists as withheld, gives no sight, and is counted. It follows what
-- the person says afterwards, in the transaction in which they say it. Breaking: no.
create table referrals (
  id uuid primary key,
  case_id uuid not null references cases,
  to_agency_id uuid not null references agencies,
  from_agency_id uuid not null references agencies,
  rule text,
  status text not null check (status in ('sent', 'accepted', 'done', 'withheld', 'withdrawn', 'stopped')),
  basis text not null check (basis in ('consent', 'legal_power', 'vital_interests', 'none')),
  withheld_reason text check (withheld_reason in ('said_no', 'not_asked', 'no_safe_contact', 'anonymous', 'withdrew', 'not_the_person')),
  outcome text check (outcome in ('declined', 'accepted_basic', 'accepted_enhanced', 'no_answer_posted',
    'no_answer_unsafe', 'wrong_details', 'out_of_area', 'pending')),
  taken_by uuid references staff_users,
  created_at timestamptz not null,
  accepted_at timestamptz,
  closed_at timestamptz,
  demo boolean not null default false,
  version integer not null default 1,
  check ((status = 'withheld') = (withheld_reason is not null)),
  -- stopped: the person said no after it had been taken. What was done until then stays on it.
  check (status <> 'done' or (outcome is not null and closed_at is not null)),
  check (status in ('done', 'stopped') or (outcome is null and closed_at is null))
);
call app.protect('referrals');
-- Exactly one per case and rule, for ever: a second press, a second process or a replay meets this.
create unique index referrals_rule_once on referrals (case_id, rule) where rule is not null;
create index referrals_queue on referrals (to_agency_id, status, created_at);
create index referrals_case on referrals (case_id);
create index referrals_created on referrals (created_at);

create table referral_attempts (
  id uuid primary key,
  referral_id uuid not null references referrals,
  at timestamptz not null,
  by_user uuid not null references staff_users,
  channel text not null check (channel in ('call', 'text', 'email', 'letter', 'in_person', 'through_centre')),
  result text not null check (result in ('spoke', 'no_answer', 'left_safe_message', 'wrong_number', 'unsafe', 'sent')),
  note_id uuid references vault.texts
);
call app.protect('referral_attempts');
create index referral_attempts_referral on referral_attempts (referral_id, at, id);
create unique index referral_attempts_note on referral_attempts (note_id) where note_id is not null;

-- A referral gives its receiver full sight while it stands; withheld, withdrawn or stopped gives none.
create function app.referral_sight() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status in ('sent', 'accepted', 'done') then
    insert into case_access (case_id, holder_id, level, basis, basis_id, from_at)
    values (new.case_id, new.to_agency_id, 3, 'referral', new.id, least(new.created_at, now()))
    on conflict (case_id, holder_id, basis, basis_id) do update set until_at = null;
  else
    update case_access set until_at = now() where case_id = new.case_id and basis = 'referral' and basis_id = new.id;
  end if;
  return null;
end $$;
alter function app.referral_sight() owner to upstander_keeper;
create trigger sight after insert or update of status on referrals for each row execute function app.referral_sight();

-- What the person said, followed (docs/decisions/0007). The public's role may do none of this itself: these functions
-- act on the one report that the caller's follow-up code opens, take no id from anybody, and decide nothing that the
-- consents in the database do not bear out.

-- The report of the code with what hangs on it, held until the transaction ends: logging, taking, releasing and changing
-- one's mind come one after another. The referral is held before any consent is written, as those who release it do; and
-- no key: a row that only refers to these two (a consent, an attempt) is not kept waiting, or two could wait for each other.
create function app.hold_followed_report()
returns table (id uuid, reference text, reporter_role text, privacy text, can_contact text, has_person boolean,
  case_id uuid, risk_level text)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  perform from reports r where r.follow_up_hash = app.follow_up() for no key update;
  perform from referrals f join case_reports l on l.case_id = f.case_id join reports r on r.id = l.report_id
    where r.follow_up_hash = app.follow_up() and f.rule is not null for no key update of f;
  return query select r.id, r.reference, r.reporter_role, r.privacy, r.can_contact, r.person_id is not null, c.id, c.risk_level
    from reports r left join case_reports l on l.report_id = r.id left join cases c on c.id = l.case_id
    where r.follow_up_hash = app.follow_up();
end $$;
alter function app.hold_followed_report() owner to upstander_keeper;

-- One clock of a case, stopped with its reason or started anew where none of its kind runs. Run as whoever calls them:
-- for anybody but the functions below, row security decides.
create function app.stop_clock(of_case uuid, of_kind text, stopped timestamptz, why text) returns void
language plpgsql as $$
begin
  update public.clocks set stopped_at = stopped, stopped_reason = why
    where case_id = of_case and kind = of_kind and met_at is null and stopped_at is null;
end $$;
create function app.start_clock(of_case uuid, lead uuid, of_kind text, started timestamptz, due timestamptz, warn timestamptz)
returns void language plpgsql as $$
begin
  insert into public.clocks (id, case_id, agency_id, kind, sequence, starts_at, due_at, warn_at)
  select gen_random_uuid(), of_case, lead, of_kind, coalesce(max(k.sequence), 0) + 1, started, due, warn
  from public.clocks k where k.case_id = of_case and k.kind = of_kind
  having not coalesce(bool_or(k.met_at is null and k.stopped_at is null), false);
end $$;
alter function app.stop_clock(uuid, text, timestamptz, text) owner to upstander_keeper;
alter function app.start_clock(uuid, uuid, text, timestamptz, timestamptz, timestamptz) owner to upstander_keeper;

-- Makes the referral and the clocks of the case follow the answer that now stands, and says so in the timeline and the
-- trail. `reason` is why the referral may not go out, null where it may: it is sent only where a yes stands.
-- Returns what happened: stopped, withheld, released, police_asked, police_stopped, police_knew or noted.
create function app.follow_consent(purpose text, at timestamptz, reason text, due timestamptz, warn timestamptz)
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
begin
  select x.* into r from reports x where x.follow_up_hash = app.follow_up();
  select x.* into c from cases x join case_reports l on l.case_id = x.id where l.report_id = r.id;
  if c.id is null then
    -- Nothing follows yet. Whoever has the report on the screen is shown it again before anything is done.
    update reports x set version = x.version + 1 where x.id = r.id;
    return happened;
  end if;
  yes := exists (select from consents n
    where n.report_id = r.id and n.purpose = follow_consent.purpose and n.answer = 'yes' and n.withdrawn_at is null);
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
    if exists (select from clocks k where k.case_id = c.id and k.kind = 'police_told' and k.met_at is not null) then
      happened := case when yes then 'noted' else 'police_knew' end;
    elsif yes and c.status = 'open' then
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
alter function app.follow_consent(text, timestamptz, text, timestamptz, timestamptz) owner to upstander_keeper;

-- Whom a change of mind is told: the owner of the case, or whoever takes reports there; and where the referral changed,
-- those of the victim service who work with referrals. Ids only. Nobody whose mail of the same kind about the same case
-- has yet to leave: pressing thirty times is not thirty mails.
create function app.consent_readers(of_referral boolean, template text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
  with followed as (
    select c.* from reports r join case_reports l on l.report_id = r.id join cases c on c.id = l.case_id
    where r.follow_up_hash = app.follow_up()),
  owners as (
    select u.id from followed c join staff_users u on u.id = c.owner_id where u.status = 'active'),
  readers as (
    select o.id from owners o where not of_referral
    union select app.report_readers(c.lead_agency_id) from followed c
      where not of_referral and not exists (select from owners)
    union (select u.id from followed c join referrals f on f.case_id = c.id and f.rule is not null
      join staff_users u on u.agency_id = f.to_agency_id
      where of_referral and u.status = 'active' and (u.id = f.taken_by or 'support_worker' = any (u.roles))
      order by u.id = f.taken_by desc nulls last, u.id limit 20))
  select x.id from readers x, followed c where not exists (
    select from mails m where m.status = 'waiting' and m.to_user_id = x.id and m.template = consent_readers.template
      and m.params ->> 'reference' = c.reference);
end $$;
alter function app.consent_readers(boolean, text) owner to upstander_keeper;

-- The case's reference, on the record that a victim service keeps of a referral which the person stopped: that it had
-- one, and what it did. Nothing else of the case is left in its sight.
create function app.reference_of_stopped(referral uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select c.reference from referrals f join cases c on c.id = f.case_id
  where f.id = referral and f.status = 'stopped' and f.to_agency_id = app.agency_id() and app.works_cases()
$$;
alter function app.reference_of_stopped(uuid) owner to upstander_keeper;
