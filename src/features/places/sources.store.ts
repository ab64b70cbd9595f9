// Where the names of places come from, and writing them: a source owns its rows, and they go away with it.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { Day } from '../../platform/calendar/london.ts'
import { newId } from '../../platform/ids.ts'
import type { LocatedPlace } from './locate.ts'
import type { SourceLayout } from './layouts.ts'
import { searchWords } from './places.store.ts'

export type SourceDraft = { name: string; attribution: string; dated: Day }
export type Source = SourceDraft & {
  id: string
  layout: SourceLayout
  loadedAt: Date
  places: number
}

/** Every source, with how many places came from it. */
export async function listSources(tx: Tx): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select s.id, s.name, s.attribution, s.dated::text as dated, s.layout, s.loaded_at as "loadedAt",
      ((select count(*) from places p where p.source_id = s.id) + (select count(*) from postcodes c where c.source_id = s.id))::integer as places
    from place_sources s order by s.name, s.id limit 100`.execute(tx)
  return rows
}

/** What must be printed wherever places are shown: whose data, and of which day. */
export async function attributions(tx: Tx): Promise<{ attribution: string; dated: Day }[]> {
  const { rows } = await sql<{ attribution: string; dated: Day }>`
    select attribution, max(dated)::text as dated from place_sources group by attribution order by attribution limit 20`.execute(
    tx,
  )
  return rows
}

/** A source by its name, however it is written. */
export async function findSource(
  tx: Tx,
  name: string,
): Promise<{ id: string; layout: SourceLayout } | undefined> {
  const { rows } = await sql<{ id: string; layout: SourceLayout }>`
    select id, layout from place_sources where lower(name) = lower(${name})`.execute(tx)
  return rows[0]
}

/** Removes a source with all its places. Returns its name, or undefined where there is none. */
export async function removeSource(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{
    name: string
  }>`delete from place_sources where id = ${id} returning name`.execute(tx)
  return rows[0]?.name
}

type SourceRow = SourceDraft & { id: string; layout: SourceLayout; loadedBy: string | null; loadedAt: Date }

export async function saveSource(tx: Tx, source: SourceRow): Promise<void> {
  const { id, name, attribution, dated, layout, loadedBy, loadedAt } = source
  await sql`insert into place_sources (id, name, attribution, dated, layout, loaded_at, loaded_by)
    values (${id}, ${name}, ${attribution}, ${dated}, ${layout}, ${loadedAt}, ${loadedBy})
    on conflict (id) do update set name = excluded.name, attribution = excluded.attribution, dated = excluded.dated,
      loaded_at = excluded.loaded_at, loaded_by = excluded.loaded_by`.execute(tx)
}

const BATCH = 2_000

export type PlaceStore = {
  /** Everything of a source: its key, and what it says, as text. */
  load(tx: Tx, sourceId: string): Promise<Map<string, string>>
  /** What a place says, as `load` has it. */
  print(place: LocatedPlace): string
  /** Adds or changes places, and takes away those of the keys. */
  save(tx: Tx, sourceId: string, places: readonly LocatedPlace[], gone: readonly string[]): Promise<void>
}

/** Postcodes stand where reports are routed by them; all other places in the gazetteer. */
export const storeFor = (layout: SourceLayout): PlaceStore =>
  layout === 'postcodes' ? postcodeStore : gazetteer

const gazetteer: PlaceStore = {
  load: async (tx, sourceId) => {
    const { rows } = await sql<{ key: string; digest: string }>`
      select key, digest from places where source_id = ${sourceId}`.execute(tx)
    return new Map(rows.map(({ key, digest }) => [key, digest]))
  },
  print: ({ code, name, within, areaId, wardCode, position, shape }) =>
    createHash('sha256')
      .update(JSON.stringify([code, name, within, areaId, wardCode, position, shape]))
      .digest('base64url'),
  save: async (tx, sourceId, places, gone) => {
    await remove(tx, sql`delete from places where source_id = ${sourceId} and key`, gone)
    for (const batch of batches(places)) {
      await sql`insert into places (id, source_id, key, kind, code, name, within, folded, area_id, ward_code, latitude, longitude, shape, digest)
        select r.id, ${sourceId}, r.key, r.kind, r.code, r.name, r.within, r.folded, r.area_id, r.ward_code, r.latitude, r.longitude,
          r.shape, r.digest
        from jsonb_to_recordset(${JSON.stringify(batch.map(rowOf))}::jsonb) as r (id uuid, key text, kind text, code text, name text,
          within text, folded text, area_id uuid, ward_code text, latitude double precision, longitude double precision, shape jsonb, digest text)
        on conflict (source_id, key) do update set code = excluded.code, name = excluded.name, within = excluded.within,
          folded = excluded.folded, area_id = excluded.area_id, ward_code = excluded.ward_code, latitude = excluded.latitude,
          longitude = excluded.longitude, shape = excluded.shape, digest = excluded.digest`.execute(tx)
    }
  },
}

const rowOf = (place: LocatedPlace) => ({
  id: newId(),
  key: place.key,
  kind: place.kind,
  code: place.code,
  name: place.name,
  within: place.within,
  folded: searchWords(`${place.name} ${place.within}`).join(' '),
  area_id: place.areaId,
  ward_code: place.wardCode,
  latitude: place.position?.latitude ?? null,
  longitude: place.position?.longitude ?? null,
  ...(place.shape !== undefined && { shape: place.shape }),
  digest: gazetteer.print(place),
})

type PostcodeRow = {
  postcode: string
  areaCode: string | null
  wardCode: string | null
  latitude: number | null
  longitude: number | null
}
// The table holds positions as 32-bit numbers.
const printPostcode = ({ areaCode, wardCode, latitude, longitude }: Omit<PostcodeRow, 'postcode'>): string =>
  [
    areaCode,
    wardCode,
    ...[latitude, longitude].map((each) => (each === null ? null : Math.fround(each))),
  ].join('|')

const postcodeStore: PlaceStore = {
  load: async (tx, sourceId) => {
    const { rows } = await sql<PostcodeRow>`
      select postcode, area_code as "areaCode", ward_code as "wardCode", latitude, longitude
      from postcodes where source_id = ${sourceId}`.execute(tx)
    return new Map(rows.map((row) => [row.postcode, printPostcode(row)]))
  },
  print: ({ areaCode, wardCode, position }) =>
    printPostcode({
      areaCode,
      wardCode,
      latitude: position?.latitude ?? null,
      longitude: position?.longitude ?? null,
    }),
  save: async (tx, sourceId, places, gone) => {
    await remove(tx, sql`delete from postcodes where source_id = ${sourceId} and postcode`, gone)
    for (const batch of batches(places)) {
      const column = (pick: (place: LocatedPlace) => string | number | null) => batch.map(pick)
      await sql`insert into postcodes (postcode, area_code, ward_code, latitude, longitude, source_id)
        select p.*, ${sourceId}::uuid from unnest(${column(({ key }) => key)}::text[], ${column(({ areaCode }) => areaCode)}::text[],
          ${column(({ wardCode }) => wardCode)}::text[], ${column(({ position }) => position?.latitude ?? null)}::real[],
          ${column(({ position }) => position?.longitude ?? null)}::real[]) p
        on conflict (postcode) do update set area_code = excluded.area_code, ward_code = excluded.ward_code,
          latitude = excluded.latitude, longitude = excluded.longitude, source_id = excluded.source_id`.execute(
        tx,
      )
    }
  },
}

async function remove(tx: Tx, where: ReturnType<typeof sql>, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await sql`${where} = any(${[...keys]}::text[])`.execute(tx)
}

function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH)
}
