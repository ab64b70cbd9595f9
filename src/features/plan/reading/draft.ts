// The plan while it is being read: what build.ts adds to, block by block.
import type { TableRow } from './blocks.ts'
import type { Column, ColumnsSaid } from './columns.ts'
import type { DateOrder } from './date-order.ts'
import type { Outline } from './outline.ts'
import type { RowWords } from './derive.ts'
import { columnsByPlace } from './untitled.ts'
import type { PlanRead, ReadHeader, ReadPriority, ReadRow, RowFlag, WarningCode } from './read-plan.schema.ts'

export type DraftRow = {
  words: RowWords
  other: ReadRow['other']
  flags: RowFlag[]
  source: ReadRow['source']
  /** What a cell that is merged with the one above shares with it: for deriving only, the words stand once. */
  shared: Partial<RowWords>
  /** The words as they would stand one column over, where the row is shifted. */
  shifted: RowWords | null
  /** The background that may say how it goes, as "#rrggbb". */
  paint: string | null
  /** The colours of earlier quarters. */
  earlier: NonNullable<ReadRow['derived']['earlier']>
  /** Its time frame is when it begins and no more. */
  startOnly: boolean
  /** It was a form, which names itself what its parts are. */
  form: boolean
  /** Its time frame is of ticked columns to which the plan gives the year, or of which nobody can tell the year. */
  year: 'of-plan' | 'unknown' | null
}
export type DraftAim = {
  ref: string
  text: string
  rows: DraftRow[]
  /** A heading over a table opened it, so that the numbers in the table are its rows' own. */
  heading: boolean
}
export type DraftPriority = Omit<ReadPriority, 'aims'> & { aims: DraftAim[]; byRef: Map<string, DraftAim> }

export type Draft = {
  title: string
  period: PlanRead['period']
  /** How the document writes days. */
  order: DateOrder
  priorities: DraftPriority[]
  headers: ReadHeader[]
  unplaced: PlanRead['unplaced']
  warnings: PlanRead['warnings']
  /** What the columns are taken to be above the first header row, or where there is none. */
  guess: Column[]
  /** Somebody said what the columns are by where they stand: that is the guess, and none. */
  byPlace: boolean
  /** What somebody said of columns. */
  said: ColumnsSaid
  /** Which paragraphs open a priority or an aim. */
  outline: Outline
  /** The tables that were headed so, by their titles: where the first stood, their rows, and those that say what is done. */
  tables: Map<string, { line: number; titles: string[]; rows: number; acting: number }>
  /** Where the reader stands. */
  at: {
    priority: DraftPriority | null
    aim: DraftAim | null
    /** The part stands apart from the priorities that its rows may name. */
    apart: boolean
    row: DraftRow | null
    /** The row above in the table, whatever it stands under: what merged cells share with. */
    above: DraftRow | null
    columns: Column[] | null
    titles: string[]
    /** The row that gave them. */
    header: TableRow | null
    /** The aims of this table begin with a number that has a letter: "P1 Children know ...". */
    lettered: boolean
    /** Its columns say who is responsible, accountable, consulted and informed. */
    raci: boolean
    /** The block before this one was a header row. */
    afterHeader: boolean
    /** A header or a page number came between the last row and this block. */
    pageBroken: boolean
    /** The objective that the rows stand under, and whether one of them holds its words. */
    band: { text: string; line: number; used: boolean } | null
    /** What a paragraph without a mark of its own continues, and the line it would follow. */
    open: { kind: 'core' | 'link'; line: number } | null
  }
}

export function emptyDraft(said: ColumnsSaid = {}): Draft {
  return {
    title: '',
    period: null,
    order: 'day-first',
    priorities: [],
    headers: [],
    unplaced: [],
    warnings: [],
    guess: columnsByPlace(said) ?? [],
    byPlace: columnsByPlace(said) !== null,
    said,
    outline: new Map(),
    tables: new Map(),
    at: {
      priority: null,
      aim: null,
      apart: false,
      row: null,
      above: null,
      columns: null,
      titles: [],
      header: null,
      lettered: false,
      raci: false,
      afterHeader: false,
      pageBroken: false,
      band: null,
      open: null,
    },
  }
}

export function startPriority(
  draft: Draft,
  number: number | null,
  heading: string,
  title: string,
): DraftPriority {
  const priority = {
    number,
    heading,
    title,
    coreObjectives: [],
    objectiveSources: [],
    links: [],
    aims: [],
    byRef: new Map(),
  }
  draft.priorities.push(priority)
  draft.at = { ...draft.at, priority, aim: null, apart: false, row: null, pageBroken: false, open: null }
  return priority
}

/** Adds a core objective and where it stood: the two lists always go together. */
export function addObjective(
  priority: Pick<ReadPriority, 'coreObjectives' | 'objectiveSources'>,
  text: string,
  line: number,
): void {
  priority.coreObjectives.push(text)
  priority.objectiveSources.push({ line, lastLine: line })
}

export function startAim(draft: Draft, priority: DraftPriority, ref: string, text: string): DraftAim {
  const aim: DraftAim = { ref, text, rows: [], heading: false }
  priority.aims.push(aim)
  if (ref !== '' && !priority.byRef.has(ref)) priority.byRef.set(ref, aim)
  draft.at.aim = aim
  draft.at.row = null
  return aim
}

export function warn(draft: Draft, code: WarningCode, line: number | null, about: string): void {
  draft.warnings.push({ code, line, about })
}

/** Where in the plan we are, in the plan's own words, for somebody who has to place a line by hand. */
export function near(draft: Draft): string {
  const { aim, priority } = draft.at
  return aim?.ref || aim?.text.slice(0, 80) || priority?.heading || draft.title
}
