// Entries of the directory as wholes: read by id, a set at a time, and written with all their parts. Row security decides
// which; a reader of the public gets none that is closed or removed.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Contact, Entry, EntryDraft, Organization, Place, Span } from './entry.ts'

type ServiceRow = Omit<Entry, 'hours' | 'places' | 'contacts' | 'areaIds'>
type ScheduleRow = Span & { serviceId: string; atId: string | null; purpose: 'open' | 'trained' }
type PlaceRow = Omit<Place, 'hours' | 'trained'> & { serviceId: string }

/** The entries with these ids that the caller may see, in the order of the ids. Five queries, whatever their number. */
export async function loadEntries(tx: Tx, ids: readonly string[]): Promise<Entry[]> {
  if (ids.length === 0) return []
  const services = await sql<ServiceRow>`
    select s.id, jsonb_build_object('id', o.id, 'name', o.name, 'description', o.description, 'url', o.url) as organization,
      s.kind, s.name, s.description, s.url, s.email, s.strands, s.needs, s.languages, s.interpreting, s.eligibility,
      s.minimum_age as "minimumAge", s.maximum_age as "maximumAge", s.fees, s.what_happens as "whatHappens", s.privacy,
      s.always_open as "alwaysOpen", s.source, s.checked_on as "checkedOn", s.valid_from as "validFrom",
      s.valid_to as "validTo", s.status, s.removed_at as "removedAt", s.changed_at as "changedAt", s.version
    from unnest(${ids}::uuid[]) with ordinality w(id, place) join directory_services s on s.id = w.id
      join directory_organizations o on o.id = s.organization_id
    order by w.place`.execute(tx)
  const places = await sql<PlaceRow>`
    select a.service_id as "serviceId", a.id as "atId", l.id, l.name, l.address, l.city, l.postcode, l.area_id as "areaId",
      l.latitude, l.longitude, l.accessibility, l.access_note as "accessNote", l.directions
    from directory_service_at_locations a join directory_locations l on l.id = a.location_id
    where a.service_id = any(${ids}::uuid[]) order by a.service_id, a.position, a.id`.execute(tx)
  const schedules = await sql<ScheduleRow>`
    select service_id as "serviceId", at_id as "atId", purpose, weekday, opens, closes, on_holidays as "onHolidays"
    from directory_schedules where service_id = any(${ids}::uuid[])
    order by service_id, (weekday + 6) % 7, opens, id`.execute(tx)
  const contacts = await sql<Contact & { serviceId: string }>`
    select service_id as "serviceId", kind, number, note from directory_contacts
    where service_id = any(${ids}::uuid[]) order by service_id, position, id`.execute(tx)
  const areas = await sql<{ serviceId: string; areaId: string }>`
    select service_id as "serviceId", area_id as "areaId" from directory_service_areas
    where service_id = any(${ids}::uuid[]) order by service_id, area_id`.execute(tx)
  const timesOf = schedulesBy(schedules.rows)
  const [placesOf, contactsOf, areasOf] = [by(places.rows), by(contacts.rows), by(areas.rows)]
  return services.rows.map((service) => ({
    ...service,
    hours: timesOf(service.id, null, 'open'),
    places: placesOf(service.id).map(({ serviceId, ...place }) => ({
      ...place,
      hours: timesOf(serviceId, place.atId, 'open'),
      trained: timesOf(serviceId, place.atId, 'trained'),
    })),
    contacts: contactsOf(service.id).map(({ kind, number, note }) => ({ kind, number, note })),
    areaIds: areasOf(service.id).map(({ areaId }) => areaId),
  }))
}

function by<T extends { serviceId: string }>(rows: readonly T[]): (id: string) => readonly T[] {
  const groups = Map.groupBy(rows, ({ serviceId }) => serviceId)
  return (id) => groups.get(id) ?? []
}

