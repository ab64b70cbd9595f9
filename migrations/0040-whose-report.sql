-- Why: two bodies whose systems one agency looks after may call different reports by one name, so whose system it is belongs to
-- a report's identity; what a source is called among staff is for staff; and the queue finds what is marked for safeguarding
-- by an index. Breaking: no

-- As before (0032), and says whose system it is.
drop function app.use_intake_key(bytea, timestamptz);
create function app.use_intake_key(hash bytea, at timestamptz)
returns table (key_id uuid, agency_id uuid, whose text, wait_seconds integer)
language sql security definer set search_path = public, pg_temp as $$
  update intake_keys k set last_used_at = greatest(k.last_used_at, at),
      window_at = case when k.window_at > at - interval '1 minute' then k.window_at else at end,
      window_used = case when k.window_at > at - interval '1 minute' then least(k.window_used, 100000) + 1 else 1 end
    from agencies g
    where k.key_hash = hash and k.revoked_at is null and k.expires_on >= (at at time zone 'Europe/London')::date
      and g.id = k.agency_id and (g.valid_to is null or g.valid_to >= (at at time zone 'Europe/London')::date)
    returning k.id, k.agency_id, k.whose, case when k.window_used > k.per_minute
      then greatest(1, ceil(extract(epoch from k.window_at + interval '1 minute' - at)))::integer else 0 end
$$;
alter function app.use_intake_key(bytea, timestamptz) owner to upstander_keeper;
revoke all on function app.use_intake_key(bytea, timestamptz) from public;
grant execute on function app.use_intake_key(bytea, timestamptz) to upstander_public;

-- The public reads of a source that its code is in use, which is printed on it, and nothing else.
revoke select on campaigns from upstander_public;
revoke select (id, agency_id, code, name, kind, service_id, ended_at) on campaigns from upstander_public;
grant select (code, ended_at) on campaigns to upstander_public;

-- What bears a safeguarding mark, by its queue: the same condition as reporting/queue/marks.ts, word for word, so that the
-- planner knows it again. Few reports do.
create index reports_marked on reports (agency_id, received_at desc, id desc) where safeguarding
  or coalesce(details -> 'effects' @> '["despair"]', false) or coalesce(details ->> 'despair' = 'yes', false)
  or coalesce(details ->> 'age' = 'under_18', false)
  or coalesce(details ->> 'age' = 'adult_at_risk', false) or coalesce(details ->> 'care' = 'yes', false)
  or types && array['domestic', 'sexual_assault', 'exploitation'];
