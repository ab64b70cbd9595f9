// Finding places: by what somebody typed, by the name in a form, and what lies around one. Bounded, and read-only.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { normalisePostcode } from '../agencies/index.ts'
import { fold } from '../../platform/text/fold.ts'
import type { Around } from './exactness.ts'
import { type Found, type GazetteerKind, normaliseOutward, PLACE_KINDS, readRef } from './place.ts'

/** No more than somebody would read through. */
export const MATCHES_MAX = 20
const TYPED_MAX = 120
const WORDS_MAX = 8

type Row = {
  id: string
  kind: GazetteerKind
  code: string
  name: string
  within: string
  areaId: string | null
  wardCode: string | null
  latitude: number | null
  longitude: number | null
}

const COLUMNS = sql`p.id, p.kind, p.code, p.name, p.within, p.area_id as "areaId", p.ward_code as "wardCode", p.latitude, p.longitude`

const asFound = (row: Row): Found => ({
  ref: `place:${row.id}`,
  kind: row.kind,
  name: row.name,
  within: row.within,
  areaId: row.areaId,
  wardCode: row.wardCode,
  outward: row.kind === 'outward' ? row.name : null,
  position: positionOf(row),
})

const positionOf = ({ latitude, longitude }: Pick<Row, 'latitude' | 'longitude'>) =>
  latitude !== null && longitude !== null ? { latitude, longitude } : null

/** Whether there is anything to find places in: without, the form asks as if there were no such thing. */
export async function hasPlaces(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from place_sources) as any`.execute(tx)
  return rows[0]?.any ?? false
}

/** The words that places are found by, from a name as people write it. */
export const searchWords = (text: string): string[] =>
  fold(text.slice(0, TYPED_MAX))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, WORDS_MAX)

/** Places that somebody may have meant: a postcode by itself; of names, those in which every word begins one of theirs. */
export async function searchPlaces(tx: Tx, typed: string): Promise<Found[]> {
  const postcode = normalisePostcode(typed)
  if (!postcode) return searchNames(tx, typed, PLACE_KINDS)
  const found = await postcodePlace(tx, postcode)
  return found ? [found] : []
}

/** The same by name alone, and only places of some kinds. */
export async function searchNames(tx: Tx, typed: string, kinds: readonly GazetteerKind[]): Promise<Found[]> {
  const terms = searchWords(typed)
  if (terms.length === 0) return []
  const query = terms.map((term) => `${term}:*`).join(' & ')
  const whole = terms.join(' ')
  // Both sides of a road, and the same ward from two sources, are one place to whoever looks for it.
  const { rows } = await sql<Row>`
    select ${sql.raw('id, kind, code, name, within, "areaId", "wardCode", latitude, longitude')} from (
      select distinct on (p.kind, p.name, p.within, p.area_id) ${COLUMNS}, p.folded from places p
      where to_tsvector('simple', p.folded) @@ to_tsquery('simple', ${query}) and p.kind = any(${[...kinds]}::text[])
      order by p.kind, p.name, p.within, p.area_id, (p.shape is null), p.id) p
    order by (p.folded = ${whole}) desc, (p.folded like ${`${likeText(whole)}%`}) desc,
      array_position(${[...PLACE_KINDS]}::text[], p.kind), p.name, p.within, p.id limit ${MATCHES_MAX}`.execute(
    tx,
  )
  return rows.map(asFound)
}

const likeText = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&')

/** The place that a form named; null where there is none by it, any more. */
export async function findPlace(tx: Tx, text: string): Promise<Found | null> {
  const ref = readRef(text)
  if (!ref) return null
  if (ref.kind === 'postcode') return postcodePlace(tx, ref.postcode)
  if (ref.kind === 'outward') return (await outwardPlace(tx, ref.outward)) ?? bareOutward(ref.outward)
  if (ref.kind === 'area') return districtOf(tx, ref.id)
  const { rows } = await sql<Row>`select ${COLUMNS} from places p where p.id = ${ref.id}`.execute(tx)
  return rows[0] ? asFound(rows[0]) : null
}

async function postcodePlace(tx: Tx, postcode: string): Promise<Found | null> {
  const { rows } = await sql<{
    areaId: string | null
    area: string | null
    wardCode: string | null
    latitude: number | null
    longitude: number | null
  }>`select a.id as "areaId", a.name as area, p.ward_code as "wardCode", p.latitude, p.longitude
    from postcodes p left join areas a on a.code = p.area_code where p.postcode = ${postcode}
    order by a.valid_from desc nulls last, a.id limit 1`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { areaId, wardCode, area } = row
  const outward = postcode.split(' ')[0] ?? null
  return {
    ref: `postcode:${postcode}`,
    kind: 'postcode',
    name: postcode,
    within: area ?? '',
    areaId,
    wardCode,
    outward,
    position: positionOf(row),
  }
}

/** The first half of a postcode that somebody typed, whole or by itself; null for other words. */
export const outwardTyped = (typed: string): string | null =>
  normalisePostcode(typed)?.split(' ')[0] ?? normaliseOutward(typed)

async function outwardPlace(tx: Tx, outward: string): Promise<Found | null> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from places p where p.kind = 'outward' and p.code = ${outward} order by p.id limit 1`.execute(
    tx,
  )
  return rows[0] ? asFound(rows[0]) : null
}

// Not in the gazetteer: still no finer than what it says.
const bareOutward = (outward: string): Found => ({
  ref: `outward:${outward}`,
  kind: 'outward',
  name: outward,
  within: '',
  areaId: null,
  wardCode: null,
  outward,
  position: null,
})

/** An authority's area as a place, with the middle of its outline where there is one. */
async function districtOf(tx: Tx, areaId: string): Promise<Found | null> {
  const { rows } = await sql<{ name: string; latitude: number | null; longitude: number | null }>`
    select a.name, p.latitude, p.longitude from areas a
    left join lateral (select latitude, longitude from places where area_id = a.id and kind = 'district'
      order by (shape is null), id limit 1) p on true
    where a.id = ${areaId}`.execute(tx)
  const [row] = rows
  if (!row) return null
  return {
    ref: `area:${areaId}`,
    kind: 'district',
    name: row.name,
    within: '',
    areaId,
    wardCode: null,
    outward: null,
    position: positionOf(row),
  }
}

/** The larger places that stand for one that is not to be kept exactly. */
export async function loadAround(tx: Tx, found: Found): Promise<Around> {
  const [ward, outward, district] = await Promise.all([
    found.wardCode ? wardPlace(tx, found.wardCode) : null,
    found.outward ? outwardPlace(tx, found.outward) : null,
    found.areaId ? districtOf(tx, found.areaId) : null,
  ])
  return { ward, district, outward: outward ?? (found.outward ? bareOutward(found.outward) : null) }
}

async function wardPlace(tx: Tx, code: string): Promise<Found | null> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from places p where p.kind = 'ward' and p.code = ${code} order by (p.shape is null), p.id limit 1`.execute(
    tx,
  )
  return rows[0] ? asFound(rows[0]) : null
}