function schedulesBy(rows: readonly ScheduleRow[]) {
  const key = (id: string, atId: string | null, purpose: string) => `${id} ${atId} ${purpose}`
  const groups = Map.groupBy(rows, (row) => key(row.serviceId, row.atId, row.purpose))
  return (id: string, atId: string | null, purpose: ScheduleRow['purpose']): Span[] =>
    (groups.get(key(id, atId, purpose)) ?? []).map(({ weekday, opens, closes, onHolidays }) => ({
      weekday,
      opens,
      closes,
      onHolidays,
    }))
}

/** One entry, or undefined where the caller sees none with this id. */
export async function findEntry(tx: Tx, id: string): Promise<Entry | undefined> {
  return (await loadEntries(tx, [id]))[0]
}

/** The organisation with this name, made or brought up to date. What is left empty does not wipe what is known of it. */
export async function keepOrganization(
  tx: Tx,
  { name, description, url }: Omit<Organization, 'id'>,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into directory_organizations as o (id, name, description, url) values (${newId()}, ${name}, ${description}, ${url})
    on conflict (lower(name)) do update set name = excluded.name,
      description = coalesce(nullif(excluded.description, ''), o.description), url = coalesce(nullif(excluded.url, ''), o.url)
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (!id) throw new Error('an organisation was not kept')
  return id
}

const columnsOf = (entry: EntryDraft, organizationId: string) => ({
  organization_id: organizationId,
  kind: entry.kind,
  name: entry.name,
  description: entry.description,
  url: entry.url,
  email: entry.email,
  strands: entry.strands,
  needs: entry.needs,
  languages: entry.languages,
  interpreting: entry.interpreting,
  eligibility: entry.eligibility,
  minimum_age: entry.minimumAge,
  maximum_age: entry.maximumAge,
  fees: entry.fees,
  what_happens: entry.whatHappens,
  privacy: entry.privacy,
  always_open: entry.alwaysOpen,
  source: entry.source,
  checked_on: entry.checkedOn,
  valid_from: entry.validFrom,
  valid_to: entry.validTo,
  status: entry.status,
})

type Stamp = { at: Date; by: string | null }

/** Adds an entry with its parts. */
export async function insertEntry(tx: Tx, id: string, entry: EntryDraft, stamp: Stamp): Promise<void> {
  const organizationId = await keepOrganization(tx, entry.organization)
  await tx
    .insertInto('directory_services')
    .values({ id, ...columnsOf(entry, organizationId), changed_at: stamp.at, changed_by: stamp.by })
    .execute()
  await writeParts(tx, id, entry)
}

/** Writes an entry that is still at `version`, with all its parts; false where somebody changed it first. */
export async function updateEntry(
  tx: Tx,
  id: string,
  version: number,
  entry: EntryDraft,
  stamp: Stamp,
): Promise<boolean> {
  const organizationId = await keepOrganization(tx, entry.organization)
  const change = { ...columnsOf(entry, organizationId), changed_at: stamp.at, changed_by: stamp.by }
  const result = await tx
    .updateTable('directory_services')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) return false
  await writeParts(tx, id, entry)
  return true
}

