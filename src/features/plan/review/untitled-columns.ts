// A table whose first row nobody called titles but the person who looks it through, or nobody at all: its columns by their
// place, and what that row is. Pure.
import type { Block, TableRow } from '../reading/blocks.ts'
import {
  type Column,
  type ColumnsSaid,
  guessedColumns,
  hasWord,
  headerColumns,
  titleOf,
} from '../reading/columns.ts'
import type { ReadHeader } from '../reading/read-plan.schema.ts'
import { saidOfTitle } from '../reading/title-of.ts'
import { columnsByPlace, firstRow, firstRowReads, saidByPlace } from '../reading/untitled.ts'

export const FIRST_ROWS = ['titles', 'action'] as const
export type FirstRowIs = (typeof FIRST_ROWS)[number]

export type PlacedColumn = {
  /** Its cell in the first row: a title of its own, or the first of its words. */
  first: string
  column: Column
  /** The words that stand in it; those of a first row of titles are not among them. */
  samples: string[]
}
export type Untitled = { row: TableRow; is: FirstRowIs; columns: PlacedColumn[] }

const KEY_MAX = 200
const SAMPLES = 2
const SAMPLE_LETTERS = 80
const ROWS_LOOKED_AT = 20

const rowsOf = (blocks: readonly Block[], first: TableRow): string[][] =>
  blocks.flatMap((block) => (block.kind === 'row' && block.table === first.table ? [block.cells] : []))

/** How many columns the table of this row has. */
export const widthOf = (blocks: readonly Block[], first: TableRow): number =>
  rowsOf(blocks, first).reduce((widest, { length }) => Math.max(widest, length), 0)

/**
 * Takes a document's blocks, the headers that were read with what was `said`, and who is known as an owner. Returns its first
 * row and its columns; null where the document itself has a row of titles that are known.
 */
export function untitledIn(
  blocks: readonly Block[],
  headers: readonly Pick<ReadHeader, 'line' | 'kind'>[],
  said: ColumnsSaid,
  isKnownOwner?: (words: string) => boolean,
): Untitled | null {
  const lines = new Set(headers.filter(({ kind }) => kind === 'columns').map(({ line }) => line))
  const titled = blocks.some(
    (block) =>
      block.kind === 'row' &&
      lines.has(block.line) &&
      headerColumns(block.cells, { marked: block.header ?? false }) !== null,
  )
  const row = titled ? undefined : firstRow(blocks)
  if (!row) return null
  const byPlace = columnsByPlace(said)
  const is = byPlace ? 'action' : lines.size > 0 ? 'titles' : firstRowReads(row, blocks, isKnownOwner)
  const rows = rowsOf(blocks, row)
  const guess = guessedColumns(rows)
  const columns = Array.from({ length: widthOf(blocks, row) }, (_, at): PlacedColumn => {
    const first = row.cells[at] ?? ''
    const told = byPlace ? byPlace[at] : saidOfTitle(said, titleOf(first))
    return {
      first,
      column: told ?? (byPlace || lines.size > 0 ? 'other' : (guess[at] ?? 'other')),
      samples: samplesIn(rows.slice(rows.indexOf(row.cells) + (is === 'titles' ? 1 : 0)), at),
    }
  })
  return { row, is, columns }
}

function samplesIn(rows: readonly string[][], at: number): string[] {
  const words = rows
    .slice(0, ROWS_LOOKED_AT)
    .flatMap((cells) => cells[at] ?? [])
    .filter(hasWord)
  return [...new Set(words)]
    .slice(0, SAMPLES)
    .map((text) => (text.length > SAMPLE_LETTERS ? `${text.slice(0, SAMPLE_LETTERS - 1).trimEnd()}…` : text))
}

/** What to remember of columns that were said: by their titles where the first row is titles, else by their place. */
export function saidOf(
  { row }: Pick<Untitled, 'row'>,
  is: FirstRowIs,
  columns: readonly Column[],
): ColumnsSaid {
  if (is === 'action') return saidByPlace(columns)
  const said: Record<string, Column> = {}
  for (const [at, column] of columns.entries()) {
    const key = titleOf(row.cells[at] ?? '')
    if (hasWord(key) && key.length <= KEY_MAX && !Object.hasOwn(said, key)) said[key] = column
  }
  return said
}
