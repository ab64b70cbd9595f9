// Edits applied to a plan as it was read. Pure: the same plan and the same edits always give the same plan, and no word
// of it is lost or made up; a title that somebody typed is the one exception.
import { aimRef, hasWord } from '../reading/columns.ts'
import { deriveRow } from '../reading/derive.ts'
import type { PlanRead, ReadRow } from '../reading/read-plan.schema.ts'
import { isCertain } from '../readings.ts'
import { cutAt, joinTexts, takeOut } from './cut.ts'
import { type At, CELLS, type Cell, type Edit, linePrint, rowPrint } from './edit.ts'
import {
  addLine,
  addRow,
  answered,
  findAim,
  findLine,
  findRow,
  type Found,
  type Line,
  type Marks,
  marksOf,
  rederived,
  replaceRow,
  rowAbove,
  rowsIn,
  wordsIn,
  type Work,
  workOn,
} from './work.ts'

const TITLE_MAX = 300

export type ReviewRow = Marks & {
  at: At
  row: ReadRow
  /** Where it stands: which priority and which of its aims. */
  priority: number
  aim: number
  doubtful: boolean
}
export type ReviewLine = { at: At; line: Line; accepted: boolean }
export type Reviewed = {
  read: PlanRead
  rows: ReviewRow[]
  /** Lines that have no place. */
  tray: ReviewLine[]
  /** Which of the edits did not fit what they found, by their place in the list. */
  unfit: number[]
}

/** Applies edits in order. One that does not fit is left out and named in `unfit`; nothing is thrown. */
export function applyEdits(read: PlanRead, edits: readonly Edit[]): Reviewed {
  const work = workOn(read)
  const unfit = edits.flatMap((edit, at) => (apply(work, edit) ? [] : [at]))
  return { read: work.read, rows: reviewRows(work), tray: trayOf(work), unfit }
}

function reviewRows(work: Work): ReviewRow[] {
  const parts = new Map<number, number>()
  return [...rowsIn(work.read)].map(({ row, at: [priority, aim] }) => {
    const part = parts.get(row.source.line) ?? 0
    parts.set(row.source.line, part + 1)
    const at = { line: row.source.line, part, saw: rowPrint(row) }
    return { ...marksOf(work, row), at, row, priority, aim, doubtful: !isCertain(row) }
  })
}

function trayOf(work: Work): ReviewLine[] {
  const parts = new Map<number, number>()
  return work.read.unplaced.map((line) => {
    const part = parts.get(line.line) ?? 0
    parts.set(line.line, part + 1)
    const at = { line: line.line, part, saw: linePrint(line.text) }
    return { at, line, accepted: work.lines.get(line)?.accepted ?? false }
  })
}

/** Applies one edit; false where it does not fit. */
function apply(work: Work, edit: Edit): boolean {
  if (edit.kind === 'columns') return true
  if (edit.kind === 'title') return setTitle(work, edit.title)
  if (edit.kind === 'period') return setPeriod(work, edit.period)
  if (edit.kind === 'place' || edit.kind === 'leave') {
    const found = findLine(work, edit.at)
    if (!found) return false
    if (edit.kind === 'place') return place(work, found, edit.to)
    work.lines.set(found.line, { accepted: true })
    return true
  }
  const found = findRow(work, edit.at)
  return found ? applyToRow(work, found, edit) : false
}

type RowEdit = Exclude<Edit, { kind: 'columns' | 'title' | 'period' | 'place' | 'leave' }>

