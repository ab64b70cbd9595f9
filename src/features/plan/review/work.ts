// The plan while edits are applied to it: a copy of what was read, with marks beside its rows and lines.
import type { DateOrder } from '../reading/date-order.ts'
import { deriveRow, type RowWords, sureOf } from '../reading/derive.ts'
import type { PlanRead, ReadAim, ReadRow, RowFlag } from '../reading/read-plan.schema.ts'
import { type AimAt, aimPrint, type At, type Cell, linePrint, rowPrint } from './edit.ts'

export type Line = PlanRead['unplaced'][number]
/**
 * What the reviewer did to a row: whether it was accepted, touched at all, changed after somebody had looked at it
 * (`again`), and which derived values were set; `carried`: accepted in the document's last version, and not since;
 * `splitOff`: a part of what was one row, of which nobody has said yet when it is due and how it is.
 */
export type Marks = {
  accepted: boolean
  touched: boolean
  again: boolean
  carried: boolean
  splitOff: boolean
  set: Partial<ReadRow['derived']>
}
export type LineMarks = Pick<Marks, 'accepted' | 'carried'>
export type Work = {
  read: PlanRead
  rows: Map<ReadRow, Marks>
  lines: Map<Line, LineMarks>
}
export type Found = { aim: ReadAim; index: number; row: ReadRow; marks: Marks }

export const unmarked = (): Marks => ({
  accepted: false,
  touched: false,
  again: false,
  carried: false,
  splitOff: false,
  set: {},
})

/** Changed words have to be looked at, and looked at again where somebody had. */
export const lookAgain = ({ accepted, again }: Pick<Marks, 'accepted' | 'again'>) => ({
  accepted: false,
  carried: false,
  touched: true,
  again: accepted || again,
})

/** A copy to work on; what was read stays as it is. */
export const workOn = (read: PlanRead): Work => ({
  read: structuredClone(read),
  rows: new Map(),
  lines: new Map(),
})

export const marksOf = (work: Work, row: ReadRow): Marks => work.rows.get(row) ?? unmarked()

/** Every row with where it stands, in the order of the plan. */
export function* rowsIn(
  read: PlanRead,
): Generator<{ aim: ReadAim; index: number; row: ReadRow; at: [number, number] }> {
  for (const [p, priority] of read.priorities.entries())
    for (const [a, aim] of priority.aims.entries())
      for (const [index, row] of aim.rows.entries()) yield { aim, index, row, at: [p, a] }
}

/** The row that an edit names, or undefined where it holds other words or is not there. */
export function findRow(work: Work, { line, part, saw }: At): Found | undefined {
  let seen = 0
  for (const { aim, index, row } of rowsIn(work.read)) {
    if (row.source.line !== line) continue
    if (seen === part)
      return rowPrint(row) === saw ? { aim, index, row, marks: marksOf(work, row) } : undefined
    seen += 1
  }
  return undefined
}

/** The row before this one, in the order of the plan, also where it stands under another aim. */
export function rowAbove(work: Work, below: ReadRow): Found | undefined {
  let before: Found | undefined
  for (const { aim, index, row } of rowsIn(work.read)) {
    if (row === below) return before
    before = { aim, index, row, marks: marksOf(work, row) }
  }
  return undefined
}

/** The aim that an edit names, or undefined. */
export function findAim(work: Work, { priority, aim, saw }: AimAt): ReadAim | undefined {
  const found = work.read.priorities[priority]?.aims[aim]
  return found && aimPrint(found) === saw ? found : undefined
}

/** The line without a place that an edit names, or undefined. */
export function findLine(work: Work, { line, part, saw }: At): { index: number; line: Line } | undefined {
  let seen = 0
  for (const [index, each] of work.read.unplaced.entries()) {
    if (each.line !== line) continue
    if (seen === part) return linePrint(each.text) === saw ? { index, line: each } : undefined
    seen += 1
  }
  return undefined
}

export const wordsIn = (row: ReadRow): RowWords => ({
  objective: row.objective,
  action: row.action,
  owner: row.owner,
  timeframe: row.timeframe,
  status: row.status,
  update: row.update,
})

/** Puts rows in the place of one; each keeps the marks given. */
export function replaceRow(work: Work, { aim, index, row }: Found, rows: readonly [ReadRow, Marks][]): void {
  aim.rows.splice(index, 1, ...rows.map(([each]) => each))
  work.rows.delete(row)
  for (const [each, marks] of rows) work.rows.set(each, marks)
}