/** Marks an entry that is still at `version` as removed, or takes it back; false where somebody changed it first. */
export async function markRemoved(
  tx: Tx,
  id: string,
  version: number,
  removed: boolean,
  { at, by: who }: Stamp,
): Promise<boolean> {
  const result = await tx
    .updateTable('directory_services')
    .set({ removed_at: removed ? at : null, changed_at: at, changed_by: who, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

// Parts are few, and written anew; a place keeps its ids, because other systems may have taken them.
async function writeParts(tx: Tx, id: string, entry: EntryDraft): Promise<void> {
  const places = entry.places.map((place) => ({ ...place, id: place.id ?? newId() }))
  const before = await sql<{ id: string }>`
    select location_id as id from directory_service_at_locations where service_id = ${id}`.execute(tx)
  await writeLocations(tx, places)
  const kept = places.map((place) => place.id)
  await sql`delete from directory_schedules where service_id = ${id}`.execute(tx)
  await sql`delete from directory_service_at_locations where service_id = ${id} and not location_id = any(${kept}::uuid[])`.execute(
    tx,
  )
  const at = await linkPlaces(tx, id, kept)
  const gone = before.rows.map((row) => row.id).filter((each) => !kept.includes(each))
  await sql`delete from directory_locations l where l.id = any(${gone}::uuid[])
    and not exists (select 1 from directory_service_at_locations a where a.location_id = l.id)`.execute(tx)
  await writeSchedules(tx, id, [
    ...rowsOf(null, 'open', entry.hours),
    ...places.flatMap((place) => [
      ...rowsOf(at.get(place.id) ?? null, 'open', place.hours),
      ...rowsOf(at.get(place.id) ?? null, 'trained', place.trained),
    ]),
  ])
  await writeContacts(tx, id, entry.contacts)
  await sql`delete from directory_service_areas where service_id = ${id}`.execute(tx)
  await sql`insert into directory_service_areas (service_id, area_id)
    select ${id}, id from areas where id = any(${entry.areaIds}::uuid[])`.execute(tx)
}

const rowsOf = (atId: string | null, purpose: 'open' | 'trained', spans: readonly Span[]) =>
  spans.map((span) => ({ ...span, atId, purpose }))

async function writeLocations(
  tx: Tx,
  places: readonly (Omit<Place, 'atId'> & { id: string })[],
): Promise<void> {
  const json = JSON.stringify(places)
  await sql`insert into directory_locations (id, name, address, city, postcode, area_id, latitude, longitude, accessibility,
      access_note, directions)
    select p.id, p.name, p.address, p.city, p.postcode, a.id, p.latitude, p.longitude,
      array(select jsonb_array_elements_text(p.accessibility)), p."accessNote", p.directions
    from jsonb_to_recordset(${json}::jsonb) as p (id uuid, name text, address text, city text, postcode text, "areaId" uuid,
      latitude double precision, longitude double precision, accessibility jsonb, "accessNote" text, directions text)
      left join areas a on a.id = p."areaId"
    on conflict (id) do update set name = excluded.name, address = excluded.address, city = excluded.city,
      postcode = excluded.postcode, area_id = excluded.area_id, latitude = excluded.latitude, longitude = excluded.longitude,
      accessibility = excluded.accessibility, access_note = excluded.access_note, directions = excluded.directions`.execute(
    tx,
  )
}

async function linkPlaces(tx: Tx, id: string, placeIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; locationId: string }>`
    insert into directory_service_at_locations (id, service_id, location_id, position)
    select n.id, ${id}, n.place, n.position from unnest(${placeIds.map(() => newId())}::uuid[], ${placeIds}::uuid[])
      with ordinality n(id, place, position)
    on conflict (service_id, location_id) do update set position = excluded.position
    returning id, location_id as "locationId"`.execute(tx)
  return new Map(rows.map((row) => [row.locationId, row.id]))
}

async function writeSchedules(
  tx: Tx,
  id: string,
  rows: readonly (Span & { atId: string | null; purpose: string })[],
): Promise<void> {
  const numbered = JSON.stringify(rows.map((row) => ({ ...row, id: newId() })))
  await sql`insert into directory_schedules (id, service_id, at_id, purpose, weekday, opens, closes, on_holidays)
    select r.id, ${id}, r."atId", r.purpose, r.weekday, r.opens, r.closes, r."onHolidays"
    from jsonb_to_recordset(${numbered}::jsonb) as r (id uuid, "atId" uuid, purpose text, weekday smallint, opens smallint,
      closes smallint, "onHolidays" boolean)`.execute(tx)
}

async function writeContacts(tx: Tx, id: string, contacts: readonly Contact[]): Promise<void> {
  const numbered = JSON.stringify(
    contacts.map((contact, position) => ({ ...contact, position, id: newId() })),
  )
  await sql`delete from directory_contacts where service_id = ${id}`.execute(tx)
  await sql`insert into directory_contacts (id, service_id, position, kind, number, note)
    select c.id, ${id}, c.position, c.kind, c.number, c.note
    from jsonb_to_recordset(${numbered}::jsonb) as c (id uuid, position smallint, kind text, number text, note text)`.execute(
    tx,
  )
}
