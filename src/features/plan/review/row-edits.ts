// Edits of one row: its words move between its cells, to other rows, under another aim. None is lost.
import { orderSaid } from '../reading/date-order.ts'
import { hasWord } from '../reading/columns.ts'
import { isNumberColumn, NUMBER_COLUMN } from '../reading/own-number.ts'
import type { ReadAim, ReadRow } from '../reading/read-plan.schema.ts'
import { joinTexts, takeOut } from './cut.ts'
import { aimFor } from './aim-edits.ts'
import { CELLS, type Cell, type Mend, type PlainEdit } from './edit.ts'
import { splitRow } from './split-row.ts'
import {
  addLine,
  addRow,
  answered,
  findAim,
  type Found,
  lookAgain,
  type Marks,
  marksOf,
  rederived,
  replaceRow,
  rowAbove,
  type Work,
  wordsIn,
} from './work.ts'

type RowEdit = Exclude<PlainEdit, { kind: 'columns' | 'key' | 'title' | 'period' | 'place' | 'leave' }>

/** Applies an edit to the row it names; false where it does not fit. */
export function applyToRow(work: Work, found: Found, edit: RowEdit): boolean {
  switch (edit.kind) {
    case 'accept':
      return accept(work, found, edit.first)
    case 'split':
      return splitRow(work, found, edit)
    case 'merge':
      return mergeUp(work, found)
    case 'move':
      return moveTo(work, found, edit.aim)
    case 'take':
      return take(work, found, edit)
    case 'swap':
      return swap(work, found, edit.cells)
    case 'shift':
      rewrite(work, found, found.row, shifted(found.row, edit.from, edit.to))
      return true
    case 'derive':
      return derive(work, found, edit.set)
  }
}

function accept(work: Work, found: Found, first: Mend | undefined): boolean {
  if (first && !applyToRow(work, found, first)) return false
  const row = found.aim.rows[found.index]
  if (!row) return false
  work.rows.set(row, { ...marksOf(work, row), accepted: true, again: false, carried: false, splitOff: false })
  return true
}

/** Gives a row other words, and another aim where one is given: it is read again, and has to be looked at again. */
export function rewrite(
  work: Work,
  found: Found,
  changed: ReadRow,
  words: Partial<Record<Cell, string>>,
  aim: ReadAim | null = null,
): void {
  const { marks } = found
  const row = rederived(changed, { ...wordsIn(changed), ...words }, work.read.period, marks.set, {
    order: orderSaid(work.read.warnings),
  })
  replaceRow(work, found, [[row, { ...marks, ...lookAgain(marks) }]])
  if (!aim || aim === found.aim) return
  found.aim.rows.splice(found.index, 1)
  addRow(aim, row)
}

function mergeUp(work: Work, found: Found): boolean {
  const above = rowAbove(work, found.row)
  if (!above) return false
  const { row } = found
  const words = Object.fromEntries(CELLS.map((cell) => [cell, joinedUp(cell, above.row[cell], row[cell])]))
  found.aim.rows.splice(found.index, 1)
  work.rows.delete(row)
  const source = {
    ...above.row.source,
    line: above.row.source.line,
    lastLine: Math.max(above.row.source.lastLine, row.source.lastLine),
  }
  // Whoever looked at either of the two has not seen them together.
  above.marks = { ...above.marks, again: above.marks.again || found.marks.accepted || found.marks.again }
  rewrite(work, above, { ...above.row, source, other: [...above.row.other, ...row.other] }, words)
  return true
}

/** Two owners stay two; one whose name a page break cut is one again. */
const joinedUp = (cell: Cell, above: string, below: string): string =>
  /(?:\b(?:and|of|the|for|via)|[&,/–-])$/i.test(above.trim()) || /^(?:\p{Ll}|[&(,/–-])/u.test(below.trim())
    ? joinTexts(above, below)
    : joinedIn(cell, above, below)

function moveTo(work: Work, found: Found, to: Parameters<typeof findAim>[1]): boolean {
  const aim = findAim(work, to)
  if (!aim || aim === found.aim) return false
  found.aim.rows.splice(found.index, 1)
  addRow(aim, found.row)
  work.rows.set(found.row, { ...found.marks, touched: true })
  return true
}

function take(work: Work, found: Found, edit: Extract<PlainEdit, { kind: 'take' }>): boolean {
  const { row } = found
  const other = typeof edit.from === 'object' ? edit.from.other : null
  if (edit.from === edit.to) return false
  const text = typeof edit.from === 'object' ? row.other[edit.from.other]?.text : row[edit.from]
  const cut = text === undefined ? null : takeOut(text, edit.start, edit.end)
  if (!cut) return false
  const left = typeof edit.from === 'object' ? {} : { [edit.from]: cut.left }
  const others = row.other
    .map((cell, at) => (at === other ? { ...cell, text: cut.left } : cell))
    .filter(({ text: words }, at) => at !== other || hasWord(words))
  const changed = { ...row, other: edit.to === 'ref' ? numbered(others, cut.taken) : others }
  const words = isCell(edit.to) ? { ...left, [edit.to]: joinedIn(edit.to, row[edit.to], cut.taken) } : left
  if (edit.to === 'tray')
    addLine(work, {
      line: row.source.line,
      text: cut.taken,
      near: found.aim.ref || found.aim.text.slice(0, 80),
    })
  rewrite(work, found, changed, words, edit.to === 'aim' ? aimFor(work, found, cut.taken) : null)
  return true
}

const isCell = (to: string): to is Cell => CELLS.some((cell) => cell === to)

/** A row's other cells with words put to its number. */
function numbered(other: ReadRow['other'], words: string): ReadRow['other'] {
  const at = other.findIndex(({ column }) => isNumberColumn(column))
  if (at < 0) return [{ column: NUMBER_COLUMN, text: words }, ...other]
  return other.map((cell, index) => (index === at ? { ...cell, text: joinTexts(cell.text, words) } : cell))
}

/** Owners stand on lines of their own: beside one another they would be read as one body. */
export const joinedIn = (cell: Cell, there: string, more: string): string =>
  cell === 'owner' && there !== '' ? `${there}\n${more}` : joinTexts(there, more)

function swap(work: Work, found: Found, [a, b]: readonly [Cell, Cell]): boolean {
  if (a === b) return false
  rewrite(work, found, found.row, { [a]: found.row[b], [b]: found.row[a] })
  return true
}

/** A row's cells with those from one on moved over by one: none is left out. */
export function shifted(row: Pick<ReadRow, Cell>, from: Cell, to: 'left' | 'right'): Record<Cell, string> {
  const texts = CELLS.map((cell) => row[cell])
  const first = CELLS.indexOf(from)
  const last = texts.length - 1
  const text = (at: number) => texts[at] ?? ''
  const moved = texts.map((old, at) => {
    if (at < first) return old
    if (to === 'left') {
      if (at === first && first < last) return joinTexts(old, text(at + 1))
      return first < last ? text(at + 1) : old
    }
    if (at === first && first < last) return ''
    return at === last ? joinTexts(first < last ? text(at - 1) : '', old) : text(at - 1)
  })
  const [objective = '', action = '', owner = '', timeframe = '', status = '', update = ''] = moved
  return { objective, action, owner, timeframe, status, update }
}

function derive(work: Work, found: Found, set: Marks['set']): boolean {
  const { marks } = found
  const all = { ...marks.set, ...set }
  replaceRow(work, found, [
    [answered(found.row, set), { ...marks, touched: true, splitOff: false, set: all }],
  ])
  return true
}