/**
 * A row with other words, read again. Flags that its old words did not raise came with its place in the document and
 * stay, but for cells that stood one column off and were moved; what the reviewer set stays set, and answers the flags
 * that asked for it.
 */
export function rederived(
  row: ReadRow,
  words: RowWords,
  period: PlanRead['period'],
  set: Marks['set'],
  {
    order = 'day-first',
    periodBefore = period,
  }: { order?: DateOrder; periodBefore?: PlanRead['period'] } = {},
): ReadRow {
  const before = deriveRow(wordsIn(row), periodBefore, null, order)
  // A colour that the words do not say was the cell's own.
  const fill = before.derived.rag === null ? row.derived.rag : null
  const { derived, flags } = deriveRow(words, period, fill, order)
  const moved = words.timeframe !== row.timeframe
  const kept = row.flags.filter(
    (flag) => !before.flags.includes(flag) && !flags.includes(flag) && !(flag === 'cells-shifted' && moved),
  )
  return answered(
    {
      ...row,
      ...words,
      derived: { ...derived, ...shared(row, words, period === periodBefore) },
      flags: [...kept, ...flags],
    },
    set,
  )
}

/** What an empty cell has from elsewhere, such as one merged with the cell above, stays as long as it is left alone. */
function shared(
  { derived, ...row }: ReadRow,
  words: RowWords,
  samePeriod: boolean,
): Partial<ReadRow['derived']> {
  const { objectives, actions, owners, earlier, times, start, end, forecast, recurring, references, status } =
    derived
  const untouched = (cell: Cell) => row[cell] === '' && words[cell] === ''
  return {
    // It stands in a cell of its own.
    ...(forecast && end ? { forecast } : {}),
    ...(earlier ? { earlier } : {}),
    ...(untouched('objective') ? { objectives } : {}),
    ...(untouched('action') ? { actions } : {}),
    ...(untouched('owner') || row.owner === words.owner ? { owners } : {}),
    // So does what a column's title says of the same words: that they are only when it begins.
    ...(untouched('timeframe') || (samePeriod && row.timeframe === words.timeframe)
      ? { times, start, end, recurring, references }
      : {}),
    ...(untouched('status') && untouched('timeframe') && row.update === words.update ? { status } : {}),
  }
}

const ANSWERS: Partial<Record<keyof ReadRow['derived'], readonly RowFlag[]>> = {
  status: [
    'status-in-timeframe',
    'status-in-update',
    'status-unread',
    'status-assumed',
    'status-late',
    'status-from-heading',
    'status-of-a-part',
    'colour-only',
    'colour-differs',
  ],
  rag: ['status-unread', 'status-late', 'colour-only', 'colour-differs'],
  start: ['unscheduled', 'several-timeframes', 'timeframe-unread', 'no-year', 'date-ambiguous'],
  end: ['unscheduled', 'several-timeframes', 'timeframe-unread', 'no-year', 'date-ambiguous'],
  recurring: ['unscheduled', 'timeframe-unread'],
  owners: ['owner-looks-like-timeframe', 'owner-to-be-confirmed', 'same-as-another'],
}

/** A row with derived values set: the doubts that these answer are gone. */
export function answered(row: ReadRow, set: Marks['set']): ReadRow {
  const gone = Object.keys(set).flatMap((field) => ANSWERS[field as keyof ReadRow['derived']] ?? [])
  const doubtful =
    'owners' in set ? row.derived.doubtful.filter((each) => each !== 'owners') : row.derived.doubtful
  const settled = row.derived.doubtful.length > 0 && doubtful.length === 0
  const flags = row.flags.filter((flag) => !gone.includes(flag) && !(settled && flag === 'doubtful'))
  const derived = { ...row.derived, ...set, doubtful }
  return { ...row, derived: { ...derived, sure: sureOf(derived, flags) }, flags }
}

/** Lines without a place stand in the order of the source. */
export function addLine(work: Work, line: Line): void {
  const { unplaced } = work.read
  const before = unplaced.findIndex((each) => each.line > line.line)
  unplaced.splice(before < 0 ? unplaced.length : before, 0, line)
}

/** Rows under an aim stand in the order of the source. */
export function addRow(aim: ReadAim, row: ReadRow): void {
  const before = aim.rows.findIndex((each) => each.source.line > row.source.line)
  aim.rows.splice(before < 0 ? aim.rows.length : before, 0, row)
}