function applyToRow(work: Work, found: Found, edit: RowEdit): boolean {
  switch (edit.kind) {
    case 'accept':
      work.rows.set(found.row, { ...found.marks, accepted: true })
      return true
    case 'split':
      return split(work, found, edit.cuts)
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

function rewrite(work: Work, found: Found, changed: ReadRow, words: Partial<Record<Cell, string>>): void {
  const { marks } = found
  const row = rederived(changed, { ...wordsIn(changed), ...words }, work.read.period, marks.set)
  replaceRow(work, found, [[row, { ...marks, accepted: false, touched: true }]])
}

function split(work: Work, found: Found, cuts: Partial<Record<Cell, number[]>>): boolean {
  const { row, marks } = found
  const pieces = new Map<Cell, string[]>()
  for (const cell of CELLS) {
    const places = cuts[cell]
    if (!places) continue
    const cut = cutAt(row[cell], places)
    if (!cut) return false
    pieces.set(cell, cut)
  }
  const count = Math.max(0, ...[...pieces.values()].map(({ length }) => length))
  if (count < 2) return false
  const inherited = inheritedBy(row, pieces)
  const rows = Array.from({ length: count }, (_, index): [ReadRow, Marks] => {
    const whole = index === 0
    const words = Object.fromEntries(
      CELLS.map((cell) => [cell, pieces.get(cell)?.[index] ?? (whole && !pieces.has(cell) ? row[cell] : '')]),
    )
    const set = whole ? marks.set : { ...marks.set, ...inherited }
    const piece = { ...row, other: whole ? row.other : [], flags: whole ? row.flags : [] }
    const next = rederived(piece, { ...wordsIn(row), ...words }, work.read.period, set)
    return [next, { accepted: false, touched: true, set }]
  })
  replaceRow(work, found, rows)
  return true
}

/** What the later rows of a split share with the first: the owners and times of cells that were not cut. */
function inheritedBy({ derived }: ReadRow, cut: ReadonlyMap<Cell, unknown>): Marks['set'] {
  const { owners, times, start, end, recurring, references, status, rag } = derived
  return {
    ...(cut.has('owner') ? {} : { owners }),
    ...(cut.has('timeframe') ? {} : { times, start, end, recurring, references }),
    ...(cut.has('status') || cut.has('timeframe') ? {} : { status, rag }),
  }
}

function mergeUp(work: Work, found: Found): boolean {
  const above = rowAbove(work, found.row)
  if (!above) return false
  const { row } = found
  const words = Object.fromEntries(CELLS.map((cell) => [cell, joinTexts(above.row[cell], row[cell])]))
  found.aim.rows.splice(found.index, 1)
  work.rows.delete(row)
  const source = {
    ...above.row.source,
    line: above.row.source.line,
    lastLine: Math.max(above.row.source.lastLine, row.source.lastLine),
  }
  rewrite(work, above, { ...above.row, source, other: [...above.row.other, ...row.other] }, words)
  return true
}

function moveTo(work: Work, found: Found, to: Parameters<typeof findAim>[1]): boolean {
  const aim = findAim(work, to)
  if (!aim || aim === found.aim) return false
  found.aim.rows.splice(found.index, 1)
  addRow(aim, found.row)
  work.rows.set(found.row, { ...found.marks, touched: true })
  return true
}

function take(work: Work, found: Found, edit: Extract<Edit, { kind: 'take' }>): boolean {
  const { row } = found
  const other = typeof edit.from === 'object' ? edit.from.other : null
  if (edit.from === edit.to) return false
  const text = typeof edit.from === 'object' ? row.other[edit.from.other]?.text : row[edit.from]
  const cut = text === undefined ? null : takeOut(text, edit.start, edit.end)
  if (!cut) return false
  const left = typeof edit.from === 'object' ? {} : { [edit.from]: cut.left }
  const words = edit.to === 'tray' ? left : { ...left, [edit.to]: joinedIn(edit.to, row[edit.to], cut.taken) }
  if (edit.to === 'tray')
    addLine(work, {
      line: row.source.line,
      text: cut.taken,
      near: found.aim.ref || found.aim.text.slice(0, 80),
    })
  const others = row.other
    .map((cell, at) => (at === other ? { ...cell, text: cut.left } : cell))
    .filter(({ text: words }, at) => at !== other || hasWord(words))
  rewrite(work, found, { ...row, other: others }, words)
  return true
}

/** Owners stand on lines of their own: beside one another they would be read as one body. */
const joinedIn = (cell: Cell, there: string, more: string): string =>
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
  replaceRow(work, found, [[answered(found.row, set), { ...marks, touched: true, set: all }]])
  return true
}

type Target = Extract<Edit, { kind: 'place' }>['to']

function place(work: Work, { index, line }: { index: number; line: Line }, to: Target): boolean {
  const { read } = work
  const put = putter(work, line, to)
  if (!put) return false
  read.unplaced.splice(index, 1)
  work.lines.delete(line)
  put()
  return true
}

/** How a line gets where it is to go, or null where there is no such place. */
function putter(work: Work, line: Line, to: Target): (() => void) | null {
  const { read } = work
  const { text } = line
  if (to === 'title' && text.length > TITLE_MAX) return null
  if (to === 'title')
    return () => {
      if (hasWord(read.title)) addLine(work, { ...line, text: read.title })
      read.title = text
    }
  if ('row' in to) {
    const found = findRow(work, to.row)
    if (!found) return null
    const words = { [to.cell]: joinedIn(to.cell, found.row[to.cell], text) }
    return () => rewrite(work, found, found.row, words)
  }
  if ('priority' in to) {
    const priority = read.priorities[to.priority]
    const numbered = aimRef(text)
    if (!priority) return null
    if (to.as === 'objective') return () => priority.coreObjectives.push(text)
    return () => priority.aims.push({ ref: numbered?.ref ?? '', text: numbered?.text ?? text, rows: [] })
  }
  const aim = findAim(work, to.aim)
  if (!aim) return null
  return to.as === 'words'
    ? () => (aim.text = joinTexts(aim.text, text))
    : () => addRow(aim, actionOf(work, line))
}

function actionOf(work: Work, { line, text }: Line): ReadRow {
  const words = { objective: '', action: text, owner: '', timeframe: '', status: '', update: '' }
  const { derived, flags } = deriveRow(words, work.read.period)
  const row = { ...words, other: [], derived, flags, source: { line, lastLine: line } }
  work.rows.set(row, { accepted: false, touched: true, set: {} })
  return row
}

function setTitle({ read }: Work, title: string): boolean {
  if (read.title === title) return true
  if (hasWord(read.title)) read.headers.push({ line: 1, kind: 'label', cells: [read.title] })
  read.title = title
  return true
}

/** Time frames without a year are read in the plan's period: they are read again. */
function setPeriod(work: Work, period: PlanRead['period']): boolean {
  const before = work.read.period
  work.read.period = period
  for (const { aim, index, row } of rowsIn(work.read)) {
    const marks = marksOf(work, row)
    const next = rederived(row, wordsIn(row), period, marks.set, before)
    replaceRow(work, { aim, index, row, marks }, [[next, marks]])
  }
  return true
}
