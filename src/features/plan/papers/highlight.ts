// The highlight report (domain.md 11): overall now and last, headline, done, slipped, next, risks, decisions, measures,
// authorities, and who said nothing. Pure.
import type { Day } from '../../../platform/calendar/london.ts'
import { addQuarters } from '../../../platform/calendar/quarters.ts'
import { formatShortDate } from '../../../platform/calendar/format.ts'
import { quarterName } from '../running/quarter-name.ts'
import { RAG_WORDS, ragName } from '../running/messages.en.ts'
import { RAGS } from '../running/delivery.ts'
import { actionsIn, type PlanState } from '../running/plan-state.ts'
import {
  coveredBy,
  doneIn,
  dueIn,
  expectedOf,
  newDateOf,
  nextIn,
  type PaperFacts,
  type Part,
  partsOf,
  ratedIn,
  slippedIn,
  spanOfPaper,
  staleIn,
} from './facts.ts'
import { gridTables, outsideGrid } from './grid.ts'
import { lateBlocks } from './late.ts'
import { measuresTable } from './kpis.ts'
import { paperWords as words } from './messages.en.ts'
import { spanOf } from '../running/rhythm.ts'
import { openingOf } from './opening.ts'
import { type Block, cell, type Paper, type TableBlock } from './paper.ts'
import { partsData } from './parts-data.ts'
import { type Column, dayText, partsTable, ragCell, ratingCell, statusText } from './rows.ts'

const { columns } = words

/** Builds the report. */
export function highlightReport(facts: PaperFacts): Paper {
  const parts = partsOf(facts)
  const grid = gridTables(facts.now)
  return {
    ...openingOf('highlight', facts),
    sections: [
      {
        landscape: false,
        blocks: [
          heading(words.headline),
          { kind: 'paragraph', text: facts.headline || headlineOf(facts, parts) },
          heading(words.overall),
          overallTable(facts),
          ...work(facts, parts),
          ...risks(facts),
          ...decisions(facts, parts),
          ...measures(facts),
          ...silent(facts, parts),
          ...lateBlocks(facts, parts),
        ],
      },
      ...(grid.length > 0
        ? [{ landscape: true, blocks: [heading(words.grid), ...grid, ...outside(facts)] }]
        : []),
    ],
    data: partsData(facts, parts),
  }
}

