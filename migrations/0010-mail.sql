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
  sent_at timestamptz,
  check (num_nonnulls(to_user_id, to_person_id) = 1)
);
call app.protect('mails');
create index mails_waiting on mails (created_at) where status = 'waiting';
create index mails_newest on mails (created_at desc, id desc);
create index mails_report on mails (report_id) where report_id is not null;
grant insert on mails to upstander_staff, upstander_public, upstander_gate, upstander_system;
grant select, update on mails to upstander_system;
grant select (id, template, to_user_id, report_id, params, status, attempts, last_problem, created_at, sent_at) on mails to upstander_staff;
create policy writes on mails for insert to upstander_staff, upstander_public, upstander_gate with check (status = 'waiting');
create policy system on mails to upstander_system using (true) with check (true);
create policy administrator on mails for select to upstander_staff using (app.has_role('administrator'));

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
