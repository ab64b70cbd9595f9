// What was said after the quarter's record was frozen: papers of the record list it apart, for it is no part of it. Pure.
import { formatShortDate } from '../../../platform/calendar/format.ts'
import { STATUS_WORDS } from '../running/messages.en.ts'
import { quarterName } from '../running/quarter-name.ts'
import { type PaperFacts, type Part } from './facts.ts'
import { paperWords as words } from './messages.en.ts'
import { type Block, cell } from './paper.ts'
import { type Column, partsTable } from './rows.ts'

/** A heading and a table of it, and nothing where nothing was said. */
export function lateBlocks({ late, called, withLeads }: PaperFacts, parts: readonly Part[]): Block[] {
  const said = new Map(late.map((each) => [each.deliveryId, each]))
  const those = parts.filter(({ delivery }) => said.has(delivery.id))
  if (those.length === 0) return []
  const column = (
    head: string,
    width: number,
    of: (words: PaperFacts['late'][number]) => string,
  ): Column => ({
    head,
    width,
    of: ({ delivery }) => {
      const found = said.get(delivery.id)
      return cell(found ? of(found) : '')
    },
  })
  const columns = [
    column(words.columns.status, 0.13, ({ status }) => STATUS_WORDS[status]),
    column(words.columns.story, 0.27, (each) => each.words),
    column(words.columns.said, 0.13, ({ at, quarter }) =>
      words.saidFor(formatShortDate(at), called?.(quarter).name ?? quarterName(quarter)),
    ),
  ]
  return [
    { kind: 'heading', level: 1, text: words.late },
    { kind: 'paragraph', text: words.lateLead },
    partsTable(words.late, those, columns, { withLeads, actionWidth: 0.24 }),
  ]
}
