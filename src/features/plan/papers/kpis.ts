// The measures that prove the plan's actions: this quarter's figure, the one before, and which way it went. Pure.
import { addQuarters, compareQuarters, quarterLabel, quarterOf } from '../../../platform/calendar/quarters.ts'
import { type History, valueText } from '../../insight/index.ts'
import { quarterKey } from '../running/quarter-name.ts'
import { actionsIn } from '../running/plan-state.ts'
import { coveredBy, type PaperFacts } from './facts.ts'
import { paperWords as words } from './messages.en.ts'
import type { Period } from './period.ts'
import { type Cell, cell, type TableBlock } from './paper.ts'

type Way = keyof typeof words.way

/** The table of measures, or null where no action is tied to one that has figures. */
export function measuresTable(facts: PaperFacts): TableBlock | null {
  const { now, histories, kept } = facts
  const { from, to: last } = coveredBy(facts)
  // A round that runs has figures up to today's quarter.
  const present = quarterOf(now.today)
  const to = compareQuarters(last, present) > 0 ? present : last
  const keys = new Set(actionsIn(now).flatMap(({ measures }) => measures.map(({ key }) => key)))
  // A frozen quarter's figures are those of its record: what is counted today may differ.
  const all = kept
    ? new Map(kept.measures.map((each) => [each.key, { measure: each, figures: each.figures }]))
    : new Map([...histories].map(([key, each]) => [key, figuresOf(each)]))
  const known = [...keys].flatMap((key) => all.get(key) ?? [])
  if (known.length === 0) return null
  const rows = known.map((history) => rowOf(history, { from, to }, refsOf(now, history.measure.key)))
  // A figure is a quarter's: beside a round of several, which quarter each is of.
  const heads =
    compareQuarters(from, last) === 0
      ? [words.now, words.last('quarter')]
      : [quarterLabel(to), quarterLabel(addQuarters(from, -1))]
  return {
    kind: 'table',
    caption: words.measures,
    head: [words.columns.measure, words.columns.ref, ...heads, words.columns.direction],
    widths: [0.4, 0.12, 0.15, 0.15, 0.18],
    rowHeads: true,
    rows: rows.map(({ cells }) => cells),
    series: rows.map(({ series }) => series),
  }
}

const refsOf = (plan: PaperFacts['now'], key: string): string =>
  actionsIn(plan)
    .filter(({ measures }) => measures.some((tied) => tied.key === key))
    .map(({ ref }) => ref)
    .join(', ')

type Shown = {
  measure: Pick<History['measure'], 'key' | 'name' | 'shape' | 'unit' | 'decimals' | 'better'>
  figures: readonly { quarter: string; value: number | null }[]
}

const figuresOf = ({ measure, figures }: History): Shown => ({
  measure,
  figures: figures.map(({ period, value }) => ({ quarter: period.key, value })),
})

function rowOf({ measure, figures }: Shown, { from, to }: Pick<Period, 'from' | 'to'>, refs: string) {
  const upTo = figures.filter((each) => each.quarter <= quarterKey(to))
  const present = upTo.find((each) => each.quarter === quarterKey(to))
  const before = upTo.findLast((each) => each.quarter < quarterKey(from))
  const text = (value: number | null | undefined) => valueText(measure, value ?? null) ?? words.noFigure
  const cells: Cell[] = [
    cell(measure.name),
    cell(refs),
    cell(text(present?.value)),
    cell(text(before?.value)),
    cell(directionText(measure.better, before?.value ?? null, present?.value ?? null)),
  ]
  return { cells, series: upTo.map(({ value }) => value) }
}

/** "↑ Up, better": with words, as an arrow alone is read out by nobody. Better or worse only where the measure says which way is. */
export function directionText(
  better: 'more' | 'fewer' | 'neither',
  before: number | null,
  present: number | null,
): string {
  const way = wayOf(before, present)
  if (better === 'neither' || way === 'same' || way === 'unknown') return words.way[way]
  const judged = (way === 'up') === (better === 'more') ? 'better' : 'worse'
  return `${words.way[way]}, ${words.judged[judged]}`
}

function wayOf(before: number | null, present: number | null): Way {
  if (before === null || present === null) return 'unknown'
  if (before === present) return 'same'
  return present > before ? 'up' : 'down'
}
