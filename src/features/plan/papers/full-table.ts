// The full plan in the layout that everybody knows from Word: a heading for each priority, its core objectives and links,
// and one table. What it says reads back to the same plan (reading/). Pure.
import { formatDate } from '../../../platform/calendar/format.ts'
import { STATUS_WORDS, tagWords } from '../running/messages.en.ts'
import { type ActionState, type AimState, type PlanState, type PriorityState } from '../running/plan-state.ts'
import type { PaperFacts } from './facts.ts'
import { paperWords as words } from './messages.en.ts'
import { openingOf } from './opening.ts'
import { ownerCell } from './owners.ts'
import { type Block, type Cell, cell, type Paper, type TableBlock } from './paper.ts'
import { ragText } from './rows.ts'

const { columns } = words
const HEAD = [
  columns.aim,
  columns.objective,
  columns.action,
  columns.owner,
  columns.timeframe,
  columns.statusRag,
  columns.update,
]

/** Builds the paper. A headline, where one was typed, stands above the plan. */
export function fullTable(facts: PaperFacts): Paper {
  const { now } = facts
  return {
    ...openingOf('full', facts),
    sections: [
      {
        landscape: true,
        blocks: [
          ...(facts.headline ? [{ kind: 'paragraph', text: facts.headline } as const] : []),
          ...now.priorities.flatMap((priority) => priorityBlocks(priority, facts)),
        ],
      },
    ],
    data: fullData(facts),
  }
}

const headingOf = ({ heading, title }: PriorityState): string => heading || title || words.noHeading

function priorityBlocks(priority: PriorityState, facts: PaperFacts): Block[] {
  const { coreObjectives, links, aims } = priority
  return [
    { kind: 'heading', level: 1, text: headingOf(priority) },
    ...(coreObjectives.length > 0
      ? ([
          { kind: 'paragraph', text: words.core },
          { kind: 'list', items: coreObjectives },
        ] as const)
      : []),
    ...links.map(({ label, text }): Block => ({ kind: 'paragraph', text: `${label}: ${text}` })),
    ...(aims.length > 0 ? [tableOf(priority, facts)] : []),
  ]
}

function tableOf(priority: PriorityState, facts: PaperFacts): TableBlock {
  const others = otherColumns(priority.aims)
  return {
    kind: 'table',
    caption: words.table(headingOf(priority)),
    head: [...HEAD, ...others],
    widths: widthsWith(others.length),
    small: others.length > 2,
    rowHeads: true,
    rows: priority.aims.flatMap((aim) => aimRows(aim, others, facts)),
  }
}

/** The document's columns that have no field of their own here, as it called them. */
const otherColumns = (aims: readonly AimState[]): string[] => [
  ...new Set(
    aims.flatMap(({ actions }) => actions.flatMap(({ other }) => other.map(({ column }) => column))),
  ),
]

const WIDTHS = [0.14, 0.16, 0.19, 0.11, 0.09, 0.09, 0.22]

/** More columns stand beside the seven, which make room for them. */
function widthsWith(more: number): number[] {
  const each = more === 0 ? 0 : Math.min(0.1, 0.5 / more)
  return [...WIDTHS.map((width) => width * (1 - each * more)), ...Array.from({ length: more }, () => each)]
}

const aimText = ({ ref, text }: AimState): string => `${ref} ${text}`.trim()

function aimRows(aim: AimState, others: readonly string[], facts: PaperFacts): Cell[][] {
  if (aim.actions.length === 0)
    return [[cell(aimText(aim)), ...[...HEAD.slice(1), ...others].map(() => cell(''))]]
  return aim.actions.map((action, at) => [
    { text: aimText(aim), again: at > 0 },
    cell(action.objective),
    cell(action.action),
    cell(ownerCell(action, facts.withLeads)),
    cell(action.timeframe),
    statusCell(action, facts.now),
    cell(updateText(action)),
    ...others.map((title) => cell(otherText(action, title))),
  ])
}

const otherText = ({ other }: ActionState, title: string): string =>
  other.flatMap(({ column, text }) => (column === title ? [text] : [])).join('\n')

/**
 * How it runs, once anybody has said; until then the plan's own words. A colour that the facts suggest and nobody chose is
 * marked so, as on pages; of what nobody has spoken for, only one that is a judgement.
 */
function statusCell({ rolledUp, statusWords, deliveries }: ActionState, plan: PlanState): Cell {
  const { status, rag } = rolledUp
  const unsaid = status === 'not_set'
  const said = unsaid ? statusWords : STATUS_WORDS[status]
  if (!rag || (unsaid && (rag === 'grey' || rag === 'blue'))) return cell(said)
  const suggested = deliveries.every(({ shownRag, ragIsSuggested }) => shownRag !== rag || ragIsSuggested)
  const marked = suggested && rag !== 'grey' && rag !== 'blue'
  const colour = `${ragText(rag, plan.rules)}${marked ? ` ${tagWords.suggested}` : ''}`
  return { text: [said, colour].filter((line) => line !== '').join('\n'), rag }
}

/**
 * What owners last said, and dates that moved; until then the plan's own words. What all of them say, such as the words that
 * an import gave to each, is the action's: without their names it reads back the same.
 */
export function updateText({ deliveries, update }: ActionState): string {
  const alone = deliveries.length === 1
  const together = new Set(deliveries.map(({ story }) => story)).size === 1
  const told = Map.groupBy(
    deliveries.filter(({ story }) => story !== ''),
    ({ story }) => story,
  )
  const stories = [...told].map(([story, same]) =>
    together ? story : words.of([...new Set(same.map(({ owner }) => owner))].join(', '), story),
  )
  const moved = deliveries.filter(
    ({ baselineDue, forecastDue }) => baselineDue && forecastDue && forecastDue > baselineDue,
  )
  const dates = moved.map(({ owner, forecastDue }) => {
    const day = formatDate(forecastDue ?? '')
    return alone ? words.newDate(day) : words.someNewDate(owner, day)
  })
  return [...(stories.length > 0 ? stories : update === '' ? [] : [update]), ...dates].join('\n')
}

function fullData(facts: PaperFacts): Paper['data'] {
  const others = otherColumns(facts.now.priorities.flatMap(({ aims }) => aims))
  return {
    head: [columns.priority, columns.ref, ...HEAD, ...others],
    rows: facts.now.priorities.flatMap((priority) =>
      priority.aims.flatMap((aim) =>
        aimRows(aim, others, facts).map((row, at) => [
          headingOf(priority),
          aim.actions[at]?.ref ?? aim.ref,
          ...row.map(({ text }) => text),
        ]),
      ),
    ),
  }
}
