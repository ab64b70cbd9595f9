// Which entries fit what somebody asks, the nearest or most pressing first. Place is asked by district or by the first half
// of a postcode; from a half postcode come the districts that it lies in and its middle, where the directory of postcodes
// is loaded.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { Day } from '../../platform/calendar/london.ts'
import { type Moment, type OpenOn, timesAsked } from './hours.ts'
import { fitsStandard, NOTHING_ASKED, type Standard } from './standard-query.ts'
import type { Kind, Language, Need, Reach, Strand } from './terms.ts'

export type Wanted = {
  kind?: Kind | undefined
  areaId?: string | undefined
  /** A place of the gazetteer. */
  placeId?: string | undefined
  outward?: string | undefined
  strand?: Strand | undefined
  language?: Language | undefined
  need?: Need | undefined
  reach?: Reach | undefined
  openNow?: boolean | undefined
  /** Open at some time of such a day or evening. Bank holidays are not asked: a week is any week. */
  openOn?: OpenOn | undefined
}
const LIST_MAX = 1_000

export type Found = { id: string; miles: number | null }
export type Position = { latitude: number; longitude: number }
export type PlaceAsked = { areaIds: string[]; middle: Position | null }

/** What the gazetteer knows of a place. */
type Spot = { areaId: string | null; position: Position | null }
const NO_SPOT: Spot = { areaId: null, position: null }

/**
 * The areas that a place lies in, and its middle. A district brings the county around it; half a postcode, every district
 * with such a postcode. `spot`: what the gazetteer knows of the place. Empty where nothing is known of the place.
 */
export async function placeOf(
  tx: Tx,
  { areaId, outward }: Pick<Wanted, 'areaId' | 'outward'>,
  { areaId: around, position }: Spot = NO_SPOT,
): Promise<PlaceAsked> {
  const { rows } = await sql<{ areaIds: string[]; latitude: number | null; longitude: number | null }>`
    with recursive codes as (
      select area_code, latitude, longitude from postcodes
      where ${outward ?? null}::text is not null and postcode >= ${`${outward ?? ''} `} and postcode < ${`${outward ?? ''} Z`}
        and split_part(postcode, ' ', 1) = ${outward ?? ''}
    ), within (id, parent_id) as (
      select a.id, a.parent_id from areas a where a.id in (${areaId ?? null}::uuid, ${around}::uuid)
        or a.code in (select area_code from codes)
        or a.id in (select area_id from directory_locations where outward = ${outward ?? null}::text)
      union select p.id, p.parent_id from within w join areas p on p.id = w.parent_id
    )
    select coalesce((select array_agg(id) from within), '{}') as "areaIds",
      coalesce((select avg(latitude) from codes), ${position?.latitude ?? null}::double precision, (select avg(l.latitude) from directory_locations l
        where l.outward = ${outward ?? null}::text or l.area_id = ${areaId ?? null}::uuid)) as latitude,
      coalesce((select avg(longitude) from codes), ${position?.longitude ?? null}::double precision, (select avg(l.longitude) from directory_locations l
        where l.outward = ${outward ?? null}::text or l.area_id = ${areaId ?? null}::uuid)) as longitude`.execute(
    tx,
  )
  const row = rows[0]
  const middle =
    row?.latitude != null && row.longitude != null
      ? { latitude: row.latitude, longitude: row.longitude }
      : null
  return { areaIds: row?.areaIds ?? [], middle }
}

type Asked = {
  wanted: Wanted
  /** What another system asks besides, in the standard's own words. */
  standard?: Standard
  /** The place, where it is known already; null for everywhere. */
  place?: PlaceAsked | null
  today: Day
  moment: Moment
  limit: number
  offset: number
}

/**
 * One page of the entries that stand today and fit, and how many there are. Emergency numbers come first; then, where a
 * place was asked, what is nearest, and what has no place of its own after that; else by kind and name.
 */
export async function findEntries(tx: Tx, asked: Asked): Promise<{ found: Found[]; total: number }> {
  const { wanted, limit, offset } = asked
  const known =
    asked.place === undefined && (wanted.areaId ?? wanted.outward) ? await placeOf(tx, wanted) : asked.place
  const [placed, place] = [Boolean(known), known ?? { areaIds: [], middle: null }]
  const { rows } = await sql<Found & { total: number }>`
    with fits as (
      select s.id, s.kind, s.name, (select min(${milesTo(place.middle)}) from directory_service_at_locations x
        join directory_locations l on l.id = x.location_id where x.service_id = s.id) as miles
      from directory_services s
      where s.removed_at is null and s.status = 'active'
        and (s.valid_from is null or s.valid_from <= ${asked.today}) and (s.valid_to is null or s.valid_to >= ${asked.today})
        ${wanted.kind ? sql`and s.kind = ${wanted.kind}` : sql``}
        ${wanted.strand ? sql`and (s.strands = '{}' or ${wanted.strand} = any(s.strands))` : sql``}
        ${wanted.language ? sql`and ${wanted.language} = any(s.languages)` : sql``}
        ${wanted.need ? sql`and ${wanted.need} = any(s.needs)` : sql``}
        ${wanted.reach ? WITHOUT_VOICE : sql``}
        ${placed ? serves(place, wanted.outward) : sql``}
        ${wanted.openNow ? openAt(asked.moment) : sql``}
        ${wanted.openOn ? openOn(wanted.openOn) : sql``}
        ${fitsStandard(asked.standard ?? NOTHING_ASKED)}
    )
    select id, miles, count(*) over ()::int as total from fits
    order by (kind = 'emergency') desc, ${placed ? sql`miles nulls last,` : sql``}
      array_position(array['emergency', 'centre', 'support'], kind), name, id
    limit ${limit} offset ${offset}`.execute(tx)
  return { found: rows.map(({ id, miles }) => ({ id, miles })), total: rows[0]?.total ?? 0 }
}

