// Rows that several papers share: parts of one action with the same to say become one row with all its owners. Pure.
import { formatShortDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { Rag } from '../running/delivery.ts'
import { RAG_WORDS, ragName, reasonText, STATUS_WORDS, tagWords } from '../running/messages.en.ts'
import type { ActionState, DeliveryState } from '../running/plan-state.ts'
import type { RagRules } from '../running/rules.ts'
import { type Part } from './facts.ts'
import { paperWords as words } from './messages.en.ts'
import { ownersOf } from './owners.ts'
import { type Cell, cell, shorten, type TableBlock } from './paper.ts'

/** A column of a table of parts: its head, its share of the width, and what stands in it. */
export type Column = { head: string; width: number; of: (part: Part) => Cell }

export const dayText = (day: Day | null): string => (day ? formatShortDate(day) : words.noDate)

/** What an action is called in a row: its own words, cut where they are long. */
export const actionText = ({ action, objective }: ActionState, max?: number): string =>
  shorten(action || objective, max)

/** A colour by the plan's own name for it and, where that is another word, the colour too. */
export const ragText = (rag: Rag | null, rules: RagRules): string =>
  rag ? words.rated(ragName(rag, rules), RAG_WORDS[rag].name) : ragName(null)

export const ragCell = (rag: Rag | null, rules: RagRules): Cell => ({
  text: ragText(rag, rules),
  rag: rag ?? undefined,
})

/** The colour that an owner chose and that the facts gainsay: the one to show is then only suggested. */
export const gainsaid = ({ progressRag, shownRag, ragIsSuggested, status }: DeliveryState): Rag | null =>
  ragIsSuggested && status !== 'complete' && progressRag !== shownRag ? progressRag : null

/** How a part is rated: in its owner's colour, where they chose one, and what the facts suggest against it in words alone. */
export function ratingCell(delivery: DeliveryState, rules: RagRules): Cell {
  const own = gainsaid(delivery)
  if (!own) return ragCell(delivery.shownRag, rules)
  const against = `${ragText(delivery.shownRag, rules)} ${tagWords.suggested}`
  return { text: `${ragText(own, rules)}\n${against}`, rag: own }
}

export const statusText = ({ status }: Pick<DeliveryState, 'status'>): string => STATUS_WORDS[status]

/**
 * Why a part has its colour: what its owner says where they chose it; that the plan's own document said so, where the colour came
 * with it; else what the facts say.
 */
export function whyOf({ action, delivery }: Part, measureName: (key: string) => string): string {
  const { ragIsSuggested, progressReason, suggestion, shownRag, reportedQuarter, cause } = delivery
  if (!ragIsSuggested && shownRag) {
    if (progressReason) return progressReason
    const { name } = RAG_WORDS[shownRag]
    if (reportedQuarter === null) return words.inDocument(name, otherThan(name, action.statusWords))
    return words.ownerSays(name, cause ?? '')
  }
  return suggestion.reasons.map((reason) => reasonText(reason, measureName)).join(' ')
}

/** The document's words for it, unless they only name the colour. */
const otherThan = (colour: string, statusWords: string): string =>
  statusWords.trim().toLowerCase() === colour.toLowerCase() ? '' : shorten(statusWords.trim(), SAID_MAX)
const SAID_MAX = 120

/**
 * A table of parts: one row for each action and each different thing said of it, with everybody of whom it is said.
 * The first two columns are the action, the third its owners; `columns` follow.
 */
export function partsTable(
  caption: string,
  parts: readonly Part[],
  columns: readonly Column[],
  { withLeads, actionWidth }: { withLeads: boolean; actionWidth: number },
): TableBlock {
  const rows = parts.map((part) => ({ part, cells: columns.map(({ of }) => of(part)) }))
  const alike = Map.groupBy(
    rows,
    ({ part, cells }) => `${part.action.id} ${JSON.stringify(cells.map(({ text }) => text))}`,
  )
  const ownerWidth = 1 - 0.07 - actionWidth - columns.reduce((sum, { width }) => sum + width, 0)
  return {
    kind: 'table',
    caption,
    head: [words.columns.ref, words.columns.action, words.columns.owner, ...columns.map(({ head }) => head)],
    widths: [0.07, actionWidth, ownerWidth, ...columns.map(({ width }) => width)],
    rowHeads: true,
    rows: [...alike.values()].flatMap((same) => {
      const [first] = same
      if (!first) return []
      const { action } = first.part
      const owners = ownersOf(
        same.map(({ part }) => part.delivery),
        withLeads,
      )
      return [[cell(action.ref), cell(actionText(action)), cell(owners), ...first.cells]]
    }),
  }
}
