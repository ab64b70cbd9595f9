-- Why: the work inside a case of which every report was withdrawn (assessing, giving it to a colleague, reviewing) and a
-- translation ask for one of the two grounds too; figures can say how many of what they count was withdrawn; and who came
-- back with the code of one report to make another is a sign that both may be about the same. Breaking: no

alter table withdrawn_grounds drop constraint withdrawn_grounds_way_check;
alter table withdrawn_grounds add constraint withdrawn_grounds_way_check check (way in ('log', 'link', 'merge', 'hand',
  'transfer', 'pass_on', 'accept', 'reopen', 'write', 'risk', 'assign', 'review', 'translate'));

-- The day, and nothing of why or of whom: what was withdrawn stays counted, and the page of figures says how much it is.
grant select (withdrawn_at) on reports to upstander_analyst;

-- Found because the holder of one report's code made the other from its page.
alter table report_likenesses add column same_secret boolean not null default false;
alter table report_likenesses drop constraint report_likenesses_check;
alter table report_likenesses add constraint report_likenesses_why
  check (text_parts is not null or same_person or same_place or same_secret);

-- In the transaction that keeps a report, by whoever holds its form's token and came from the page of the other's code. A
-- code that was ended or replaced since is none. Both stay as they are: a person says whether they are the same.
create function app.keep_same_secret(submission bytea, follow_up bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into report_likenesses (report_id, other_id, found_at, same_secret, same_place)
  select r.id, o.id, r.received_at, true,
    coalesce(o.area_id = r.area_id and o.occurred_on = r.occurred_on and o.place_kind = r.place_kind, false)
    from reports r join reports o on o.follow_up_hash = follow_up and o.id <> r.id
    where r.submission_hash = submission and r.version = 1
  on conflict (report_id, other_id) do update set same_secret = true
$$;
alter function app.keep_same_secret(bytea, bytea) owner to upstander_keeper;
revoke all on function app.keep_same_secret(bytea, bytea) from public;
grant execute on function app.keep_same_secret(bytea, bytea) to upstander_public;

-- What was chosen in answers that came later, by field, gathered from the messages that hold them: the lists read it beside
-- what was told first, which stays as it was. `told_before`: whether it happened before, where only the later answer says so.
alter table reports add column told_later jsonb not null default '{}', add column told_before text
  check (told_before in ('yes', 'no'));
grant select (told_before) on reports to upstander_analyst;

create function app.told_later_of(report uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(jsonb_object_agg(key, codes), '{}') from (
    select e.key, jsonb_agg(distinct c.code) as codes from report_messages m
      cross join lateral jsonb_each(m.told -> 'codes') e
      cross join lateral jsonb_array_elements(case jsonb_typeof(e.value) when 'array' then e.value
        else jsonb_build_array(e.value) end) c(code)
    where m.report_id = report and m.told is not null group by e.key) k
$$;
create function app.gather_told_later() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  later constant jsonb := app.told_later_of(new.report_id);
begin
  update reports set told_later = later, told_before = case
      when later -> 'beforeHow' ?| array['once', 'few', 'monthly', 'weekly', 'daily'] then 'yes'
      when later -> 'beforeHow' ? 'never' then 'no' end
    where id = new.report_id;
  return null;
end $$;
alter function app.told_later_of(uuid) owner to upstander_keeper;
alter function app.gather_told_later() owner to upstander_keeper;
revoke all on function app.told_later_of(uuid), app.gather_told_later() from public;
create trigger gather_told_later after insert on report_messages for each row when (new.told is not null)
  execute function app.gather_told_later();
update reports r set told_later = app.told_later_of(r.id), told_before = case
    when app.told_later_of(r.id) -> 'beforeHow' ?| array['once', 'few', 'monthly', 'weekly', 'daily'] then 'yes'
    when app.told_later_of(r.id) -> 'beforeHow' ? 'never' then 'no' end
  where exists (select from report_messages m where m.report_id = r.id and m.told is not null);
-- What the measure of reports reads stands in its index, as before.
drop index reports_measured;
create index reports_measured on reports (received_at) include (status, channel, happened_before, told_before);
