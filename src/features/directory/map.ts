// Positions as a drawing of our own: how places lie to each other, over a plain grid of miles. No map of anybody else is
// asked for, so nobody else learns who looks for help, and where.

export type Pin = { number: number; x: number; y: number }
export type MapDrawing = {
  width: number
  height: number
  pins: Pin[]
  /** Lines of the grid, so many miles apart. */
  columns: number[]
  rows: number[]
  gridMiles: number
  /** Where somebody asked to be near to. */
  here: { x: number; y: number } | null
}

type Position = { latitude: number; longitude: number }
type Spot = Position & { number: number }

const WIDTH = 640
const MARGIN = 48
const MILES_A_DEGREE = 69.1
/** Pins are so wide: two nearer than this are moved apart. */
const PIN = 28
const SMALLEST_MILES = 2
const STEPS = [0.5, 1, 2, 5, 10, 20, 50, 100]

/**
 * Places positions on the drawing, and the place that was looked for where it is known. North is at the top; distances are
 * true, save where pins would hide each other.
 */
export function drawMap(spots: readonly Spot[], near: Position | null = null): MapDrawing {
  const middleNorth = average(spots.map(({ latitude }) => latitude))
  const perEast = MILES_A_DEGREE * Math.cos((middleNorth * Math.PI) / 180)
  const flatten = ({ latitude, longitude }: Position) => ({
    east: longitude * perEast,
    north: latitude * MILES_A_DEGREE,
  })
  const flat = spots.map((spot) => ({ number: spot.number, ...flatten(spot) }))
  const middle = near && flatten(near)
  const all = middle ? [...flat, middle] : flat
  const [west, east] = ends(all.map((spot) => spot.east))
  const [south, north] = ends(all.map((spot) => spot.north))
  const scale = (WIDTH - 2 * MARGIN) / Math.max(east - west, north - south, SMALLEST_MILES)
  const height = Math.round((north - south) * scale + 2 * MARGIN)
  const across = WIDTH / 2 - ((west + east) / 2) * scale
  const drawn = (spot: { east: number; north: number }) => ({
    x: spot.east * scale + across,
    y: (north - spot.north) * scale + MARGIN,
  })
  const pins = apart(
    flat.map((spot) => ({ number: spot.number, ...drawn(spot) })),
    { width: WIDTH, height },
  )
  const at = middle && drawn(middle)
  const here = at && { x: Math.round(at.x), y: Math.round(at.y) }
  const gridMiles = STEPS.find((step) => step * scale >= 60) ?? 100
  const lines = (to: number) =>
    Array.from({ length: Math.floor(to / (gridMiles * scale)) }, (_, at) =>
      Math.round((at + 1) * gridMiles * scale),
    )
  return { width: WIDTH, height, pins, columns: lines(WIDTH), rows: lines(height), gridMiles, here }
}

const average = (numbers: readonly number[]) =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length)
const ends = (numbers: readonly number[]): [number, number] => [
  Math.min(...(numbers.length > 0 ? numbers : [0])),
  Math.max(...(numbers.length > 0 ? numbers : [0])),
]

// Each pin goes to the nearest free spot of a spiral around where it belongs, in order, so that the same list always draws
// the same.
function apart(pins: readonly Pin[], within: { width: number; height: number }): Pin[] {
  const placed: Pin[] = []
  for (const pin of pins) {
    const turns = Array.from({ length: 200 }, (_, step) => spiral(pin, step))
    const inside = turns.filter(
      ({ x, y }) =>
        x >= PIN / 2 && y >= PIN / 2 && x <= within.width - PIN / 2 && y <= within.height - PIN / 2,
    )
    const free = inside.find((spot) =>
      placed.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= PIN),
    )
    placed.push(free ?? pin)
  }
  return placed.map(({ number, x, y }) => ({ number, x: Math.round(x), y: Math.round(y) }))
}

const GOLDEN_ANGLE = 2.399963
const spiral = (pin: Pin, step: number): Pin => ({
  number: pin.number,
  x: pin.x + Math.sqrt(step) * 9 * Math.cos(step * GOLDEN_ANGLE),
  y: pin.y + Math.sqrt(step) * 9 * Math.sin(step * GOLDEN_ANGLE),
})