const outside = ({ now }: PaperFacts): Block[] => {
  const text = outsideGrid(now)
  return text === null ? [] : [{ kind: 'paragraph', text }]
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

/** A heading with its table, or with a word where there is nothing to show. */
const under = (title: string, table: TableBlock | null, none = words.none): Block[] => [
  heading(title),
  table && table.rows.length > 0 ? table : { kind: 'paragraph', text: none },
]

/** The figures put into words, for who types no headline. */
export function headlineOf(facts: PaperFacts, parts: readonly Part[] = partsOf(facts)): string {
  return words.headlineOf({
    span: spanOfPaper(facts),
    parts: parts.length,
    actions: actionsIn(facts.now).length,
    complete: facts.now.rolledUp.complete,
    red: ratedIn(parts, 'red').length,
    amber: ratedIn(parts, 'amber').length,
    done: facts.last ? doneIn(parts).length : null,
    slipped: slippedIn(parts).length,
    stale: staleIn(parts).length,
  })
}

function overallTable(facts: PaperFacts): TableBlock {
  const { now, last } = facts
  const number = (plan: PlanState | null, of: (plan: PlanState) => number) =>
    cell(plan ? String(of(plan)) : words.noLast)
  const row = (name: string, of: (plan: PlanState) => number) => [
    cell(name),
    number(now, of),
    number(last, of),
  ]
  const unrated = (plan: PlanState) =>
    plan.rolledUp.deliveries - Object.values(plan.rolledUp.rags).reduce((sum, n) => sum + n, 0)
  return {
    kind: 'table',
    caption: words.overall,
    head: [words.measureOfAll, words.now, words.last(spanOfPaper(facts))],
    widths: [0.6, 0.2, 0.2],
    rowHeads: true,
    rows: [
      [
        cell(words.overallRag),
        ragCell(now.rolledUp.rag, now.rules),
        last ? ragCell(last.rolledUp.rag, last.rules) : cell(words.noLast),
      ],
      ...RAGS.map((rag) =>
        row(
          words.inRag(ragName(rag, now.rules) || RAG_WORDS[rag].name),
          ({ rolledUp }) => rolledUp.rags[rag] ?? 0,
        ),
      ),
      row(words.unrated, unrated),
      row(words.complete, ({ rolledUp }) => rolledUp.complete),
      row(words.allParts, ({ rolledUp }) => rolledUp.deliveries),
    ],
  }
}

const due: Column = {
  head: columns.due,
  width: 0.16,
  of: ({ delivery }) => cell(dayText(expectedOf(delivery))),
}
const statusColumn: Column = {
  head: columns.status,
  width: 0.24,
  of: ({ delivery }) => cell(statusText(delivery)),
}

/** The day by which a part that slipped is expected now: its owner's forecast, or a date that was agreed anew. */
function newDate({ delivery, before }: Part, today: Day) {
  const { baselineDue } = delivery
  const agreedAnew = before?.baselineDue && baselineDue && baselineDue > before.baselineDue
  const expected = newDateOf(delivery, today) ?? (agreedAnew ? baselineDue : null)
  return cell(expected ? dayText(expected) : words.noNewDate)
}

function work(facts: PaperFacts, parts: readonly Part[]): Block[] {
  const look = { withLeads: facts.withLeads, actionWidth: 0.38 }
  const { rules } = facts.now
  const progress: Column = {
    head: columns.progress,
    width: 0.16,
    of: ({ delivery }) => ratingCell(delivery, rules),
  }
  const was: Column = {
    head: columns.was,
    width: 0.14,
    of: ({ delivery, before }) => cell(dayText((before && expectedOf(before)) ?? delivery.baselineDue)),
  }
  const expected: Column = {
    head: columns.expected,
    width: 0.14,
    of: (part) => newDate(part, facts.now.today),
  }
  const done = facts.last ? doneIn(parts) : []
  const [period, span] = [coveredBy(facts), spanOfPaper(facts)]
  const list = (title: string, those: readonly Part[]) =>
    under(title, partsTable(title, those, [due, progress], look))
  return [
    ...under(
      words.done(span),
      partsTable(words.done(span), done, [statusColumn], look),
      facts.last ? words.none : words.noLastPlan(span),
    ),
    ...under(
      words.slipped,
      partsTable(words.slipped, slippedIn(parts), [was, expected], { ...look, actionWidth: 0.4 }),
    ),
    ...list(words.dueNow(span), dueIn(parts, period)),
    ...list(words.next(spanOf(addQuarters(period.to, 1), period.nextTo)), nextIn(parts, period)),
  ]
}

function risks({ risks: open, now }: PaperFacts): Block[] {
  const refs = new Map(actionsIn(now).map(({ id, ref }) => [id, ref]))
  const table: TableBlock = {
    kind: 'table',
    caption: words.risks,
    head: [columns.kind, columns.ref, columns.risk, columns.owner, columns.score, columns.response],
    widths: [0.09, 0.08, 0.32, 0.15, 0.13, 0.23],
    rowHeads: true,
    rows: open.map((each) => [
      cell(words.risk[each.kind]),
      cell(each.actionId ? (refs.get(each.actionId) ?? '') : ''),
      cell(each.text),
      cell(each.owner ?? ''),
      cell(each.likelihood && each.impact ? words.score(each.likelihood, each.impact) : words.noScore),
      cell(each.response),
    ]),
  }
  return under(words.risks, table, words.noneRisks)
}

function decisions({ withLeads }: PaperFacts, parts: readonly Part[]): Block[] {
  const asking = parts.filter(({ delivery }) => delivery.ask)
  const ask: Column = { head: columns.ask, width: 0.4, of: ({ delivery }) => cell(delivery.ask ?? '') }
  return under(words.decisions, partsTable(words.decisions, asking, [ask], { withLeads, actionWidth: 0.33 }))
}

function measures(facts: PaperFacts): Block[] {
  const table = measuresTable(facts)
  if (!table) return []
  const of = facts.kept
    ? words.measuresKept(formatShortDate(facts.kept.asOf))
    : words.measuresAnew(spanOfPaper(facts))
  const about: Block[] = facts.taken === 'frozen' ? [{ kind: 'paragraph', text: of }] : []
  return [heading(words.measures), ...about, table]
}

/** Something was ever said of it, or was asked. */
const hasSpoken = ({ reportedQuarter, staleQuarter, storyAt }: Part['delivery']): boolean =>
  reportedQuarter !== null || staleQuarter !== null || storyAt !== null

function silent({ withLeads }: PaperFacts, parts: readonly Part[]): Block[] {
  const since: Column = {
    head: columns.since,
    width: 0.2,
    of: ({ delivery }) =>
      cell(
        delivery.reportedRound ??
          (delivery.reportedQuarter ? quarterName(delivery.reportedQuarter) : words.never),
      ),
  }
  return under(
    words.stale,
    partsTable(words.stale, staleIn(parts), [since], { withLeads, actionWidth: 0.43 }),
    parts.some(({ delivery }) => hasSpoken(delivery)) ? words.none : words.nobodyEver,
  )
}