// As the crow flies, over distances for which the earth is flat enough: 69.1 miles to a degree of latitude.
const milesTo = (middle: Position | null) =>
  middle
    ? sql`69.1 * sqrt((l.latitude - ${middle.latitude}) ^ 2 + ((l.longitude - ${middle.longitude}) * cos(radians(${middle.latitude}))) ^ 2)`
    : sql`null::double precision`

// Reached in writing: by anything but a voice on the telephone.
const WITHOUT_VOICE = sql`and (s.email <> '' or exists (select 1 from directory_contacts c
  where c.service_id = s.id and c.kind <> 'voice'))`

/** A centre across the boundary may be the nearest: people look for one within a bus ride. */
const NEAR_MILES = 8

// For the place: it serves everywhere, or an area that the place is in; or it is there, or near.
const serves = ({ areaIds, middle }: PlaceAsked, outward: string | undefined) => sql`and (
  not exists (select 1 from directory_service_areas v where v.service_id = s.id)
    and not exists (select 1 from directory_service_at_locations v where v.service_id = s.id)
  or exists (select 1 from directory_service_areas v where v.service_id = s.id and v.area_id = any(${areaIds}::uuid[]))
  or exists (select 1 from directory_service_at_locations v join directory_locations l on l.id = v.location_id
    where v.service_id = s.id and (l.outward = ${outward ?? null}::text or l.area_id = any(${areaIds}::uuid[])
      or coalesce(${milesTo(middle)} < ${NEAR_MILES}, false))))`

// The same rule as isOpen in hours.ts; a test holds the two together.
const openAt = ({ weekday, minute, holiday, holidayBefore }: Moment) => sql`and (s.always_open or exists (
  select 1 from directory_schedules t where t.service_id = s.id and t.purpose = 'open' and (
    (t.weekday = ${weekday} and t.opens <= ${minute} and ${minute} < t.closes and (t.on_holidays or not ${holiday}::boolean))
    or (t.weekday = ${(weekday + 6) % 7} and ${minute} < t.closes - 1440 and (t.on_holidays or not ${holidayBefore}::boolean)))))`

function openOn(when: OpenOn) {
  const { weekdays, after } = timesAsked(when)
  return sql`and (s.always_open or exists (select 1 from directory_schedules t where t.service_id = s.id
    and t.purpose = 'open' and t.weekday = any(${weekdays}::int[]) and t.closes > ${after}))`
}

export type Listed = {
  id: string
  name: string
  organization: string
  kind: Kind
  status: 'active' | 'closed'
  checkedOn: Day | null
  validFrom: Day | null
  validTo: Day | null
  removed: boolean
}

export type District = { id: string; name: string; code: string }

/** The districts that somebody may choose from, by name, as they stand on a day. */
export async function listDistricts(tx: Tx, today: Day): Promise<District[]> {
  const { rows } = await sql<District>`select id, name, code from areas
    where kind in ('district', 'unitary') and (valid_from is null or valid_from <= ${today})
      and (valid_to is null or valid_to >= ${today}) order by name, id limit ${LIST_MAX}`.execute(tx)
  return rows
}

/** Every area that an entry may be for, by name: districts and what lies around them. */
export async function listAreasServed(tx: Tx): Promise<District[]> {
  const { rows } = await sql<District>`select id, name, code from areas where kind <> 'ward'
    order by name, id limit ${LIST_MAX}`.execute(tx)
  return rows
}

/** Every entry for those who keep them, what was longest not checked first; removed ones last. */
export async function listEntries(tx: Tx): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select s.id, s.name, o.name as organization, s.kind, s.status, s.checked_on as "checkedOn", s.valid_from as "validFrom",
      s.valid_to as "validTo", s.removed_at is not null as removed
    from directory_services s join directory_organizations o on o.id = s.organization_id
    order by (s.removed_at is not null), s.checked_on nulls first, s.name, s.id limit ${LIST_MAX}`.execute(tx)
  return rows
}

/** The ids of all that is not removed, by name: for an export. */
export async function exportedIds(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from directory_services where removed_at is null order by name, id limit ${LIST_MAX * 5}`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** How many entries that stand were last checked before a day, or never. */
export async function countUnchecked(tx: Tx, before: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from directory_services
    where removed_at is null and status = 'active' and (checked_on is null or checked_on < ${before})`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}
