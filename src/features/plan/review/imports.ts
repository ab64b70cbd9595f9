// A document that is being brought in: what came, what was read, and what the reviewer made of it.
import { createHash } from 'node:crypto'
import type { Block } from '../reading/blocks.ts'
import type { ColumnsSaid } from '../reading/columns.ts'
import type { PlanRead, ReadRow, RowFlag } from '../reading/read-plan.schema.ts'
import { type At, type Edit, rowPrint } from './edit.ts'
import { applyEdits, type Reviewed, type ReviewLine, type ReviewRow } from './edits.ts'
import { readAgain } from './read-with.ts'

export type PlanImport = {
  id: string
  fileName: string
  format: string
  blocks: Block[]
  shape: string
  edits: Edit[]
  state: 'open' | 'kept' | 'dropped'
  replaces: { id: string; title: string } | null
  planId: string | null
  createdAt: Date
  createdBy: string | null
  version: number
}

export type Progress = { done: number; of: number }

/** What an import comes to now. Throws where its blocks hold no plan: then it was never opened. */
export async function reviewOf({ blocks, edits }: Pick<PlanImport, 'blocks' | 'edits'>): Promise<Reviewed> {
  const read = await readAgain(blocks, columnsOf(edits))
  if (!read.ok) throw new Error(`what was brought in can no longer be read: ${read.problem.code}`)
  return applyEdits(read, edits)
}

/** The columns that somebody said last; null where nobody did. */
export function columnsOf(edits: readonly Edit[]): ColumnsSaid | null {
  const said = edits.findLast((edit) => edit.kind === 'columns')
  return said?.kind === 'columns' ? said.columns : null
}

/** Whether a row still has to be looked at. */
export const isWaiting = ({ doubtful, accepted }: Pick<ReviewRow, 'doubtful' | 'accepted'>): boolean =>
  doubtful && !accepted

/** How many of the rows and lines that had to be looked at were. What the last version settled had not to be. */
export function progressOf({ rows, tray }: Pick<Reviewed, 'rows' | 'tray'>): Progress {
  const ever = rows.filter(
    ({ doubtful, touched, accepted, carried }) => !carried && (doubtful || touched || accepted),
  )
  const lines = tray.filter(({ carried }) => !carried)
  const done = ever.filter((row) => !isWaiting(row)).length + lines.filter(({ accepted }) => accepted).length
  return { done, of: ever.length + lines.length }
}

/** How many rows and lines are as they were in the document's last version, and were settled there. */
export const carriedIn = ({ rows, tray }: Pick<Reviewed, 'rows' | 'tray'>): number =>
  [...rows, ...tray].filter(({ carried, accepted }) => carried && accepted).length

/** The lines without a place that nobody has seen, and a print of them: what a button for all of them was drawn with. */
export function asideOf(tray: Reviewed['tray']): { lines: At[]; print: string } {
  const lines = tray.filter(({ accepted }) => !accepted).map(({ at }) => at)
  return { lines, print: printed(lines) }
}

/** How many priorities and aims a plan names: what holds rows that stand under no heading is none. */
export function namedParts({ priorities }: Reviewed['read']): { priorities: number; aims: number } {
  const aims = priorities.flatMap((priority) => priority.aims)
  return {
    priorities: priorities.filter(({ heading, title }) => heading !== '' || title !== '').length,
    aims: aims.filter(({ ref, text }) => ref !== '' || text !== '').length,
  }
}

/** The row with this place in the source, whatever its words are now. */
export const rowAt = (
  { rows }: Pick<Reviewed, 'rows'>,
  { line, part }: Pick<At, 'line' | 'part'>,
): ReviewRow | undefined => rows.find(({ at }) => at.line === line && at.part === part)

/** The same for a line without a place. */
export const lineAt = (
  { tray }: Pick<Reviewed, 'tray'>,
  { line, part }: Pick<At, 'line' | 'part'>,
): ReviewLine | undefined => tray.find(({ at }) => at.line === line && at.part === part)

/** A print of a row with what was set and accepted: what a form was filled in against. */
export const seenOf = ({ row, set, accepted }: Pick<ReviewRow, 'row' | 'set' | 'accepted'>): string =>
  printed([rowPrint(row), set, accepted])

/** The same of what was said of the columns, and of the title and years: whatever else is done does not touch those forms. */
export const columnsSeen = (edits: readonly Edit[]): string => printed(columnsOf(edits))
export const headingSeen = ({ title, period }: Pick<PlanRead, 'title' | 'period'>): string =>
  printed([title, period])

const printed = (what: unknown): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 16)

/**
 * The part of the document that a row was read from, as it stood there. Where a page cut the row in two, what the next page
 * begins with is none of its words: titles that come again, a page number.
 */
export function sourceOf(
  blocks: readonly Block[],
  { source }: Pick<ReadRow, 'source'>,
  headers: PlanRead['headers'],
): Block[] {
  const form = new Map(headers.map(({ line, kind }) => [line, kind]))
  const isForm = ({ kind, line }: Block): boolean => {
    if (line === source.line || line === source.lastLine || !form.has(line)) return false
    return kind === 'paragraph' || form.get(line) === 'columns'
  }
  return blocks.filter(
    (block) => block.line >= source.line && block.line <= source.lastLine && !isForm(block),
  )
}

/**
 * The rows whose status somebody stands behind when the plan is kept: those accepted or corrected, and those that were
 * read without any doubt. Of the others nobody has said how they are.
 */
export const settledRows = ({ rows }: Pick<Reviewed, 'rows'>): Set<ReadRow> =>
  new Set(
    rows
      .filter((each) => each.accepted || 'status' in each.set || isStatusCertain(each))
      .map(({ row }) => row),
  )

// A date that cannot be read is no doubt of a red that can.
const isStatusCertain = ({ row, doubtful }: ReviewRow): boolean =>
  !doubtful || (row.derived.doubtful.length === 0 && row.flags.every((flag) => OF_TIMES.includes(flag)))

const OF_TIMES: readonly RowFlag[] = [
  'unscheduled',
  'several-timeframes',
  'timeframe-unread',
  'no-year',
  'owner-to-be-confirmed',
]
