-- Why: what a person was told when they chose how to be reached holds: where nothing went out by itself then, nothing goes
-- out when a mail server is set up later. And whether a mail arrived is known: each has an envelope of its own, to which the
-- notices of mail servers come back. Breaking: no

-- Since when each way of writing has been set up without a break; what was chosen before is not sent. gone_at: since when it
-- has not been, so that a start with the setting forgotten is told apart from a way that was given up.
create table sending_ways (
  way text primary key check (way in ('email', 'sms', 'letter')),
  since timestamptz not null,
  gone_at timestamptz
);
-- A place that has sent by a way before goes on: it was set up when its first message was written, and asked for just before.
alter table mails no force row level security;
insert into sending_ways (way, since)
  select coalesce(channel, 'email'), min(created_at) - interval '1 hour' from mails where status = 'sent' group by 1;
call app.protect('sending_ways');
grant select, insert, update on sending_ways to upstander_system;
create policy named_work on sending_ways to upstander_system using (true) with check (true);

-- With the address of a waiting mail, when its person said how they may be reached: their details have a new key each time.
drop function vault.contact_for_mail(uuid);
create function vault.contact_for_mail(mail uuid)
returns table (sealed bytea, wrapped bytea, key_id uuid, person_id uuid, said_at timestamptz)
language sql stable security definer set search_path = vault, public, pg_temp as $$
  select p.sealed, k.wrapped, k.id, p.id, k.created_at
  from mails m join people p on p.id = m.to_person_id join keys k on k.id = p.key_id
  where m.id = mail and m.status = 'waiting'
$$;
alter function vault.contact_for_mail(uuid) owner to upstander_keeper;
revoke all on function vault.contact_for_mail(uuid) from public;
grant execute on function vault.contact_for_mail(uuid) to upstander_system;

-- What waits for a person because nothing could send it was promised to stand on their page only.
update mails set status = 'failed', last_problem = 'page-only', secret_sealed = null
  where status = 'waiting' and last_problem = 'no-server' and (to_person_id is not null or to_once);
alter table mails force row level security;

-- What became of a mail, and in the words of its carrier why: a status of RFC 3463 such as 5.1.1, or of GOV.UK Notify.
alter table mails drop constraint mails_receipt_check;
alter table mails add constraint mails_receipt_check check (receipt in ('delivered', 'delayed', 'failed')),
  add column receipt_code text check (receipt_code ~ '^[a-z0-9.-]{1,40}$'),
  -- The hash of the secret in its envelope's sender.
  add column bounce_hash bytea check (octet_length(bounce_hash) = 32);
create unique index mails_bounce on mails (bounce_hash) where bounce_hash is not null;

drop function app.notices_of_report(uuid);
create function app.notices_of_report(of_report uuid)
returns table (id uuid, template text, created_at timestamptz, status text, problem text, channel text, sent_at timestamptz,
  receipt text, receipt_at timestamptz, receipt_code text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.template, m.created_at, m.status, m.last_problem, m.channel, m.sent_at, m.receipt, m.receipt_at, m.receipt_code
  from mails m
  where m.report_id = of_report and (m.to_person_id is not null or m.to_once) and app.user_id() is not null
    and app.sees_report(of_report)
  order by m.created_at desc, m.id desc limit 50
$$;
alter function app.notices_of_report(uuid) owner to upstander_keeper;
revoke all on function app.notices_of_report(uuid) from public;
grant execute on function app.notices_of_report(uuid) to upstander_staff;

-- Who was not reached, for those who look after them.
create index timeline_not_reached on timeline (at) where kind = 'mail.not-delivered';
