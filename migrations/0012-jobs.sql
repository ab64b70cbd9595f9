-- Why: work that must follow a change is written down in the transaction of the change, as a job. The working roles
-- cannot read or touch the queue's tables (schema pgboss, which its own installer keeps up to date): this function is
-- their only way in, and takes ids only. Breaking: no.
create function app.add_job(queue_name text, ids jsonb, start_at timestamptz, only_one text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if jsonb_typeof(ids) <> 'object' or exists (
    select from jsonb_each(ids) e where jsonb_typeof(e.value) <> 'string' or e.value #>> '{}' !~ '^[A-Za-z0-9_:.-]{1,80}$')
  then
    raise exception 'a job holds ids and nothing else' using errcode = 'check_violation';
  end if;
  if not exists (select from pgboss.queue q where q.name = queue_name) then
    raise exception 'there is no queue named %', queue_name using errcode = 'foreign_key_violation';
  end if;
  -- As pg-boss itself inserts; a second job under a key that is taken is no job.
  insert into pgboss.job (name, data, start_after, created_on, keep_until, singleton_key, policy, dead_letter,
    expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, heartbeat_seconds)
  select q.name, ids, coalesce(start_at, now()), now(),
    coalesce(start_at, now()) + q.retention_seconds * interval '1 second', only_one, q.policy, q.dead_letter,
    q.expire_seconds, q.deletion_seconds, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.heartbeat_seconds
  from pgboss.queue q where q.name = queue_name
  on conflict do nothing;
  if coalesce(start_at, now()) <= now() then
    -- The channel of pg-boss: wakes a worker at commit. A hint only; workers also look by themselves.
    perform pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), queue_name);
  end if;
end $$;
alter function app.add_job(text, jsonb, timestamptz, text) owner to upstander_keeper;
revoke all on function app.add_job(text, jsonb, timestamptz, text) from public;
grant execute on function app.add_job(text, jsonb, timestamptz, text)
  to upstander_staff, upstander_public, upstander_gate, upstander_system;
