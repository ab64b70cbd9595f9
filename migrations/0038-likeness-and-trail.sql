-- Why: two who tell the same seldom use the same words, so fewer count where place and day agree (docs/performance.md has what
-- was measured). And whoever asks the trail who read a report is told of its messages, its diary, its translations, notes, and
-- of what was said of another person: these are words of the person as much as the account is. Breaking: no

alter table report_likenesses drop constraint report_likenesses_text_parts_check;
alter table report_likenesses add constraint report_likenesses_text_parts_check check (text_parts between 10 and 32);

create or replace function app.keep_signature(s jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r reports;
  own_parts constant integer[] := array(select jsonb_array_elements_text(s -> 'parts')::integer);
  own_bands constant integer[] := array(select jsonb_array_elements_text(s -> 'bands')::integer);
begin
  select x.* into r from reports x where x.submission_hash = decode(s ->> 'submission', 'base64')
    and not exists (select from report_signatures g where g.report_id = x.id);
  if r.id is null then return; end if;
  insert into report_likenesses (report_id, other_id, found_at, text_parts, same_person, same_place)
  select r.id, f.id, r.received_at, max(f.parts), bool_or(f.person), bool_or(f.place) from (
    (select o.id, o.received_at, e.equal as parts, false as person, false as place
      from report_signatures g join reports o on o.id = g.report_id
      cross join lateral (select count(*) filter (where a = b)::smallint as equal from unnest(g.parts, own_parts) u(a, b)) e
      where g.bands && own_bands and o.received_at > r.received_at - interval '90 days'
        and (o.agency_id is not distinct from r.agency_id or o.area_id = r.area_id)
        and e.equal >= case when o.area_id = r.area_id and o.place_kind = r.place_kind and abs(o.occurred_on - r.occurred_on) <= 1
          then 10 else 16 end
        limit 50)
    union all
    (select o.id, o.received_at, null, true, false
      from (select b.person_id from vault.blind_index mine
          join vault.blind_index b on b.kind = mine.kind and b.token = mine.token and b.person_id <> mine.person_id
          where mine.person_id = r.person_id
          group by b.person_id having bool_or(b.kind in ('phone', 'email', 'address'))
            or array_agg(b.kind) @> array['name', 'postcode'] limit 200) p
      join reports o on o.person_id = p.person_id
      where o.received_at > r.received_at - interval '90 days'
        and (o.agency_id is not distinct from r.agency_id or o.area_id = r.area_id) limit 50)
    union all
    (select o.id, o.received_at, null, false, true from reports o
      where o.area_id = r.area_id and o.occurred_on = r.occurred_on and o.place_kind = r.place_kind and o.strands && r.strands
        and coalesce(o.ward_code = r.ward_code, true) and coalesce(o.outward_code = r.outward_code, true)
        and o.received_at > r.received_at - interval '90 days' limit 50)) f
  where f.id <> r.id
  group by f.id order by max(f.parts) desc nulls last, bool_or(f.person) desc, max(f.received_at) desc limit 20;
  if cardinality(own_parts) = 32 then
    insert into report_signatures (report_id, parts, bands) values (r.id, own_parts, own_bands);
  end if;
end $$;

create or replace function app.audited_ids(wanted text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with reported as materialized (
    select r.id, r.person_id, r.narrative_id from reports r where r.reference = wanted
    union
    select r.id, r.person_id, r.narrative_id from cases c join case_reports cr on cr.case_id = c.id
      join reports r on r.id = cr.report_id where c.reference = wanted),
  named as (
    select id from reported union select person_id from reported union select narrative_id from reported
    union select c.id from cases c where c.reference = wanted
    union select p.person_id from cases c join case_people p on p.case_id = c.id where c.reference = wanted
    union select f.id from cases c join referrals f on f.case_id = c.id where c.reference = wanted
    union select m.text_id from reported x join report_messages m on m.report_id = x.id
    union select d.text_id from reported x join diary_entries d on d.report_id = x.id
    union select t.text_id from reported x join report_translations t on t.report_id = x.id
    union select e.note_id from reported x join timeline e on e.report_id = x.id
    union select e.note_id from cases c join timeline e on e.case_id = c.id where c.reference = wanted
    union select n.note_id from cases c join referrals f on f.case_id = c.id join referral_attempts n on n.referral_id = f.id
      where c.reference = wanted
    union select unnest(array[o.words_id, o.identity_id]) from reported x join other_people o on o.report_id = x.id)
  select n.id from named n where n.id is not null and app.reads_trail() and exists (
    select 1 from audit.entries e where e.subject_id = n.id and e.agency_id = app.agency_id()
      and e.subject_kind in ('case', 'report', 'person', 'text', 'referral'))
  limit 1000
$$;
