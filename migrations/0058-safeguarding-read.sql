-- Why: the form says to a child that a person whose job is to keep children safe reads what they told. Whether that person has
-- read it was written down nowhere: a second lead could not see it, and nothing counted what nobody had read. Breaking: no

-- Who, leading on safeguarding where the report waits, said that they have read it. queue_id: whose queue it was in then, none
-- for the partnership's triage; given to another authority, somebody there reads it again.
create table safeguarding_reads (
  id uuid primary key,
  report_id uuid not null references reports,
  queue_id uuid references agencies,
  by_user uuid not null references staff_users,
  at timestamptz not null
);
call app.protect('safeguarding_reads');
create unique index safeguarding_reads_once on safeguarding_reads (report_id, queue_id, by_user) nulls not distinct;
create index safeguarding_reads_lately on safeguarding_reads (queue_id, at desc);
grant select, insert on safeguarding_reads to upstander_staff;
-- Whoever sees the report. Those of one's own queue first, which is asked of no table.
create policy sight on safeguarding_reads for select to upstander_staff
  using (app.in_my_queue(queue_id) or app.sees_report(report_id));
create policy reads on safeguarding_reads for insert to upstander_staff
  with check (by_user = app.user_id() and app.has_role('safeguarding') and app.in_my_queue(queue_id)
    and exists (select 1 from reports r where r.id = safeguarding_reads.report_id
      and r.agency_id is not distinct from safeguarding_reads.queue_id offset 0));
