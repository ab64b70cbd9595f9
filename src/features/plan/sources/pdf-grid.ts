// Ruled tables of a page: rules that touch make one table; where no rule parts two fields of its grid they are one cell.
import type { PdfPage, Rule } from './pdf-page.ts'

/** A cell covers columns `left` up to `right` and rows `top` up to `bottom` of its table, the last not included. */
export type RuledCell = { left: number; right: number; top: number; bottom: number }
/** `xs` and `ys` are the places of the grid's lines. */
export type RuledTable = { xs: number[]; ys: number[]; cells: RuledCell[] }

/** Rules this close are one: a border and its neighbour's, or one drawn twice. */
const close = 3
const fieldsMax = 20_000
/** A page with more than these holds a drawing or a map. */
const drawnMax = 20_000
const rulesMax = 2_000

/** From top to bottom. Frames around a single field, and rules that only underline, are no tables. */
export function ruledTables({ across, down }: Pick<PdfPage, 'across' | 'down'>): RuledTable[] {
  if (across.length + down.length > drawnMax) return []
  const rules = { across: joined(across), down: joined(down) }
  if (rules.across.length + rules.down.length > rulesMax) return []
  return groupsOf(rules.across, rules.down)
    .map(tableOf)
    .filter((table): table is RuledTable => table !== null && table.cells.length > 1)
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0))
}

/** Pieces of one line, drawn cell by cell, as one rule. */
function joined(rules: readonly Rule[]): Rule[] {
  const places = snapped(rules.map(({ at }) => at))
  const byPlace = new Map<number, Rule[]>()
  for (const rule of rules) {
    const at = nearest(places, rule.at)
    const known = byPlace.get(at)
    if (known) known.push({ ...rule, at })
    else byPlace.set(at, [{ ...rule, at }])
  }
  return [...byPlace.values()].flatMap((same) => {
    const whole: Rule[] = []
    for (const rule of same.sort((a, b) => a.from - b.from)) {
      const last = whole.at(-1)
      if (last && rule.from <= last.to + close) last.to = Math.max(last.to, rule.to)
      else whole.push({ ...rule })
    }
    return whole
  })
}

type Group = { across: Rule[]; down: Rule[] }

/** Rules that touch one another, directly or by others. */
function groupsOf(across: readonly Rule[], down: readonly Rule[]): Group[] {
  const groups: Group[] = []
  const left = new Set(across)
  const leftDown = new Set(down)
  const meets = (a: Rule, b: Rule) =>
    a.from - close <= b.at && b.at <= a.to + close && b.from - close <= a.at && a.at <= b.to + close
  for (const start of across) {
    if (!left.delete(start)) continue
    const group: Group = { across: [start], down: [] }
    for (let a = 0, d = 0; a < group.across.length || d < group.down.length; ) {
      const rule = group.across[a]
      if (rule) {
        for (const other of leftDown) if (meets(rule, other) && leftDown.delete(other)) group.down.push(other)
        a += 1
      } else {
        const upright = group.down[d]
        for (const other of left)
          if (upright && meets(other, upright) && left.delete(other)) group.across.push(other)
        d += 1
      }
    }
    groups.push(group)
  }
  return groups
}

function tableOf({ across, down }: Group): RuledTable | null {
  if (down.length === 0) return null
  // A table may be open at its sides: its outer edges are then where its rules end.
  const xs = snapped([...down.map(({ at }) => at), ...ends(across)])
  const ys = snapped([...across.map(({ at }) => at), ...ends(down)])
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  if (columns < 1 || rows < 1 || columns * rows > fieldsMax) return null
  const parted = (rules: readonly Rule[], at: number, from: number, to: number) =>
    rules.some(
      (rule) => Math.abs(rule.at - at) <= close && rule.from <= from + close && rule.to >= to - close,
    )
  const right = (row: number, column: number) =>
    parted(down, xs[column + 1] ?? 0, ys[row] ?? 0, ys[row + 1] ?? 0)
  const below = (row: number, column: number) =>
    parted(across, ys[row + 1] ?? 0, xs[column] ?? 0, xs[column + 1] ?? 0)
  return { xs, ys, cells: cellsOf(rows, columns, right, below) }
}

type Parted = (row: number, column: number) => boolean

/** Each field not yet taken grows to the right and down as far as nothing parts it. */
function cellsOf(rows: number, columns: number, right: Parted, below: Parted): RuledCell[] {
  const taken = new Set<number>()
  const cells: RuledCell[] = []
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue
      let to = column + 1
      while (to < columns && !right(row, to - 1) && !taken.has(row * columns + to)) to += 1
      let bottom = row + 1
      const open = (at: number) =>
        Array.from({ length: to - column }, (_, index) => column + index).every((each) => !below(at, each))
      while (bottom < rows && open(bottom - 1)) bottom += 1
      for (let y = row; y < bottom; y += 1) for (let x = column; x < to; x += 1) taken.add(y * columns + x)
      cells.push({ left: column, right: to, top: row, bottom })
    }
  return cells
}

function ends(rules: readonly Rule[]): number[] {
  return [Math.min(...rules.map(({ from }) => from)), Math.max(...rules.map(({ to }) => to))]
}

/** Places in order, those that are close as one. */
function snapped(places: readonly number[]): number[] {
  const found: number[] = []
  for (const place of [...places].sort((a, b) => a - b))
    if (found.length === 0 || place - (found.at(-1) ?? 0) > close) found.push(place)
  return found
}

function nearest(places: readonly number[], at: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return places[low - 1] ?? at
}
