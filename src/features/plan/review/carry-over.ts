// What was decided of a document's last version and still holds for the new one: edits of rows whose words they touched
// are as they were, and rows that stand in the plan with the very same words, which nobody has to look at again. Pure.
import { isOurPaper, isPaperLine } from '../papers/paper-words.ts'
import type { PlanRead, ReadRow } from '../reading/read-plan.schema.ts'
import {
  aimPrint,
  type AimAt,
  type At,
  type Cell,
  CELLS,
  type DerivedEdit,
  type Edit,
  linePrint,
  type PlainEdit,
  rowPrint,
} from './edit.ts'
import { apply, applyAll, reviewOfWork } from './edits.ts'
import { matchPlans, type StandingWords } from './match-plans.ts'
import { findAim, findLine, findRow, rowAbove, rowsIn, type Work, workOn } from './work.ts'

/** A document as it was read, and what was done to it since. */
export type Decided = { read: PlanRead; edits: readonly Edit[] }
export type Before = {
  plan: StandingWords
  /** Lines that stand beside the plan without a place. */
  tray: readonly string[]
  /** The document that it was last brought in from; null where it came another way, or can be read no more. */
  document: Decided | null
}

/** The edits that bring a document to where its last version was left. Each of them fits it as it stands after `now.edits`. */
export function carryOver(before: Before, now: Decided): PlainEdit[] {
  const work = workOn(now.read)
  applyAll(work, now.edits)
  const carried = before.document ? replay(before.document, work) : []
  return [...carried, ...acceptSame(before, work)]
}

/** Rows and lines that still ask, or were only brought to where they were, and stand in the plan just so. */
function acceptSame({ plan, tray }: Before, work: Work): PlainEdit[] {
  const { rows, tray: lines } = reviewOfWork(work)
  const set = rows.map((row) => row.set)
  const accepted = matchPlans(plan, work.read, set).matched.flatMap(({ index, same }): PlainEdit[] => {
    const row = rows[index]
    const asks = row && !row.accepted && !row.again && (row.doubtful || row.touched)
    return same && asks ? [{ kind: 'accept', at: row.at }] : []
  })
  const known = new Set(tray)
  const ours = isOurPaper(work.read.unplaced)
  const left = lines.filter(
    ({ line, accepted: done }) => !done && (known.has(line.text) || (ours && isPaperLine(line.text))),
  )
  return [...accepted, ...left.map(({ at }): PlainEdit => ({ kind: 'leave', at }))]
}

/** Does to the new document, step by step beside the old, what was done to the old; returns what fitted. */
function replay({ read, edits }: Decided, now: Work): PlainEdit[] {
  const old = workOn(read)
  const lines = linesOf(read, now)
  return plainEdits(edits).flatMap((edit) => {
    const same = translated(edit, { old, now, lines })
    apply(old, edit)
    return same && apply(now, same) ? [same] : []
  })
}

/** Edits with those that were carried over before among them, and each line that was set aside with others by itself. */
const plainEdits = (edits: readonly Edit[]): PlainEdit[] =>
  edits.flatMap((edit): readonly PlainEdit[] => {
    if (edit.kind === 'carried') return edit.edits
    return edit.kind === 'leave-all' ? edit.all.map((at) => ({ kind: 'leave', at })) : [edit]
  })

type Both = { old: Work; now: Work; lines: ReadonlyMap<number, number> }

/** Where the rows of a document begin in its newer version, by the line where they began; but for those of which something was decided there. */
function linesOf(before: PlanRead, now: Work): Map<number, number> {
  const old = [...rowsIn(before)]
  const own = new Set([...now.rows.keys()].map(({ source }) => source.line))
  const lines = new Map<number, number>()
  for (const { old: each, row } of matchPlans(standingOfRead(before), now.read).matched) {
    const line = old[Number(each.id)]?.row.source.line
    if (line === undefined || lines.has(line) || own.has(row.source.line)) continue
    lines.set(line, row.source.line)
  }
  return lines
}

/** A document as if it were the plan: each action's id is its place. */
export function standingOfRead(read: PlanRead): StandingWords {
  return {
    priorities: read.priorities.map(({ number, title }, at) => ({ id: `p${at}`, number, title })),
    aims: read.priorities.flatMap(({ aims }, p) =>
      aims.map(({ ref, text }, a) => ({ id: `p${p} ${a}`, priorityId: `p${p}`, ref, text })),
    ),
    actions: [...rowsIn(read)].map(({ row, aim, at: [p, a] }, at) => ({
      id: String(at),
      aimId: `p${p} ${a}`,
      ref: aim.ref,
      row,
    })),
  }
}

/** The same edit of the newer document; null where what it touched is not the same any more. */
function translated(edit: PlainEdit, both: Both): PlainEdit | null {
  const { old, now } = both
  switch (edit.kind) {
    case 'columns':
      return null
    case 'key':
      return JSON.stringify(meanings(old.read)) === JSON.stringify(meanings(now.read)) ? edit : null
    case 'title':
      return old.read.title === now.read.title ? edit : null
    case 'period':
      return JSON.stringify(old.read.period) === JSON.stringify(now.read.period) ? edit : null
    case 'place':
    case 'leave': {
      const at = lineAt(edit.at, both)
      if (!at || edit.kind === 'leave') return at && { kind: 'leave', at }
      const to = targetOf(edit.to, both)
      return to && { ...edit, at, to }
    }
    default:
      return ofRow(edit, both)
  }
}

