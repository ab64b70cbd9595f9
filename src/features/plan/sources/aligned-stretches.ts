// Which lines of a page or a text may be a table together, and which are headings and prose between tables.
import { headerColumns } from '../reading/columns.ts'
import { isHeading } from '../reading/headings.ts'

/** `y`: where it stands itself, which may be a little above or below its line. */
export type Piece = {
  from: number
  to: number
  text: string
  y?: number
  /** Words of it stand further apart than words do, and nearer than columns. */
  close?: boolean
  /** It runs on where the next column begins. */
  over?: boolean
}
/**
 * Pieces from left to right; `apart` says that more than an ordinary space lies above the line. Furniture is of the
 * page and not of the table that goes on under it; `again`: it stood on a page before.
 */
export type Line = {
  pieces: Piece[]
  apart: boolean
  where?: string
  number?: number
  furniture?: boolean
  again?: boolean
  /** Where cells begin that stand above and run over the row that this line opens. */
  above?: readonly number[]
  /** Where it is known: whether it opens a row, or goes on with the one above. */
  begins?: boolean
  /** Where it is known: where the columns of its table begin. */
  edges?: readonly number[]
}
export const tableColumnsMin = 3
const linesMin = 2

type Stretch = { table: boolean; lines: Line[] }

/** Headings, and lines of one piece that do not continue a cell, part the stretches. */
export function stretchesOf(lines: readonly Line[]): Stretch[] {
  const stretches: Stretch[] = []
  let afterHeading = true
  for (const line of lines) {
    const last = afterHeading ? undefined : stretches.at(-1)
    if (line.furniture && last) {
      last.lines.push(line)
      continue
    }
    const [only, ...others] = line.pieces
    const heading =
      only !== undefined && others.length === 0 && line.begins === undefined && isHeading(only.text)
    const goesOn = last?.table === true && (line.begins !== undefined || continues(line, last))
    const table = !heading && (others.length > 0 || goesOn)
    if (last?.table === table && !(table && beginsTable(line, last))) last.lines.push(line)
    else stretches.push({ table, lines: [line] })
    afterHeading = heading
  }
  return stretches.map((stretch) => ({ ...stretch, table: stretch.table && looksLikeTable(stretch) }))
}

/** A header under lines of a few pieces, such as a title with a note at the far edge, has its own columns. */
function beginsTable({ pieces }: Line, { lines }: Stretch): boolean {
  return (
    lines.length <= 3 &&
    lines.every((line) => line.pieces.length < tableColumnsMin) &&
    headerColumns(pieces.map(({ text }) => text)) !== null
  )
}

function looksLikeTable({ lines }: Stretch): boolean {
  const wide = lines.filter(({ pieces }) => pieces.length >= tableColumnsMin)
  return wide.length >= linesMin || wide.some(({ pieces }) => headerColumns(pieces.map(({ text }) => text)))
}

/** A lone piece belongs to the table above where it stands under one of its cells and reaches no further. */
function continues(line: Line, { lines }: Stretch): boolean {
  const [piece] = line.pieces
  if (!piece) return false
  return lines.slice(-12).some(({ pieces }) => {
    const at = pieces.findIndex(({ from, to }) => piece.from < to && from < piece.to)
    const next = pieces[at + 1]
    const under = pieces[at]
    return (
      under !== undefined &&
      pieces.length > 1 &&
      piece.from >= under.from - 2 &&
      (next === undefined || piece.to < next.from)
    )
  })
}
