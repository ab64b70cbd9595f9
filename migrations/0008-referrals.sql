-- Why: asking another agency to act. The referral to the victim service is made by rule, once for ever; where
-- the person said no or cannot be reached safely it exists as withheld, gives no sight, and is counted. Breaking: no.
create table referrals (
  id uuid primary key,
  case_id uuid not null references cases,
  to_agency_id uuid not null references agencies,
  from_agency_id uuid not null references agencies,
  rule text,
  status text not null check (status in ('sent', 'accepted', 'done', 'withheld', 'withdrawn')),
  basis text not null check (basis in ('consent', 'legal_power', 'vital_interests', 'none')),
  withheld_reason text check (withheld_reason in ('said_no', 'not_asked', 'no_safe_contact', 'anonymous', 'withdrew')),
  outcome text check (outcome in ('declined', 'accepted_basic', 'accepted_enhanced', 'no_answer_posted',
    'no_answer_unsafe', 'wrong_details', 'out_of_area', 'pending')),
  taken_by uuid references staff_users,
  created_at timestamptz not null,
  accepted_at timestamptz,
  closed_at timestamptz,
  demo boolean not null default false,
  version integer not null default 1,
  check ((status = 'withheld') = (withheld_reason is not null)),
  check ((status = 'done') = (outcome is not null and closed_at is not null))
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

-- A referral gives its receiver full sight while it stands; withheld or withdrawn gives none.
create function app.referral_sight() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status in ('sent', 'accepted', 'done') then
    insert into case_access (case_id, holder_id, level, basis, basis_id, from_at, opened_at, open)
    select c.id, new.to_agency_id, 3, 'referral', new.id, least(new.created_at, now()), c.opened_at, c.status = 'open'
    from cases c where c.id = new.case_id
    on conflict (case_id, holder_id, basis, basis_id) do update set until_at = null;
  else
    update case_access set until_at = now() where case_id = new.case_id and basis = 'referral' and basis_id = new.id;
  end if;
  return null;
end $$;
alter function app.referral_sight() owner to upstander_keeper;
create trigger sight after insert or update of status on referrals for each row execute function app.referral_sight();
