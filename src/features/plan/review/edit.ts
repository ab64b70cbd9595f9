// What a reviewer may do to a plan as it was read. Each edit names its row by the line where it begins in the source, by
// which of the rows of that line it is, and by a print of the words it saw: an edit that finds other words there does
// not fit any more and is shown, not applied. Words are only ever moved; what was derived from them may be set.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Column } from '../reading/columns.ts'
import { planSchema, type ReadAim, type ReadRow } from '../reading/read-plan.schema.ts'

export const CELLS = ['objective', 'action', 'owner', 'timeframe', 'status', 'update'] as const
export type Cell = (typeof CELLS)[number]
/** Where else words of a row may belong: its own number, and the aim that it stands under. */
export const ABOVE = ['ref', 'aim'] as const

const print = z.string().max(64)
const at = z.strictObject({ line: z.int().min(1), part: z.int().min(0), saw: print })
const aim = z.strictObject({ priority: z.int().min(0), aim: z.int().min(0), saw: print })
const offset = z.int().min(0)
const cell = z.enum(CELLS)
const { start, end, recurring, status, rag, owners } =
  planSchema.shape.priorities.element.shape.aims.element.shape.rows.element.shape.derived.shape

/** As many lines as one act sets aside. */
const LINES_MAX = 5_000
const maybe = z.exactOptional
/** Which part of a row that is split keeps a cell that is not cut. Of `both`, the first has the words and all what they mean. */
const keeps = z.enum(['first', 'last', 'both'])
export type Keeps = z.infer<typeof keeps>
export const derivedEdit = z.strictObject({
  start: maybe(start),
  end: maybe(end),
  recurring: maybe(recurring),
  status: maybe(status),
  rag: maybe(rag),
  owners: maybe(owners),
})

export const COLUMNS = [
  'priority',
  'ref',
  'aim',
  ...CELLS,
  'start',
  'other',
] as const satisfies readonly Column[]
/** What somebody said that columns hold, by their titles without what differs between two writings of one. */
export const columnsSaid = z.record(z.string().max(200), z.enum(COLUMNS))

/** What only puts a row's words where they belong. */
const mends = [
  /** Words of a cell go into another cell, become the row's number or its aim, or go out of the row. `other`: which of the cells without a field. */
  z.strictObject({
    kind: z.literal('take'),
    at,
    from: z.union([cell, z.strictObject({ other: offset })]),
    start: offset,
    end: offset,
    to: z.union([cell, z.enum(ABOVE), z.literal('tray')]),
  }),
  /** Two cells of a row that stand in one another's place. */
  z.strictObject({ kind: z.literal('swap'), at, cells: z.tuple([cell, cell]) }),
  /** Cells from one on stand one column off: they move over by one; what would fall off joins its neighbour. */
  z.strictObject({ kind: z.literal('shift'), at, from: cell, to: z.enum(['left', 'right']) }),
] as const
const mend = z.discriminatedUnion('kind', mends)
export type Mend = z.infer<typeof mend>

export const plainEditSchema = z.discriminatedUnion('kind', [
  /** It was looked at and is right, once what was proposed on the page (`first`) is done. */
  z.strictObject({ kind: z.literal('accept'), at, first: maybe(mend) }),
  /** One row becomes several: its cells are cut at these places; a cell that is not cut stays with one of them. */
  z.strictObject({
    kind: z.literal('split'),
    at,
    cuts: z.partialRecord(cell, z.array(offset).min(1).max(100)),
    keep: maybe(z.partialRecord(cell, keeps)),
  }),
  /** The row goes into the row above it. */
  z.strictObject({ kind: z.literal('merge'), at }),
  z.strictObject({ kind: z.literal('move'), at, aim }),
  ...mends,
  z.strictObject({ kind: z.literal('derive'), at, set: derivedEdit }),
  /** A line without a place gets one. */
  z.strictObject({
    kind: z.literal('place'),
    at,
    to: z.union([
      z.strictObject({ row: at, cell }),
      z.strictObject({ aim, as: z.enum(['words', 'action']) }),
      z.strictObject({ priority: offset, as: z.enum(['objective', 'link', 'aim']) }),
      z.literal('title'),
    ]),
  }),
  /** A line without a place stays so, beside the plan. */
  z.strictObject({ kind: z.literal('leave'), at }),
  /** What the plan is called here. The document's own title is kept among the words that carry its form. */
  z.strictObject({ kind: z.literal('title'), title: z.string().trim().min(1).max(300) }),
  z.strictObject({ kind: z.literal('period'), period: planSchema.shape.period }),
  /** What the columns of the document's tables are; the document is read again with it. */
  z.strictObject({ kind: z.literal('columns'), columns: columnsSaid }),
  /** Whether the document's own key to its colours is the plan's, and its statuses are read by it. */
  z.strictObject({ kind: z.literal('key'), use: z.boolean() }),
])
export const editSchema = z.discriminatedUnion('kind', [
  ...plainEditSchema.options,
  /** What was decided of the last version of the document and holds for this one. What of it fits no more is left out. */
  z.strictObject({ kind: z.literal('carried'), edits: z.array(plainEditSchema) }),
  /** All lines that had no place then stay so: a web page's menus and notices, say. One act, taken back as one. */
  z.strictObject({ kind: z.literal('leave-all'), all: z.array(at).min(1).max(LINES_MAX) }),
])
export const editsSchema = z.array(editSchema)

export type PlainEdit = z.infer<typeof plainEditSchema>
export type Edit = z.infer<typeof editSchema>
export type EditKind = Edit['kind']
export type At = z.infer<typeof at>
export type AimAt = z.infer<typeof aim>
export type DerivedEdit = z.infer<typeof derivedEdit>

/** As many edits as a document may have: beyond this somebody should start again. */
export const EDITS_MAX = 5_000

const printOf = (words: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 16)

/** A print of a row's words, whatever was derived from them. */
export const rowPrint = (row: ReadRow): string =>
  printOf([...CELLS.map((each) => row[each]), ...row.other.map(({ text }) => text)])
/** A print of a line without a place. */
export const linePrint = (text: string): string => printOf([text])
/** A print of an aim's own words. */
export const aimPrint = ({ ref, text }: Pick<ReadAim, 'ref' | 'text'>): string => printOf([ref, text])
