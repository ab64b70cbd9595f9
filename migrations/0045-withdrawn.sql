-- Why: what a person withdrew is worked on only on one of the two grounds of the form, which is kept, shown to them and held by
-- the database; managers are called where a word of theirs is due; a purpose of a person's answers is one of the list, and is
-- offered only where a no stops something. Breaking: no

-- More was done with a report after its person withdrew it: how, on what ground, by whom. Its person reads it unless that would
-- put them in danger.
create table withdrawn_grounds (
  id uuid primary key,
  report_id uuid not null references reports,
  agency_id uuid not null references agencies,
  way text not null check (way in ('log', 'link', 'merge', 'hand', 'transfer', 'pass_on', 'accept', 'reopen', 'write')),
  ground text not null check (ground in ('vital_interests', 'child_at_risk')),
  silent_why text check (silent_why in ('would_be_hurt', 'page_is_read', 'court_forbids')),
  at timestamptz not null,
  by_user uuid not null references staff_users
);
call app.protect('withdrawn_grounds');
create index withdrawn_grounds_report on withdrawn_grounds (report_id, at);
grant select, insert on withdrawn_grounds to upstander_staff;
create policy sight on withdrawn_grounds for select to upstander_staff using (app.sees_report(report_id));
create policy says on withdrawn_grounds for insert to upstander_staff
  with check (by_user = app.user_id() and agency_id = app.agency_id()
    and (app.works_on_report(report_id) or (way = 'accept' and app.offered_to_me(report_id))));

-- Is a report withdrawn, and was no ground given since to do this with it?
create function app.withdrawn_without_ground(report uuid, ways text[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from reports r where r.id = report and r.withdrawn_at is not null and not exists (
    select from withdrawn_grounds g where g.report_id = r.id and g.at >= r.withdrawn_at and g.way = any (ways)))
$$;
alter function app.withdrawn_without_ground(uuid, text[]) owner to upstander_keeper;
revoke all on function app.withdrawn_without_ground(uuid, text[]) from public;

-- The second wall behind the service: a withdrawn report comes into no case, under no other report and to no other agency.
create function app.hold_withdrawn() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  ways text[];
begin
  case tg_table_name
    when 'case_reports' then
      ids := array[new.report_id];
      ways := array['log', 'link', 'merge'];
    when 'report_merges' then
      ids := array[new.report_id, new.lead_id];
      ways := array['merge'];
    when 'report_transfers' then
      ids := array[new.report_id];
      ways := array['transfer', 'accept'];
    else
      ids := array[new.id];
      ways := array['log', 'link', 'merge', 'hand', 'transfer', 'accept', 'pass_on'];
  end case;
  if exists (select from unnest(ids) id where app.withdrawn_without_ground(id, ways)) then
    raise exception 'the person withdrew this report' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
alter function app.hold_withdrawn() owner to upstander_keeper;
create trigger hold_withdrawn before insert on case_reports for each row execute function app.hold_withdrawn();
create trigger hold_withdrawn before insert on report_merges for each row execute function app.hold_withdrawn();
create trigger hold_withdrawn before insert on report_transfers for each row execute function app.hold_withdrawn();
create trigger hold_accepted before update of answer on report_transfers for each row
  when (new.answer = 'accepted' and old.answer is null) execute function app.hold_withdrawn();
create trigger hold_withdrawn before update of agency_id, status on reports for each row
  when (old.withdrawn_at is not null and new.withdrawn_at is not null and ((new.status in ('logged', 'passed_on')
    and new.status <> old.status) or new.agency_id is distinct from old.agency_id)) execute function app.hold_withdrawn();

-- A yes takes a report up again that its person had withdrawn, whoever wrote it down for them.
create function app.taken_up_again() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update reports r set withdrawn_at = null, version = r.version + 1 where r.id = new.report_id and r.withdrawn_at is not null;
  return null;
end $$;
alter function app.taken_up_again() owner to upstander_keeper;
create trigger taken_up_again after insert on consents for each row when (new.answer = 'yes' and new.withdrawn_at is null)
  execute function app.taken_up_again();

-- As before (0042); and nobody is asked any more to take over what was withdrawn, but where somebody is in danger.
create or replace function app.withdraw_report(at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_report uuid;
begin
  update reports r set withdrawn_at = at, version = r.version + 1
    where r.follow_up_hash = app.follow_up() and r.withdrawn_at is null returning r.id into of_report;
  if of_report is null then return false; end if;
  with ended as (update report_transfers t set answered_at = at, answer = 'taken_back', answer_reason = 'person_asked_not'
    where t.report_id = of_report and t.answered_at is null and t.basis in ('routing', 'consent') returning t.*)
  insert into timeline (id, report_id, at, kind, params, audience, agency_id, rule)
  select gen_random_uuid(), of_report, withdraw_report.at, 'transfer.taken_back',
    jsonb_build_object('agency', g.name, 'reason', 'person_asked_not'), 'partners', e.by_agency_id, 'consent'
    from ended e join agencies g on g.id = e.to_agency_id;
  return true;
end $$;

-- Whom a withdrawal concerns: whoever works on the report or its case, a force that reads it or was told, an agency that was
-- asked to take it, and the service that was asked to help. Ids only, for the holder of the code, before anything ends. One
-- for whom the same mail waits is left out.
create function app.withdrawal_readers() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (
    select r.id, r.reference, r.agency_id, c.id as case_id, c.lead_agency_id, c.owner_id
    from reports r left join case_reports l on l.report_id = r.id left join cases c on c.id = l.case_id
    where r.follow_up_hash = app.follow_up()),
  others as (
    select t.to_agency_id as agency from mine m join report_transfers t on t.report_id = m.id and t.answered_at is null
    union select g.id from mine m join police_told p on p.report_id = m.id and p.used_at is not null
      join agencies g on g.kind = 'police' and lower(p.to_name) in (lower(g.name), lower(g.short_name))
    union select coalesce(u.agency_id, a.holder_id) from mine m join case_access a on a.case_id = m.case_id and a.level = 3
      and (a.until_at is null or a.until_at > now()) left join staff_users u on u.id = a.holder_id
      where coalesce(u.agency_id, a.holder_id) <> m.lead_agency_id),
  readers as (
    select u.id from mine m join staff_users u on u.id = m.owner_id and u.status = 'active'
    union select app.report_readers(coalesce(m.lead_agency_id, m.agency_id)) from mine m
    union select app.report_readers(o.agency) from others o
    union (select u.id from mine m join referrals f on f.case_id = m.case_id and f.status in ('sent', 'accepted', 'done')
      join staff_users u on u.agency_id = f.to_agency_id and u.status = 'active'
        and (u.id = f.taken_by or 'support_worker' = any (u.roles)) order by u.id limit 20))
  select x.id from readers x, mine m where not exists (select from mails w where w.status = 'waiting' and w.to_user_id = x.id
    and w.template = 'report-withdrawn' and w.params ->> 'reference' = m.reference) limit 60
$$;
alter function app.withdrawal_readers() owner to upstander_keeper;
revoke all on function app.withdrawal_readers() from public;
grant execute on function app.withdrawal_readers() to upstander_public;

-- As before (0043); and those who read for a force that was told.
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
      or exists (select 1 from report_transfers t where t.report_id = r.id and t.to_agency_id = u.agency_id)
      or exists (select 1 from police_told p join agencies g on g.id = u.agency_id and g.kind = 'police'
        where p.report_id = r.id and p.used_at is not null and lower(p.to_name) in (lower(g.name), lower(g.short_name)))))
