-- Why: what one report costs grew with how often a name or number had been told before: of each, only the 200 newest people are
-- compared (their ids are in the order of their coming). And whether an agency has caseworkers was asked once for each
-- colleague. Breaking: no

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
          cross join lateral (select x.kind, x.person_id from vault.blind_index x
            where x.kind = mine.kind and x.token = mine.token and x.person_id <> mine.person_id
            order by x.person_id desc limit 200) b
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

create or replace function app.report_readers(agency uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  with at as materialized (select agency is not null and app.has_caseworkers(agency) as staffed)
  select u.id from staff_users u cross join at
  where u.status = 'active' and case when at.staffed
    then u.agency_id = agency and u.roles && array['officer', 'manager', 'triage']
    else u.roles && array['triage'] end
  order by u.id limit 10
$$;
