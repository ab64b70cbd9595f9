// What a spreadsheet holds and does not show. It is read all the same, since a filter hides what is done, and somebody is told.
import type { Block, Unseen } from '../reading/blocks.ts'
import { hasWord } from '../reading/columns.ts'
import { where } from './messages.en.ts'
import type { Sheet } from './xlsx-sheet.ts'

/** How many rows or columns are named. */
const NAMED_MAX = 12

/** What of a sheet is hidden: all of it, or those of its rows and columns that have words. */
export function unseenIn(sheet: Sheet, name: string, hidden: boolean): Unseen[] {
  if (hidden) return [{ code: 'hidden-sheet', about: where.sheet(name) }]
  const rows: number[] = []
  const columns = new Set<number>()
  const isHidden = (column: number) =>
    sheet.hiddenColumns.some(({ from, to }) => column >= from && column <= to)
  for (const [row, cells] of sheet.rows) {
    const worded = cells.filter(({ text }) => hasWord(text))
    if (worded.length > 0 && sheet.hiddenRows.has(row)) rows.push(row)
    for (const { column } of worded) if (isHidden(column)) columns.add(column)
  }
  const unseen: Unseen[] = []
  if (rows.length > 0)
    unseen.push({
      code: 'hidden-rows',
      about: where.sheetRows(name, listed(rows.map(String)), rows.length > 1),
    })
  const letters = [...columns].sort((a, b) => a - b).map(lettersOfColumn)
  if (letters.length > 0)
    unseen.push({
      code: 'hidden-columns',
      about: where.sheetColumns(name, listed(letters), letters.length > 1),
    })
  return unseen
}

/** The blocks of a sheet, of which the first says what is hidden. */
export function withUnseen(blocks: readonly Block[], unseen: readonly Unseen[]): Block[] {
  const [first, ...more] = blocks
  return first && unseen.length > 0 ? [{ ...first, unseen }, ...more] : [...blocks]
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED_MAX).join(', ')
  return names.length > NAMED_MAX ? where.andMore(shown, names.length - NAMED_MAX) : shown
}

/** "A" of 1, "AB" of 28. */
function lettersOfColumn(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
