// Edits applied to a plan as it was read. Pure: the same plan and the same edits always give the same plan, and no word
// of it is lost or made up; a title that somebody typed is the one exception.
import { entryOf, isOfUsedKey, rowByKey } from '../reading/colour-key.ts'
import { orderSaid } from '../reading/date-order.ts'
import { hasWord } from '../reading/columns.ts'
import type { KeyEntry, PlanRead, ReadRow } from '../reading/read-plan.schema.ts'
import { isCertain } from '../readings.ts'
import { type At, type Edit, linePrint, rowPrint } from './edit.ts'
import { usesKey } from './key-said.ts'
import { place } from './line-edits.ts'
import { applyToRow } from './row-edits.ts'
import {
  answered,
  findLine,
  findRow,
  type Line,
  type LineMarks,
  type Marks,
  marksOf,
  rederived,
  replaceRow,
  rowsIn,
  type Work,
  wordsIn,
  workOn,
} from './work.ts'

export type ReviewRow = Marks & {
  at: At
  row: ReadRow
  /** Where it stands: which priority and which of its aims. */
  priority: number
  aim: number
  doubtful: boolean
}
export type ReviewLine = { at: At; line: Line } & LineMarks
export type Reviewed = {
  read: PlanRead
  rows: ReviewRow[]
  /** Lines that have no place. */
  tray: ReviewLine[]
  /** Which of the edits did not fit what they found, by their place in the list. */
  unfit: number[]
  /** The entries of the document's key by which its rows are read, or would be: one for each row. */
  keyRows: KeyEntry[]
}

/** Applies edits in order. One that does not fit is left out and named in `unfit`; nothing is thrown. */
export function applyEdits(read: PlanRead, edits: readonly Edit[]): Reviewed {
  const work = workOn(read)
  const unfit = applyAll(work, edits)
  const keyRows = [...rowsIn(work.read)].flatMap(({ row }) => entryOf(work.read.key, row) ?? [])
  if (usesKey(edits)) readByKey(work)
  return { ...reviewOfWork(work), unfit, keyRows }
}

/** Last of all, so that it holds for rows however they were changed; what a person set stays. */
function readByKey(work: Work): void {
  for (const { aim, index, row } of rowsIn(work.read)) {
    const marks = marksOf(work, row)
    const next = rowByKey(row, work.read.key)
    if (next !== row) replaceRow(work, { aim, index, row, marks }, [[answered(next, marks.set), marks]])
  }
  // Whoever uses the key has looked at the lines that it stands in.
  const { key, unplaced } = work.read
  for (const line of unplaced) if (!work.lines.has(line) && isOfUsedKey(key, line)) leave(work, line)
}

/** Applies edits to work in progress; returns the places of those that do not fit. */
export const applyAll = (work: Work, edits: readonly Edit[]): number[] =>
  edits.flatMap((edit, at) => (apply(work, edit) ? [] : [at]))

/** Work in progress as a reviewer sees it. */
export const reviewOfWork = (work: Work): Omit<Reviewed, 'unfit' | 'keyRows'> => ({
  read: work.read,
  rows: reviewRows(work),
  tray: trayOf(work),
})

function reviewRows(work: Work): ReviewRow[] {
  const parts = new Map<number, number>()
  return [...rowsIn(work.read)].map(({ row, at: [priority, aim] }) => {
    const part = parts.get(row.source.line) ?? 0
    parts.set(row.source.line, part + 1)
    const at = { line: row.source.line, part, saw: rowPrint(row) }
    const marks = marksOf(work, row)
    return { ...marks, at, row, priority, aim, doubtful: !isCertain(row) || marks.again || marks.splitOff }
  })
}

function trayOf(work: Work): ReviewLine[] {
  const parts = new Map<number, number>()
  return work.read.unplaced.map((line) => {
    const part = parts.get(line.line) ?? 0
    parts.set(line.line, part + 1)
    const at = { line: line.line, part, saw: linePrint(line.text) }
    return { at, line, accepted: false, carried: false, ...work.lines.get(line) }
  })
}

/** Applies one edit; false where it does not fit. */
export function apply(work: Work, edit: Edit): boolean {
  if (edit.kind === 'carried') return carry(work, edit.edits)
  if (edit.kind === 'columns' || edit.kind === 'key') return true
  if (edit.kind === 'title') return setTitle(work, edit.title)
  if (edit.kind === 'period') return setPeriod(work, edit.period)
  if (edit.kind === 'place' || edit.kind === 'leave') {
    const found = findLine(work, edit.at)
    if (!found) return false
    return edit.kind === 'place' ? place(work, found, edit.to) : leave(work, found.line)
  }
  if (edit.kind === 'leave-all') {
    const lines = edit.all.flatMap((at) => findLine(work, at)?.line ?? [])
    for (const line of lines) leave(work, line)
    return lines.length > 0
  }
  const found = findRow(work, edit.at)
  return found ? applyToRow(work, found, edit) : false
}

/** The line has no place, and somebody saw it. */
function leave(work: Work, line: Line): true {
  work.lines.set(line, { accepted: true, carried: false })
  return true
}

/** What was decided before is done again, where it still fits, and marked as such: nobody has looked at it this time. */
function carry(work: Work, edits: readonly Edit[]): boolean {
  const marked = [...work.rows.values(), ...work.lines.values()].filter(({ accepted }) => accepted)
  const here = new Set<{ accepted: boolean }>(marked)
  for (const edit of edits) apply(work, edit)
  for (const [row, marks] of work.rows)
    if (marks.accepted && !here.has(marks)) work.rows.set(row, { ...marks, carried: true })
  for (const [line, marks] of work.lines)
    if (marks.accepted && !here.has(marks)) work.lines.set(line, { ...marks, carried: true })
  return true
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
    const next = rederived(row, wordsIn(row), period, marks.set, {
      order: orderSaid(work.read.warnings),
      periodBefore: before,
    })
    replaceRow(work, { aim, index, row, marks }, [[next, marks]])
  }
  return true
}
