// Whose a place is: by the code in its file, and otherwise by the outline that it lies in.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { contains, type Shape, shapeSchema } from './geometry.ts'
import type { RowPlace } from './layouts.ts'
import type { Position } from './place.ts'

export type LocatedPlace = Omit<RowPlace, 'areaCode'> & { areaId: string | null; areaCode: string | null }
type Outline = { code: string; areaId: string | null; shape: Shape; box: [number, number, number, number] }

/**
 * Finds the partnership's area and the ward of a place; null for one that lies elsewhere. What says nothing of where it
 * lies belongs to no area and is kept. Returns null where the partnership has no areas yet.
 */
export async function locator(tx: Tx): Promise<((place: RowPlace) => LocatedPlace | null) | null> {
  const areas = await tx.selectFrom('areas').select(['id', 'code']).execute()
  if (areas.length === 0) return null
  const idOf = new Map(areas.map(({ id, code }) => [code, id]))
  const [districts, wards] = await Promise.all([outlines(tx, 'district'), outlines(tx, 'ward')])
  return (place) => {
    const ward = place.wardCode ?? (place.position ? outlineAt(wards, place.position)?.code : null) ?? null
    // A first half of a postcode may lie in several.
    if (place.kind === 'outward') return { ...place, areaId: null, wardCode: null }
    if (place.areaCode !== null) {
      const areaId = idOf.get(place.areaCode)
      return areaId ? { ...place, areaId, wardCode: ward } : null
    }
    if (!place.position || districts.length === 0) return { ...place, areaId: null, wardCode: ward }
    const district = outlineAt(districts, place.position)
    return district ? { ...place, areaId: district.areaId, areaCode: district.code, wardCode: ward } : null
  }
}

async function outlines(tx: Tx, kind: 'district' | 'ward'): Promise<Outline[]> {
  const { rows } = await sql<{ code: string; areaId: string | null; shape: unknown }>`
    select code, area_id as "areaId", shape from places where kind = ${kind} and shape is not null`.execute(
    tx,
  )
  return rows.flatMap(({ code, areaId, shape }) => {
    const read = shapeSchema.safeParse(shape)
    return read.success ? [{ code, areaId, shape: read.data, box: boxOf(read.data) }] : []
  })
}

function boxOf(shape: Shape): Outline['box'] {
  const points = (shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()).flat()
  const box: Outline['box'] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}

const outlineAt = (all: readonly Outline[], position: Position): Outline | undefined =>
  all.find(
    ({ box: [west, south, east, north], shape }) =>
      position.longitude >= west &&
      position.longitude <= east &&
      position.latitude >= south &&
      position.latitude <= north &&
      contains(shape, position),
  )
