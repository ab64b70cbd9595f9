// Outlines as GeoJSON has them: checked when they are read, their middle, and what lies inside.
import { z } from 'zod'
import type { Position } from './place.ts'

const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number())
const ring = z.array(point).min(4).max(50_000)
const polygon = z.array(ring).min(1).max(500)
export const shapeSchema = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1).max(500) }),
])
/** The outline of a district or a ward. */
export type Shape = z.infer<typeof shapeSchema>
type Ring = z.infer<typeof ring>

/** Its polygons, each an outer ring and the holes in it. */
export const polygonsOf = (shape: Shape): Ring[][] =>
  shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates

/** Whether a position lies in it. On the edge, either way. */
export const contains = (shape: Shape, { latitude, longitude }: Position): boolean =>
  polygonsOf(shape).some(
    (rings) => rings.filter((each) => inside(each, longitude, latitude)).length % 2 === 1,
  )

// Counts how often a line to the east crosses the ring.
function inside(points: Ring, x: number, y: number): boolean {
  let within = false
  for (let at = 0, before = points.length - 1; at < points.length; before = at, at += 1) {
    const [ax = 0, ay = 0] = points[at] ?? []
    const [bx = 0, by = 0] = points[before] ?? []
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within
  }
  return within
}

/** The middle of its largest part, by area. */
export function middleOf(shape: Shape): Position {
  const rings = polygonsOf(shape).flatMap((each) => each[0] ?? [])
  const parts = polygonsOf(shape).map(([outer = []]) => centreOf(outer))
  const largest = parts.reduce((best, each) => (each.area > best.area ? each : best), {
    area: -1,
    x: rings[0]?.[0] ?? 0,
    y: rings[0]?.[1] ?? 0,
  })
  return { latitude: rounded(largest.y), longitude: rounded(largest.x) }
}

const rounded = (degrees: number) => Math.round(degrees * 100_000) / 100_000

function centreOf(points: Ring): { area: number; x: number; y: number } {
  const [[left = 0, bottom = 0] = []] = points
  let [double, x, y] = [0, 0, 0]
  for (let at = 0; at + 1 < points.length; at += 1) {
    // From the first point, so that small shapes far from zero lose no digits.
    const [ax = 0, ay = 0] = points[at] ?? []
    const [bx = 0, by = 0] = points[at + 1] ?? []
    const cross = (ax - left) * (by - bottom) - (bx - left) * (ay - bottom)
    double += cross
    x += (ax + bx - 2 * left) * cross
    y += (ay + by - 2 * bottom) * cross
  }
  if (double === 0) return { area: 0, x: left, y: bottom }
  return { area: Math.abs(double / 2), x: left + x / (3 * double), y: bottom + y / (3 * double) }
}
