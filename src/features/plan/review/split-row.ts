// One row becomes several. Cells that are not cut stay with one of them: the first, unless somebody says which. What was
// read of them (dates, a status) stays with the words, so that no new row is late for what was never said of it. Pure.
import { orderSaid } from '../reading/date-order.ts'
import { deriveRow } from '../reading/derive.ts'
import type { ReadDerived, ReadRow } from '../reading/read-plan.schema.ts'
import { cutAt } from './cut.ts'
import { CELLS, type Cell, type Keeps, type PlainEdit } from './edit.ts'
import { type Found, lookAgain, type Marks, rederived, replaceRow, type Work, wordsIn } from './work.ts'

type Split = Extract<PlainEdit, { kind: 'split' }>

/** Who answers for it is, unless somebody says otherwise, the same for every part. */
const USUAL: Partial<Record<Cell, Keeps>> = { owner: 'both' }

/** Cuts the row that was found; false where a cut would break a word or leave an empty part. */
export function splitRow(work: Work, found: Found, { cuts, keep = {} }: Omit<Split, 'kind' | 'at'>): boolean {
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
  const keeps = (cell: Cell): Keeps => keep[cell] ?? USUAL[cell] ?? 'first'
  const rows = Array.from({ length: count }, (_, index): [ReadRow, Marks] => {
    const without = CELLS.filter(
      (cell) => !pieces.has(cell) && index !== (keeps(cell) === 'last' ? count - 1 : 0),
    )
    const wordsOf = (cell: Cell) =>
      pieces.has(cell) ? (pieces.get(cell)?.[index] ?? '') : without.includes(cell) ? '' : row[cell]
    const words = CELLS.map((cell) => [cell, wordsOf(cell)] as const)
    const shared = without.filter((cell) => keeps(cell) === 'both')
    const set = setOf(marks.set, row.derived, { without, shared })
    const first = index === 0
    const piece = {
      ...row,
      derived: without.reduce<ReadDerived>(
        (all, cell) => ({ ...all, ...partOf(NOTHING, cell) }),
        row.derived,
      ),
      other: first ? row.other : [],
      flags: first ? row.flags : [],
    }
    const next = rederived(piece, { ...wordsIn(row), ...Object.fromEntries(words) }, work.read.period, set, {
      order: orderSaid(work.read.warnings),
    })
    return [next, { ...marks, ...lookAgain(marks), set, splitOff: !first }]
  })
  replaceRow(work, found, rows)
  return true
}

/** Which of a row's filled cells a split leaves whole, and with which of its parts each stays. */
export function keptBySplit(
  row: Pick<ReadRow, Cell>,
  { cuts, keep = {} }: Pick<Split, 'cuts' | 'keep'>,
): Record<Keeps, Cell[]> {
  const whole = CELLS.filter((cell) => !cuts[cell] && row[cell].trim() !== '')
  const by = (keeps: Keeps) => whole.filter((cell) => (keep[cell] ?? USUAL[cell] ?? 'first') === keeps)
  return { first: by('first'), last: by('last'), both: by('both') }
}

type Parts = { without: readonly Cell[]; shared: readonly Cell[] }

/** What is set of a part: what was, but for cells that stay elsewhere; and what was read of cells that all parts share. */
function setOf(set: Marks['set'], derived: ReadDerived, { without, shared }: Parts): Marks['set'] {
  const elsewhere = new Set(without.flatMap((cell) => Object.keys(partOf(derived, cell))))
  const own: Marks['set'] = Object.fromEntries(Object.entries(set).filter(([field]) => !elsewhere.has(field)))
  return shared.reduce<Marks['set']>((all, cell) => ({ ...all, ...partOf(derived, cell) }), own)
}

const EMPTY = { objective: '', action: '', owner: '', timeframe: '', status: '', update: '' }
const NOTHING = deriveRow(EMPTY, null).derived

/** What was read of one cell. */
function partOf(derived: ReadDerived, cell: Cell): Partial<ReadDerived> {
  const { objectives, actions, owners, times, start, end, recurring, references, status, rag } = derived
  const parts: Record<Cell, Partial<ReadDerived>> = {
    objective: { objectives },
    action: { actions },
    owner: { owners },
    timeframe: { times, start, end, recurring, references },
    status: { status, rag },
    update: {},
  }
  return parts[cell]
}
