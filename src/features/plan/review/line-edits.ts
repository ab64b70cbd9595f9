// Edits of a line that has no place: where it may go.
import { orderSaid } from '../reading/date-order.ts'
import { aimRef, hasWord } from '../reading/columns.ts'
import { deriveRow } from '../reading/derive.ts'
import { addObjective } from '../reading/draft.ts'
import { saidLink } from '../reading/headings.ts'
import type { ReadRow } from '../reading/read-plan.schema.ts'
import { joinTexts } from './cut.ts'
import type { Edit } from './edit.ts'
import { joinedIn, rewrite } from './row-edits.ts'
import { addLine, addRow, findAim, findRow, type Line, unmarked, type Work } from './work.ts'

const TITLE_MAX = 300

type Target = Extract<Edit, { kind: 'place' }>['to']

/** Gives a line without a place one; false where there is no such place. */
export function place(work: Work, { index, line }: { index: number; line: Line }, to: Target): boolean {
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
    if (to.as === 'objective') return () => addObjective(priority, text, line.line)
    if (to.as === 'link') return () => priority.links.push(saidLink(text))
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
  const { derived, flags } = deriveRow(words, work.read.period, null, orderSaid(work.read.warnings))
  const row = { ...words, other: [], derived, flags, source: { line, lastLine: line } }
  work.rows.set(row, { ...unmarked(), touched: true })
  return row
}
