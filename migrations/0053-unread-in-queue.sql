-- Why: which reports of a queue have words that nobody has read was asked by row security of each unread message of the whole
-- partnership, four times for one page: 45 ms each at 100,000 cases. One function looks in the caller's own queue. And which
-- reports were withdrawn had no index. Breaking: no

-- Ids only, of reports that the caller's own queue shows; what is written of them is still read through row security. Of a
-- report that leads others theirs count too, where the caller sees those.
create function app.unread_in_my_queue() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select r.id from (
    select m.report_id as id from report_messages m where m.from_person and m.read_at is null
    union
    select g.lead_id from report_messages m join report_merges g on g.report_id = m.report_id and g.split_at is null
      where m.from_person and m.read_at is null and app.sees_report(m.report_id)) w
    join reports r on r.id = w.id
  where app.in_my_queue(r.agency_id)
$$;
alter function app.unread_in_my_queue() owner to upstander_keeper;
revoke all on function app.unread_in_my_queue() from public;
grant execute on function app.unread_in_my_queue() to upstander_staff;

create index reports_withdrawn on reports (withdrawn_at) where withdrawn_at is not null;
