// The full plan in the layout that everybody knows from Word: a heading for each priority, its core objectives and links,
// and one table. What it says reads back to the same plan (reading/). Pure.
import { formatDate } from '../../../platform/calendar/format.ts'
import { linkWords } from '../reading/headings.ts'
import { type DeliveryStatus, ENDED, type Rag } from '../running/delivery.ts'
import { RAG_WORDS, STATUS_WORDS, tagWords } from '../running/messages.en.ts'
import {
  actionsIn,
  type ActionState,
  type AimState,
  type DeliveryState,
  type PlanState,
  type PriorityState,
  rollUpOf,
} from '../running/plan-state.ts'
import { isSaidForAll } from '../said-for-all.ts'
import type { PaperFacts } from './facts.ts'
import { paperWords as words } from './messages.en.ts'
import { openingOf, yearsOf } from './opening.ts'
import { ownerCell } from './owners.ts'
import { type Block, type Cell, cell, type Paper, type TableBlock } from './paper.ts'
import type { RagRules } from '../running/rules.ts'
import { gainsaid, ragText } from './rows.ts'

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
    readsBack: true,
    sections: [
      {
        landscape: true,
        blocks: [
          ...(facts.headline ? [{ kind: 'paragraph', text: facts.headline } as const] : []),
          ...now.priorities.flatMap((priority) => priorityBlocks(priority, facts)),
          ...meetingBlocks(facts),
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
    ...links.map((link): Block => ({ kind: 'paragraph', text: linkWords(link) })),
    ...(aims.length > 0 ? [tableOf(priority, facts)] : []),
  ]
}

/** Where its actions are heard, a line for each: known as ours when the paper comes back. */
function meetingBlocks({ now, meetings = [] }: PaperFacts): Block[] {
  const refs = new Map(actionsIn(now).map(({ id, ref }) => [id, ref]))
  return meetings.flatMap(({ actionId, day, ...meeting }): Block[] => {
    const ref = refs.get(actionId)
    return ref === undefined ? [] : [{ kind: 'paragraph', text: words.heard(ref, formatDate(day), meeting) }]
  })
}

function tableOf(priority: PriorityState, facts: PaperFacts): TableBlock {
  const others = otherColumns(priority.aims)
  const used = usedIn(facts)
  const usedWidth = WIDTHS.reduce((sum, width, at) => (used(width, at) ? sum + width : sum), 0)
  return {
    kind: 'table',
    caption: words.table(headingOf(priority)),
    head: [...HEAD, ...others].filter(used),
    widths: widthsWith(others.length)
      .filter(used)
      .map((width, at) => (at < HEAD.length - 1 ? width / usedWidth : width)),
    small: others.length > 2,
    rowHeads: true,
    rows: priority.aims.flatMap((aim) => aimRows(aim, others, facts)).map((row) => row.filter(used)),
  }
}

/** Keeps what stands in a column that the paper has: where no action has an objective, its column would be empty on every page. */
const usedIn = ({ now }: PaperFacts) => {
  const at = HEAD.indexOf(columns.objective)
  const any = actionsIn(now).some(({ objective }) => objective !== '')
  return (_: unknown, column: number): boolean => any || column !== at
}

/** The document's columns that have no field of their own here, as it called them. */
const otherColumns = (aims: readonly AimState[]): string[] => [
  ...new Set(
    aims.flatMap(({ actions }) => actions.flatMap(({ other }) => other.map(({ column }) => column))),
  ),
]

// Where owners differ, the status names each of them: as much room as the action has.
const WIDTHS = [0.13, 0.14, 0.18, 0.1, 0.09, 0.16, 0.2]

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
 * How it runs, once anybody has said; until then the plan's own words. Where owners differ, a line for each of them or for
 * those who say the same, so that it reads back as what each said. A colour that the facts suggest and nobody chose is marked so,
 * as on pages; of what nobody has spoken for, only one that is a judgement. A part counts to the cell's shade in the colour that
 * its owner chose: what the facts suggest against that is words alone.
 */
function statusCell(action: ActionState, plan: PlanState): Cell {
  const { rag } = action.rolledUp
  const said = saidStatus(action, plan)
  const unsaid = action.rolledUp.status === 'not_set'
  const owned = action.deliveries.map((each) => ({ ...each, shownRag: gainsaid(each) ?? each.shownRag }))
  const shade = rollUpOf(owned).rag
  if (!rag || (unsaid && shade === rag && (rag === 'grey' || rag === 'blue'))) return cell(said)
  const chosen = action.deliveries.some(({ shownRag, ragIsSuggested }) => shownRag === rag && !ragIsSuggested)
  const marked = !chosen && rag !== 'grey' && rag !== 'blue'
  const told = chosen && differ(action)
  const colour = told ? '' : `${ragText(rag, plan.rules)}${marked ? ` ${tagWords.suggested}` : ''}`
  const own = shade && shade !== rag ? named(shade, said, plan.rules) : ''
  return { text: [said, own, colour].filter((line) => line !== '').join('\n'), rag: shade ?? undefined }
}

/** A colour by name, unless the words before it name it: no cell is shaded by what it does not say. */
function named(rag: Rag, said: string, rules: RagRules): string {
  const text = ragText(rag, rules)
  const names = [text, RAG_WORDS[rag].name].map((name) => name.toLowerCase())
  return names.some((name) => said.toLowerCase().includes(name)) ? '' : text
}

const chosenRag = ({ shownRag, ragIsSuggested }: DeliveryState) => (ragIsSuggested ? null : shownRag)

/** Whether owners of an action say different things of it: another status, or another colour of their choice. */
const differ = ({ deliveries }: ActionState): boolean =>
  new Set(deliveries.map((each) => `${each.status} ${chosenRag(each)}`)).size > 1

/** What a status cell says without the colour of the whole. */
export function saidStatus(action: ActionState, { rules }: Pick<PlanState, 'rules'>): string {
  const { rolledUp, statusWords, deliveries } = action
  if (rolledUp.status === 'not_set' && !differ(action)) return statusWords
  if (!differ(action)) return STATUS_WORDS[rolledUp.status]
  const told = Map.groupBy(deliveries, (each) => {
    const rag = chosenRag(each)
    return [STATUS_WORDS[each.status], ...(rag ? [ragText(rag, rules)] : [])].join(', ')
  })
  return [...told].map(([said, same]) => words.of(namesOf(same), said)).join('\n')
}

const namesOf = (deliveries: readonly DeliveryState[]): string =>
  [...new Set(deliveries.map(({ owner }) => owner))].join(', ')

/**
 * What owners last said, each by name where there are several, and dates that moved; until then the plan's own words. What
 * the document says of all of them is written once and without their names: it reads back the same.
 */
export function updateText(action: ActionState): string {
  const { deliveries, update } = action
  const alone = deliveries.length === 1
  const forAll = deliveries.filter((each) => isSaidForAll(action, each)).map(({ story }) => story)
  const told = Map.groupBy(
    deliveries.filter((each) => each.story !== '' && !isSaidForAll(action, each)),
    ({ story }) => story,
  )
  const own = [...told].map(([story, same]) => (alone ? story : words.of(namesOf(same), story)))
  const stories = [...new Set(forAll), ...own]
  // What is done, or came to nothing, is expected no more.
  const moved = deliveries.filter(
    ({ baselineDue, forecastDue, status }) =>
      baselineDue && forecastDue && forecastDue > baselineDue && !isOver(status),
  )
  const dates = moved.map(({ owner, forecastDue }) => {
    const day = formatDate(forecastDue ?? '')
    return alone ? words.newDate(day) : words.someNewDate(owner, day)
  })
  return [...(stories.length > 0 ? stories : update === '' ? [] : [update]), ...dates].join('\n')
}

const isOver = (status: DeliveryStatus): boolean => ENDED.includes(status) || status === 'complete_unverified'

/** A file of rows alone has no place for the plan's name and years but in every row; with them it reads back to the same plan. */
function fullData(facts: PaperFacts): Paper['data'] {
  const years = yearsOf(facts.now)
  const others = otherColumns(facts.now.priorities.flatMap(({ aims }) => aims))
  const used = usedIn(facts)
  return {
    head: [
      columns.plan,
      ...years.map(() => columns.years),
      columns.priority,
      columns.ref,
      ...HEAD.filter(used),
      ...others,
    ],
    rows: facts.now.priorities.flatMap((priority) =>
      priority.aims.flatMap((aim) =>
        aimRows(aim, others, facts).map((row) => [
          facts.now.title,
          ...years,
          headingOf(priority),
          aim.ref,
          aim.text,
          ...row.filter(used).flatMap(({ text }, at) => (at === 0 ? [] : [text])),
        ]),
      ),
    ),
  }
}
