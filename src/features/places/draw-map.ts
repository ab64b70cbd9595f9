// Areas as a drawing of our own. No map of anybody else is asked for, so nobody else learns where somebody looked.
import { polygonsOf, type Shape } from './geometry.ts'
import type { Position } from './place.ts'

export type DrawnArea = { number: number; path: string; x: number; y: number }
export type AreaDrawing = { width: number; height: number; areas: DrawnArea[] }

const WIDTH = 420
const MARGIN = 20
const HEIGHT_MAX = 600
/** Numbers are so wide: two nearer than this are moved apart. */
export const NUMBER = 34
/** Corners nearer than this many units are one. */
const FINEST = 2

type Asked = { shape: Shape; middle: Position | null }

/** Draws areas to fill the width, north at the top, numbered from 1 in the order given. */
export function drawAreas(asked: readonly Asked[]): AreaDrawing {
  const corners = asked.flatMap(({ shape }) => polygonsOf(shape).flat(2))
  const lon = ends(corners.map(([east = 0]) => east))
  const lat = ends(corners.map(([, north = 0]) => north))
  const narrow = Math.cos((((lat[0] + lat[1]) / 2) * Math.PI) / 180)
  const across = Math.max((lon[1] - lon[0]) * narrow, 0.0001)
  const up = Math.max(lat[1] - lat[0], 0.0001)
  const scale = Math.min((WIDTH - 2 * MARGIN) / across, (HEIGHT_MAX - 2 * MARGIN) / up)
  const height = Math.ceil(up * scale + 2 * MARGIN)
  const left = (WIDTH - across * scale) / 2
  const project = (east: number, north: number): [number, number] => [
    Math.round(left + (east - lon[0]) * narrow * scale),
    Math.round(MARGIN + (lat[1] - north) * scale),
  ]
  const spots = asked.map(({ shape, middle }) => {
    const [east = 0, north = 0] = polygonsOf(shape)[0]?.[0]?.[0] ?? []
    return project(middle?.longitude ?? east, middle?.latitude ?? north)
  })
  const placed = apart(spots, height)
  return {
    width: WIDTH,
    height,
    areas: asked.map(({ shape }, at) => {
      const [x, y] = placed[at] ?? [0, 0]
      return { number: at + 1, path: pathOf(shape, project), x, y }
    }),
  }
}

// Without spreading a long list over a call, which has a limit.
function ends(numbers: readonly number[]): [number, number] {
  let [least, most] = [numbers[0] ?? 0, numbers[0] ?? 0]
  for (const each of numbers) {
    if (each < least) least = each
    if (each > most) most = each
  }
  return [least, most]
}

function pathOf(shape: Shape, project: (east: number, north: number) => [number, number]): string {
  return polygonsOf(shape)
    .flat()
    .map((ring) => {
      const kept: [number, number][] = []
      for (const [east, north] of ring) {
        const spot = project(east, north)
        const last = kept.at(-1)
        if (!last || Math.hypot(spot[0] - last[0], spot[1] - last[1]) >= FINEST) kept.push(spot)
      }
      return kept.length < 3 ? '' : `M${kept.map(([x, y]) => `${x} ${y}`).join('L')}Z`
    })
    .join('')
}

const GOLDEN_ANGLE = 2.399963
const TURNS = 300

// Each number goes to the nearest free spot of a spiral around where it belongs, so that one list always draws the same.
function apart(spots: readonly [number, number][], height: number): [number, number][] {
  const placed: [number, number][] = []
  for (const [x, y] of spots) {
    const turns = Array.from({ length: TURNS }, (_, turn): [number, number] => [
      Math.round(x + Math.sqrt(turn) * 8 * Math.cos(turn * GOLDEN_ANGLE)),
      Math.round(y + Math.sqrt(turn) * 8 * Math.sin(turn * GOLDEN_ANGLE)),
    ])
    const free = turns.find(
      ([left, top]) =>
        left >= NUMBER / 2 &&
        top >= NUMBER / 2 &&
        left <= WIDTH - NUMBER / 2 &&
        top <= height - NUMBER / 2 &&
        placed.every((other) => Math.hypot(other[0] - left, other[1] - top) >= NUMBER),
    )
    placed.push(free ?? [x, y])
  }
  return placed
}
