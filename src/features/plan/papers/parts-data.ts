// Every part as one row of plain words, for spreadsheets. Pure.
import { expectedOf, type PaperFacts, type Part, spanOfPaper } from './facts.ts'
import { paperWords as words } from './messages.en.ts'
import { ownerOf } from './owners.ts'
import type { Paper } from './paper.ts'
import { ragText, statusText } from './rows.ts'

const { columns } = words

/** The parts as a table; `reason`: why each is there, in a last column. Days are written as spreadsheets sort them. */
export function partsData(
  facts: PaperFacts,
  parts: readonly Part[],
  reason?: (part: Part) => string,
): Paper['data'] {
  const { now, last, withLeads } = facts
  return {
    head: [
      columns.ref,
      columns.action,
      columns.owner,
      columns.status,
      columns.progress,
      columns.progressLast(spanOfPaper(facts)),
      columns.was,
      columns.expected,
      columns.late,
      columns.cause,
      columns.corrective,
      columns.ask,
      columns.story,
      ...(reason ? [columns.reason] : []),
    ],
    rows: parts.map((part) => {
      const { action, delivery, before } = part
      return [
        action.ref,
        action.action || action.objective,
        ownerOf(delivery, withLeads),
        statusText(delivery),
        ragText(delivery.shownRag, now.rules),
        before && last ? ragText(before.shownRag, last.rules) : '',
        delivery.baselineDue ?? '',
        expectedOf(delivery) ?? '',
        String(delivery.daysOverdue),
        delivery.cause ?? '',
        delivery.correctiveAction ?? '',
        delivery.ask ?? '',
        delivery.story,
        ...(reason ? [reason(part)] : []),
      ]
    }),
  }
}
