-- Why: the measures count how people said that it was handled, and how many of those whose case was closed said so.
-- Breaking: no

-- The analyst reads a rating without its report, and so cannot say whose case was closed. This counts it for the measures:
-- per quarter and name, never a report. `quarters`: the instants at which they begin, and the one at which the last ends.
create function app.closed_rated(quarters timestamptz[]) returns table (quarter integer, name text, n bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select width_bucket(c.closed_at, quarters),
    case when g.report_id is null then 'not_rated' else 'rated' end, count(*)
  from cases c join case_reports l on l.case_id = c.id join reports r on r.id = l.report_id and r.status <> 'spam'
    left join report_ratings g on g.report_id = r.id and g.stage = 'finished'
  where c.closed_at >= quarters[1] and c.closed_at < quarters[array_upper(quarters, 1)]
  group by 1, 2
$$;
alter function app.closed_rated(timestamptz[]) owner to upstander_keeper;
revoke all on function app.closed_rated(timestamptz[]) from public;
grant execute on function app.closed_rated(timestamptz[]) to upstander_analyst;

create index cases_closed on cases (closed_at) where closed_at is not null;
