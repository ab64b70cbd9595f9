// The areas of the map: the authorities, or the wards of one of them.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { type Shape, shapeSchema } from './geometry.ts'
import { type Found, type Position, readRef } from './place.ts'
import { findPlace } from './places.store.ts'

export type MapArea = {
  ref: string
  name: string
  shape: Shape
  middle: Position | null
  /** It is divided further, and pressing it goes into it. */
  divided: boolean
}
/** `at`: the authority that is shown from near; null for all of them. */
export type AreaMap = { at: Found | null; areas: MapArea[] }

const AREAS_MAX = 120

/** The map at an authority that a form named, or of the whole; null where no outlines are loaded. */
export async function loadMap(tx: Tx, named: string): Promise<AreaMap | null> {
  const ref = readRef(named)
  const at = ref?.kind === 'area' ? await findPlace(tx, named) : null
  const wards = at?.areaId ? await wardsOf(tx, at.areaId) : []
  if (wards.length > 0) return { at, areas: wards }
  const districts = await districtsOf(tx)
  return districts.length > 0 ? { at: null, areas: districts } : null
}

type Row = {
  ref: string
  name: string
  shape: unknown
  latitude: number | null
  longitude: number | null
  divided: boolean
}

async function districtsOf(tx: Tx): Promise<MapArea[]> {
  const { rows } = await sql<Row>`
    select * from (select distinct on (p.area_id) 'area:' || p.area_id as ref, p.name, p.shape, p.latitude, p.longitude,
        exists (select from places w where w.area_id = p.area_id and w.kind = 'ward' and w.shape is not null) as divided
      from places p where p.kind = 'district' and p.shape is not null and p.area_id is not null
      order by p.area_id, p.id) d order by name limit ${AREAS_MAX}`.execute(tx)
  return rows.flatMap(asArea)
}

async function wardsOf(tx: Tx, areaId: string): Promise<MapArea[]> {
  const { rows } = await sql<Row>`
    select * from (select distinct on (p.code) 'place:' || p.id as ref, p.name, p.shape, p.latitude, p.longitude, false as divided
      from places p where p.area_id = ${areaId} and p.kind = 'ward' and p.shape is not null
      order by p.code, p.id) w order by name limit ${AREAS_MAX}`.execute(tx)
  return rows.flatMap(asArea)
}

function asArea({ ref, name, shape, latitude, longitude, divided }: Row): MapArea[] {
  const read = shapeSchema.safeParse(shape)
  const middle = latitude !== null && longitude !== null ? { latitude, longitude } : null
  return read.success ? [{ ref, name, shape: read.data, middle, divided }] : []
}