const meanings = ({ key }: PlanRead) => key.map(({ sign, meaning }) => [sign, meaning])

type RowEdit = Exclude<PlainEdit, { kind: 'columns' | 'key' | 'title' | 'period' | 'place' | 'leave' }>

function ofRow(edit: RowEdit, both: Both): PlainEdit | null {
  const rows = rowsAt(edit.at, both)
  if (!rows) return null
  const at = { ...rows.at, saw: rowPrint(rows.now) }
  if (edit.kind === 'derive') {
    const set = stillSet(edit.set, rows)
    return Object.keys(set).length > 0 ? { kind: 'derive', at, set } : null
  }
  if (edit.kind === 'move') {
    const aim = aimAt(edit.aim, both)
    return aim && { ...edit, at, aim }
  }
  if (edit.kind === 'merge' && !sameAbove(rows, both)) return null
  return touches(edit, rows) ? null : { ...edit, at }
}

type Rows = { old: ReadRow; now: ReadRow; at: Pick<At, 'line' | 'part'> }

/** The row that an edit names and the one that it has become, or null. */
function rowsAt(at: At, { old, now, lines }: Both): Rows | null {
  const line = lines.get(at.line)
  const found = findRow(old, at)
  if (!found || line === undefined) return null
  const row = [...rowsIn(now.read)].filter((each) => each.row.source.line === line)[at.part]?.row
  return row ? { old: found.row, now: row, at: { line, part: at.part } } : null
}

/** Whether words that an edit rests on are others in the newer document. */
function touches(edit: Exclude<RowEdit, { kind: 'derive' | 'move' }>, { old, now }: Rows): boolean {
  const differs = (cells: readonly Cell[]) => cells.some((cell) => old[cell] !== now[cell])
  switch (edit.kind) {
    case 'accept':
    case 'merge':
      return rowPrint(old) !== rowPrint(now)
    case 'split':
      return differs(CELLS.filter((cell) => edit.cuts[cell]))
    case 'swap':
      return differs(edit.cells)
    case 'shift':
      return differs(CELLS.slice(CELLS.indexOf(edit.from)))
    case 'take': {
      const { from, to } = edit
      const into = CELLS.filter((cell) => cell === to)
      if (typeof from !== 'object') return differs([from, ...into])
      return old.other[from.other]?.text !== now.other[from.other]?.text || differs(into)
    }
  }
}

function sameAbove({ old: oldRow, now: newRow }: Rows, { old, now }: Both): boolean {
  const [before, after] = [rowAbove(old, oldRow), rowAbove(now, newRow)]
  return before !== undefined && after !== undefined && rowPrint(before.row) === rowPrint(after.row)
}

const RESTS_ON: Record<keyof DerivedEdit, readonly Cell[]> = {
  start: ['timeframe'],
  end: ['timeframe'],
  recurring: ['timeframe'],
  status: ['status', 'timeframe'],
  rag: ['status'],
  owners: ['owner'],
}

/** What was set of cells whose words are the same. */
function stillSet(set: DerivedEdit, { old, now }: Rows): DerivedEdit {
  const fields = Object.entries(set).filter(([field]) =>
    RESTS_ON[field as keyof DerivedEdit].every((cell) => old[cell] === now[cell]),
  )
  return Object.fromEntries(fields)
}

function aimAt(at: AimAt, { old, now }: Both): AimAt | null {
  const aim = findAim(old, at)
  if (!aim) return null
  const saw = aimPrint(aim)
  for (const [priority, { aims }] of now.read.priorities.entries()) {
    const found = aims.findIndex((each) => aimPrint(each) === saw)
    if (found >= 0) return { priority, aim: found, saw }
  }
  return null
}

function lineAt(at: At, { old, now }: Both): At | null {
  const text = findLine(old, at)?.line.text
  const found = now.read.unplaced.find((line) => line.text === text)
  if (text === undefined || !found) return null
  const part = now.read.unplaced.filter(({ line }) => line === found.line).indexOf(found)
  return { line: found.line, part, saw: linePrint(text) }
}

type Target = Extract<PlainEdit, { kind: 'place' }>['to']

function targetOf(to: Target, both: Both): Target | null {
  if (to === 'title') return to
  if ('row' in to) {
    const rows = rowsAt(to.row, both)
    if (!rows || rows.old[to.cell] !== rows.now[to.cell]) return null
    return { ...to, row: { ...rows.at, saw: rowPrint(rows.now) } }
  }
  if ('aim' in to) {
    const aim = aimAt(to.aim, both)
    return aim && { ...to, aim }
  }
  const heading = both.old.read.priorities[to.priority]?.heading
  const priority = both.now.read.priorities.findIndex((each) => each.heading === heading)
  return priority < 0 ? null : { ...to, priority }
}
