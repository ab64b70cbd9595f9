// A paper for a board, as data: what it says and in which order. Builders make it from the plan; one renderer for each
// format writes it down. Nothing here knows of Word, PDF or pages. Pure.
import type { Day } from '../../../platform/calendar/london.ts'
import type { Rag } from '../running/delivery.ts'

export const PAPER_KINDS = ['highlight', 'exception', 'full'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** `rag` shades a cell whose words already name the colour: shading is never the only sign. */
export type Cell = {
  text: string
  rag?: Rag | undefined
  /** The same as the cell above it: written once where cells can be merged, again where rows are sorted and filtered. */
  again?: boolean | undefined
}

export type TableBlock = {
  kind: 'table'
  caption: string
  head: readonly string[]
  /** Shares of the page's width, one for each column; together 1. */
  widths: readonly number[]
  rows: readonly (readonly Cell[])[]
  /** The first cell of each row is its heading. */
  rowHeads: boolean
  /** Small type, for many narrow columns. */
  small?: boolean | undefined
  /** A course of figures for each row, drawn beside it where the format can; the same figures stand in the cells. */
  series?: readonly (readonly (number | null)[])[] | undefined
}

export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | TableBlock

/** A run of pages held one way. */
export type Section = { landscape: boolean; blocks: readonly Block[] }

export type Paper = {
  kind: PaperKind
  title: string
  /** Of whom and when: "Q2 2026/27, as it stands on 30 September 2026". */
  subtitle: string
  /** Protective marking, at the head and foot of every page; '' for none. */
  marking: string
  /** The day that it speaks of. */
  date: Day
  sections: readonly Section[]
  /** In a spreadsheet what stands over a table is on its sheet, and nothing is there twice: so the whole reads back. */
  readsBack?: boolean | undefined
  /** The paper as one table, for who wants to sort and count. */
  data: { head: readonly string[]; rows: readonly (readonly string[])[] }
}

export const cell = (text: string): Cell => ({ text })

/** Every block of a paper, in order. */
export const blocksOf = (paper: Paper): Block[] => paper.sections.flatMap(({ blocks }) => blocks)

/** Every table of a paper, in order. */
export const tablesOf = (paper: Paper): TableBlock[] =>
  blocksOf(paper).filter((block): block is TableBlock => block.kind === 'table')

/** Cuts a text at a word where it is longer than `max`, saying so with an ellipsis. */
export function shorten(text: string, max = 160): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= max) return line
  const cut = line.slice(0, max - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[,;:.\s]+$/, '')}…`
}
