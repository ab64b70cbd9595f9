// "As above", "ditto", a ditto mark, "same as 1.2": the cell points at another, whose words are what it means. They are
// proposed and flagged; the cell's own words stay.
import type { TableRow } from './blocks.ts'
import type { Column } from './column-titles.ts'
import type { RowWords } from './derive.ts'
import type { Draft, DraftRow } from './draft.ts'
import { ownNumber } from './own-number.ts'

const fields = ['objective', 'action', 'owner', 'timeframe', 'status'] as const

const above =
  /^\(?(?:(?:the )?same )?(?:as |see )?(?:in |for )?(?:the )?(?:above|(?:row|action|line|cell) above|previous(?: (?:row|action|line))?|ditto|do\.)\)?[.]?$|^\(?(?:ditto|same)\)?[.]?$/i
// Ditto marks alone; a dash alone says nothing.
const marks = /^[\s"'“”„″〃‟]*(?:["“”„″〃‟]|'{2}|’{2})[\s"'“”„″〃’‟]*$/u
const numbered =
  /^\(?(?:(?:the )?same as |as (?:for |in |per )?|see )(?:action |row |ref(?:erence)? |no\.? |item |objective )?((?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,3})*[a-z]?)(?: above| below)?\)?[.]?$/i

/** Takes a row's words and where it stands. Returns what its cells that point at others mean, by field. */
export function pointedAt(
  draft: Draft,
  words: RowWords,
  block: TableRow,
  columns: readonly Column[],
): Partial<RowWords> {
  const meant: Partial<RowWords> = {}
  for (const field of fields) {
    const cell = words[field] || (block.cells[columns.indexOf(field)] ?? '')
    const row = cell.length > 60 || cell === '' ? null : rowMeant(draft, cell.trim())
    const text = row ? (row.shared[field] ?? row.words[field]) : ''
    if (text !== '') meant[field] = text
  }
  return meant
}

function rowMeant(draft: Draft, cell: string): DraftRow | null {
  if (above.test(cell) || marks.test(cell)) return draft.at.above
  const ref = numbered.exec(cell)?.[1]
  return ref === undefined ? null : rowOf(draft, plainRef(ref))
}

/** The row of this number: its own, or that of an aim which has no other row. */
function rowOf(draft: Draft, ref: string): DraftRow | null {
  for (const { aims } of draft.priorities)
    for (const aim of aims) {
      const own = aim.rows.find(({ other }) => plainRef(ownNumber(other)) === ref)
      if (own) return own
      const [only, ...more] = aim.rows
      if (only && more.length === 0 && plainRef(aim.ref) === ref) return only
    }
  return null
}

const plainRef = (ref: string): string => ref.replace(/[.):\s]+$/, '').toLowerCase()
