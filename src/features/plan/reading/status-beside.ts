// "Status" beside "RAG", in words: one column is the row's status, and the other says the rest of how it goes. Confidence is
// another thing and stays where it is.
import { type Column, titleOf } from './columns.ts'
import type { RowWords } from './derive.ts'
import type { DraftRow } from './draft.ts'
import { ragIn, statusOf } from './status.ts'

const how =
  /^(?:(?:current|overall|progress|delivery|action|project) )?(?:status|b?rag|bragg|ra?yg|health|colour|state)(?: (?:status|rating))?$/
const shortMax = 40
const colourMax = 12

/**
 * Takes a row's status cell, its cells without a field and the header's columns. Returns what the two together say of the
 * status, where the second says what the first does not; else nothing.
 */
export function statusBeside(
  status: string,
  other: DraftRow['other'],
  columns: readonly Column[],
): Partial<Pick<RowWords, 'status'>> {
  if (!columns.includes('status')) return {}
  const beside = other.filter(
    ({ column, text }) =>
      how.test(titleOf(column)) && text.trim().length <= shortMax && !text.includes('(suggested)'),
  )
  const words =
    statusOf(status) === null ? beside.find(({ text }) => statusOf(text) !== null)?.text : undefined
  const colour =
    ragIn(status) === null
      ? beside
          .map(({ text }) => (text.trim().length <= colourMax ? ragIn(text) : null))
          .find((rag) => rag !== null)
      : undefined
  if (words === undefined && colour === undefined) return {}
  const rag = colour ?? (words === undefined ? null : ragIn(status))
  return { status: [words ?? status, rag ?? ''].filter((part) => part.trim() !== '').join('\n') }
}
