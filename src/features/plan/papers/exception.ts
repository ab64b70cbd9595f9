// The exception report (domain.md 11): red and amber with what is done about it, overdue, silent, and nobody's. Pure.
import type { Day } from '../../../platform/calendar/london.ts'
import { quarterName } from '../running/quarter-name.ts'
import {
  newDateOf,
  overdueIn,
  type PaperFacts,
  type Part,
  partsOf,
  ratedIn,
  staleIn,
  unownedIn,
} from './facts.ts'
import { lateBlocks } from './late.ts'
import { headlineOf } from './highlight.ts'
import { paperWords as words } from './messages.en.ts'
import type { DeliveryState } from '../running/plan-state.ts'
import { openingOf } from './opening.ts'
import { type Block, cell, type Paper, type TableBlock } from './paper.ts'
import { partsData } from './parts-data.ts'
import { type Column, dayText, partsTable, statusText, whyOf } from './rows.ts'

const { columns } = words

/** Builds the report. What is as it should be is not in it. */
export function exceptionReport(facts: PaperFacts): Paper {
  const parts = partsOf(facts)
  const lists = listsOf(parts)
  const look = { withLeads: facts.withLeads, actionWidth: 0.25 }
  const tables = [
    partsTable(words.red, lists.red, troubleColumns(facts), look),
    partsTable(words.amber, lists.amber, troubleColumns(facts), look),
    partsTable(words.overdue, lists.overdue, lateColumns(facts.now.today), { ...look, actionWidth: 0.4 }),
    partsTable(words.stale, lists.stale, silentColumns, { ...look, actionWidth: 0.45 }),
    partsTable(words.unowned, lists.unowned, [statusColumn], { ...look, actionWidth: 0.45 }),
  ]
  const any = tables.some(({ rows }) => rows.length > 0)
  return {
    ...openingOf('exception', facts),
    sections: [
      {
        landscape: true,
        blocks: [
          { kind: 'heading', level: 1, text: words.headline },
          { kind: 'paragraph', text: facts.headline || headlineOf(facts, parts) },
          ...(any ? tables.flatMap(under) : [{ kind: 'paragraph', text: words.exceptionNone } as const]),
          ...lateBlocks(facts, parts),
        ],
      },
    ],
    data: exceptionData(facts, lists),
  }
}

const under = (table: TableBlock): Block[] => [
  { kind: 'heading', level: 1, text: table.caption },
  table.rows.length > 0 ? table : { kind: 'paragraph', text: words.none },
]

const listsOf = (parts: readonly Part[]) => ({
  red: ratedIn(parts, 'red'),
  amber: ratedIn(parts, 'amber'),
  overdue: overdueIn(parts),
  stale: staleIn(parts),
  unowned: unownedIn(parts),
})

function troubleColumns({ histories, now }: PaperFacts): Column[] {
  const measureName = (key: string) => histories.get(key)?.measure.name ?? key
  return [
    { head: columns.why, width: 0.16, of: (part) => cell(whyOf(part, measureName)) },
    { head: columns.cause, width: 0.13, of: ({ delivery }) => cell(delivery.cause ?? words.noneGiven) },
    {
      head: columns.corrective,
      width: 0.13,
      of: ({ delivery }) => cell(delivery.correctiveAction ?? words.noneGiven),
    },
    {
      head: columns.newDate,
      width: 0.08,
      of: ({ delivery }) => cell(newDateText(delivery, now.today)),
    },
    { head: columns.ask, width: 0.08, of: ({ delivery }) => cell(delivery.ask ?? '') },
  ]
}

/** The date agreed is no new one, and its reader is told so. */
function newDateText(delivery: DeliveryState, today: Day): string {
  const day = newDateOf(delivery, today)
  if (!day) return words.noneGiven
  return day === delivery.baselineDue ? words.asAgreed(dayText(day)) : dayText(day)
}

const statusColumn: Column = {
  head: columns.status,
  width: 0.2,
  of: ({ delivery }) => cell(statusText(delivery)),
}
/** A day that is over and was never moved is no expectation: nobody has given a new one. */
const lateColumns = (today: Day): Column[] => [
  { head: columns.was, width: 0.12, of: ({ delivery }) => cell(dayText(delivery.due)) },
  {
    head: columns.expected,
    width: 0.12,
    of: ({ delivery }) => cell(newDateOf(delivery, today) ? newDateText(delivery, today) : words.noNewDate),
  },
  { head: columns.late, width: 0.08, of: ({ delivery }) => cell(String(delivery.daysOverdue)) },
]
const silentColumns: Column[] = [
  {
    head: columns.why,
    width: 0.2,
    of: ({ delivery }) =>
      cell(words.lastSaid(delivery.staleRound ?? quarterName(delivery.staleQuarter ?? ''))),
  },
]

function exceptionData(facts: PaperFacts, lists: ReturnType<typeof listsOf>): Paper['data'] {
  const why = new Map<Part, string[]>()
  for (const [name, parts] of Object.entries(lists))
    for (const part of parts) why.set(part, [...(why.get(part) ?? []), nameOf(name)])
  return partsData(facts, [...why.keys()], (part) => (why.get(part) ?? []).join(', '))
}

const nameOf = (list: string): string =>
  ({
    red: words.red,
    amber: words.amber,
    overdue: words.overdue,
    stale: words.stale,
    unowned: words.unowned,
  })[list] ?? list
