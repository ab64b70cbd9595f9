// A table without titles: somebody says what its columns hold by where they stand, and its first row is a row as any other.
import type { Block, TableRow } from './blocks.ts'
import { type Column, type ColumnsSaid, hasWord } from './columns.ts'
import { isOrder } from './sentences.ts'
import { isStatus } from './status.ts'
import { readTimeFrame } from './time-frame.ts'

// Titles are compared in lower case: no title can be one of these.
const placeKey = (at: number): string => `COLUMN ${at + 1}`

/** What columns hold, from left to right, in the form in which it is remembered beside what is said of titles. */
export const saidByPlace = (columns: readonly Column[]): ColumnsSaid =>
  Object.fromEntries(columns.map((column, at) => [placeKey(at), column]))

/** The columns that somebody said by their place, each kind once; null where nobody did. */
export function columnsByPlace(said: ColumnsSaid): Column[] | null {
  const told: Column[] = []
  for (let column = said[placeKey(0)]; column !== undefined; column = said[placeKey(told.length)])
    told.push(column)
  if (told.length === 0) return null
  return told.map((column, at) => (told.indexOf(column) === at ? column : 'other'))
}

/** The first row of a document that could hold titles. */
export const firstRow = (blocks: readonly Block[]): TableRow | undefined =>
  blocks.find((block): block is TableRow => block.kind === 'row' && block.cells.filter(hasWord).length > 1)

const titleWordsMax = 3
const titleLettersMax = 30
const rowsLookedAt = 200
// What boards call their steps, and others their columns.
const boardSteps = /^(?:to ?-?do|doing|done)$/i

/**
 * What a first row that heads no table is, by its words: `titles` where each of its cells is a word or a few; an action where
 * a cell is a number, a time, a status, a sentence, an order or somebody who is known, or comes again in the rows below.
 */
export function firstRowReads(
  row: TableRow,
  blocks: readonly Block[],
  isKnownOwner: (words: string) => boolean = () => false,
): 'titles' | 'action' {
  if (row.header) return 'titles'
  const from = blocks.indexOf(row) + 1
  const below = blocks
    .slice(from, from + rowsLookedAt)
    .flatMap((block) => (block.kind === 'row' && block.table === row.table ? [block.cells] : []))
  const isContent = (cell: string, at: number): boolean =>
    hasWord(cell) &&
    (!isTitleLike(cell) || isKnownOwner(cell) || below.some((cells) => (cells[at] ?? '') === cell))
  return row.cells.some(isContent) ? 'action' : 'titles'
}

function isTitleLike(cell: string): boolean {
  const words = cell.trim().split(/\s+/)
  if (words.length > titleWordsMax || cell.length > titleLettersMax || /[\d.;]/.test(cell)) return false
  if ((isStatus(cell) && !boardSteps.test(cell.trim())) || (words.length > 1 && isOrder(words[0] ?? '')))
    return false
  const { times, recurring, noYear, unscheduled } = readTimeFrame(cell, null)
  return times.length === 0 && recurring === null && !noYear && !unscheduled
}