$$;

-- A manager's word is due: they are called when it is asked, again when half of the time is over, and others when all is.
alter table police_told add column warned_at timestamptz, add column escalated_at timestamptz;
create index police_told_watch on police_told (due_at) where view is null and escalated_at is null;
grant select (id, report_id, agency_id, asked_by, asked_at, due_at, ground, urgent, view, used_at, warned_at, escalated_at),
  update (warned_at, escalated_at) on police_told to upstander_system;
create policy named_work on police_told to upstander_system using (true) with check (true);

-- Somebody said for the person that they do not want it told: that is not the same as nobody having asked them.
alter table referrals drop constraint referrals_withheld_reason_check;
alter table referrals add constraint referrals_withheld_reason_check check (withheld_reason in ('said_no', 'not_asked',
  'no_safe_contact', 'anonymous', 'withdrew', 'not_the_person', 'person_objects'));

-- Whether an organisation that is typed by its name is a police force, as whoever sent it there said.
alter table report_decisions add column to_police boolean;

-- What a no stops. `none`: nothing that the program does yet, so that it is not offered; what was answered is kept.
-- `named`: the organisation of that name.
alter table sharing_purposes add column stops text not null default 'named'
  check (stops in ('victim_service', 'police', 'partners', 'landlord', 'school', 'named', 'none'));
update sharing_purposes set stops = case code when 'victim_service' then 'victim_service' when 'police' then 'police'
  when 'council_partners' then 'partners' when 'landlord' then 'landlord' when 'school' then 'school' else 'none' end
  where shown <> 'added';
alter table sharing_purposes add constraint sharing_purposes_stops check (shown <> 'added' or stops = 'named');
insert into sharing_purposes (code, shown, position, effective_from, stops)
  values ('specialist_charity', 'reachable', 8, '2020-01-01', 'none');
-- An answer is about something on the list. What was answered before a list stays, under a name that says so.
insert into sharing_purposes (code, name, shown, position, effective_from, effective_to)
  select distinct n.purpose, n.purpose, 'added', 90, date '2020-01-01', date '2020-01-01' from consents n
    where not exists (select from sharing_purposes p where p.code = n.purpose);
alter table consents add constraint consents_purpose_listed foreign key (purpose) references sharing_purposes (code);

-- The lists are kept as the others are by which everybody records (0031): each change with who made it, and what is dated is
-- never rewritten. Whoever it concerned before keeps their answer and its words.
alter table sharing_purposes add column version integer not null default 1;
alter table young_person_ages add column set_by uuid references staff_users;
grant update (version) on sharing_purposes to upstander_staff;
alter policy adds on sharing_purposes with check (app.keeps_recording() and shown = 'added' and name is not null);
alter policy ends on sharing_purposes using (app.keeps_recording() and code not in ('victim_service', 'police'))
  with check (shown <> 'added' or name is not null);
alter policy adds on young_person_ages with check (app.keeps_recording());
