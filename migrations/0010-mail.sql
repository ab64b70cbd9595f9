-- Why: mail is written down in the transaction that causes it and sent afterwards, again and again until it is
-- accepted; with no mail server it waits where an administrator can read it. Breaking: no.
create table mails (
  id uuid primary key,
  template text not null,
  to_user_id uuid references staff_users,
  to_person_id uuid references vault.people,
  report_id uuid references reports,
  params jsonb not null default '{}',
  -- A link's secret, sealed under the application's own key; wiped once sent.
  secret_sealed bytea,
  status text not null default 'waiting' check (status in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  last_problem text,
  created_at timestamptz not null,
  tried_at timestamptz,
  sent_at timestamptz,
  check (num_nonnulls(to_user_id, to_person_id) = 1)
);
call app.protect('mails');
create index mails_waiting on mails (created_at) where status = 'waiting';
create index mails_waiting_for on mails (to_user_id, template) where status = 'waiting';
create index mails_newest on mails (created_at desc, id desc);
create index mails_report on mails (report_id) where report_id is not null;
grant insert on mails to upstander_staff, upstander_public, upstander_gate, upstander_system;
grant select, update on mails to upstander_system;
grant select (id, template, to_user_id, report_id, params, status, attempts, last_problem, created_at, tried_at, sent_at) on mails to upstander_staff;
create policy writes on mails for insert to upstander_staff
  with check (status = 'waiting' and (to_person_id is null or app.is_new_person(to_person_id) or app.sees_person(to_person_id)));
create policy writes_of_sign_in on mails for insert to upstander_gate with check (status = 'waiting' and to_person_id is null);
-- Whoever comes back with a code has mail written about that report: to themselves and to those who work on it.
create policy tells on mails for insert to upstander_public
  with check (status = 'waiting' and secret_sealed is null
    and exists (select 1 from reports r where r.id = mails.report_id offset 0)
    and (to_user_id is null or app.looks_after_report(to_user_id, report_id))
    and (to_person_id is null or app.sees_person(to_person_id)));
create policy system on mails to upstander_system using (true) with check (true);
-- An administrator looks after the mail of their own agency's people; the lead agency's, after all of it.
create policy administrator on mails for select to upstander_staff using (app.has_role('administrator') and (
  exists (select 1 from staff_users u where u.id = mails.to_user_id and u.agency_id = app.agency_id())
  or app.leads_partnership()));

-- The sender learns one address, for one waiting mail.
create function vault.contact_for_mail(mail uuid)
returns table (sealed bytea, wrapped bytea, key_id uuid, person_id uuid)
language sql stable security definer set search_path = vault, public, pg_temp as $$
  select p.sealed, k.wrapped, k.id, p.id from mails m join people p on p.id = m.to_person_id join keys k on k.id = p.key_id
  where m.id = mail and m.status = 'waiting'
$$;
alter function vault.contact_for_mail(uuid) owner to upstander_keeper;
revoke all on function vault.contact_for_mail(uuid) from public;
grant execute on function vault.contact_for_mail(uuid) to upstander_system;

-- An administrator reads the secret of a mail that waits for somebody of their own agency, to hand it over by other
-- means; the trail has it in the same transaction. Nobody else, and not once it has been sent.
create function app.open_mail_secret(mail uuid) returns bytea
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  answer bytea;
begin
  if not app.has_role('administrator') then return null; end if;
  select m.secret_sealed into answer from mails m join staff_users u on u.id = m.to_user_id
  where m.id = mail and m.status = 'waiting' and u.agency_id = app.agency_id();
  if answer is not null then
    insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, request_id)
    values ('staff', app.user_id(), app.actor_name(), app.agency_id(), 'mail.open-secret', 'mail', mail, app.request_id());
  end if;
  return answer;
end $$;
alter function app.open_mail_secret(uuid) owner to upstander_keeper;
revoke all on function app.open_mail_secret(uuid) from public;
grant execute on function app.open_mail_secret(uuid) to upstander_staff;

-- The partnership's own words for mail to a person, where it does not want the ones that come with the program.
create table mail_words (
  template text primary key check (template in ('reference', 'update')),
  subject text not null check (length(subject) between 1 and 100),
  body text not null check (length(body) between 1 and 1000),
  changed_at timestamptz not null,
  changed_by uuid not null references staff_users,
  version integer not null default 1
);
call app.protect('mail_words');
grant select on mail_words to upstander_staff, upstander_system;
grant insert, update on mail_words to upstander_staff;
create policy colleagues on mail_words for select to upstander_staff using (app.user_id() is not null);
create policy system on mail_words for select to upstander_system using (true);
create policy administrator_adds on mail_words for insert to upstander_staff with check (app.leads_partnership());
create policy administrator_changes on mail_words for update to upstander_staff using (app.leads_partnership());

-- The sender finds out which queue to tell that a mail about a report was not delivered.
grant select (id, reference, agency_id, status) on reports to upstander_system;
create policy named_work on reports for select to upstander_system using (true);
