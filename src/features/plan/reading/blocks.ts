// The seam between a source and a plan: whatever the format, it becomes paragraphs and table rows, in
// order, each with its line. Another format needs only a function that returns blocks.
import { type Column, hasWord, headerColumns } from './columns.ts'
import { type DelimitedRecord, type Delimiter, delimitedRecords } from './delimited.ts'
import { delimiterOf } from './delimiter.ts'
import { isHeading } from './headings.ts'
import { rejoined } from './rejoin.ts'
import { isSign } from './status.ts'
import { isYearBand } from './year-bands.ts'

/** What its program hides of a source, and where, in words of the format. */
export type Unseen = { code: 'hidden-rows' | 'hidden-columns' | 'hidden-sheet'; about: string }

export type Paragraph = {
  kind: 'paragraph'
  line: number
  text: string
  indented: boolean
  /** 1 to 6 where the format itself says that this is a heading of that level; its title style is 0. */
  heading?: number
  /** Counted from 1 where it is an item of a list: how deep the list lies in others. */
  level?: number
  /** Words that are no part of the plan's outline, whatever they look like. */
  loose?: boolean
  /** A note pinned to the row before it: it parts no table. */
  beside?: boolean
  /** It is the name of a sheet, which is a title only where the document has no other. */
  sheetName?: boolean
  /** The sheet that it stands in, where other sheets only choose from that one. */
  lookup?: string
  /** Where it stands, in words of the format: "page 3", "Sheet 'Plan', row 7". */
  where?: string
  /** Of the part that begins here. */
  unseen?: readonly Unseen[]
}
export type TableRow = {
  kind: 'row'
  line: number
  cells: string[]
  /** Which table of the source, counted from 1: a new number is a new table. Absent in plain text. */
  table?: number
  /** The format itself marks this row as a header that repeats on every page. */
  header?: boolean
  /** For each cell, whether it only continues a merged one, and which way; its own text is then ''. */
  merged?: (null | 'above' | 'left')[]
  /** For each cell, its background as "#rrggbb", or null where it has none or white. */
  fills?: (string | null)[]
  /** The row of years that stood over this header. */
  over?: Pick<TableRow, 'line' | 'cells'>
  /** How deep it stands under rows above it, where the format says so: 0 is under none. */
  depth?: number
  /** Where it ends in the source, if that is below `line`. */
  lastLine?: number
  /** Nothing stands in it but one cell, where the rows around it say more. */
  alone?: boolean
  /** It is the first of its table on a page, after others of the same table. */
  newPage?: boolean
  /** Words of two cells stand so close in the source that they may have been joined or parted wrongly. */
  close?: boolean
  /** It stood as an item of a list, or as a form (`form`): what each of its cells is, and the titles that it named itself. */
  item?: { columns: Column[]; titles: string[]; labels: { line: number; text: string }[]; form?: boolean }
  where?: string
  unseen?: readonly Unseen[]
}
export type Block = Paragraph | TableRow

/** Text of a .txt, .tsv or .csv file, or pasted from a document or spreadsheet, as blocks; wordless lines are left out. */
export function textBlocks(source: string, fileName?: string): Block[] {
  const { text, delimiter } = delimiterOf(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), fileName)
  if (!delimiter) return text.split('\n').flatMap((raw, at) => paragraph(at + 1, raw))
  const records = delimitedRecords(text, delimiter)
  if (delimiter === '\t') {
    const whole = rejoined(records, (record) => headerColumns(record.cells) !== null)
    return whole.flatMap((record) => rowOrParagraphs(record, record.cells))
  }
  if (delimiter === '|') return records.flatMap((record) => rowOrParagraphs(record, withoutEdges(record)))
  return commaBlocks(records, delimiter)
}

/** Commas also stand in ordinary sentences: what comes before the first header, and headings, are paragraphs. */
function commaBlocks(records: readonly DelimitedRecord[], delimiter: Delimiter): Block[] {
  const header = records.findIndex((record) => headerColumns(record.cells))
  const columns = records[header]?.cells.filter(hasWord).length ?? 0
  return records.flatMap((record, at) => {
    const filled = record.cells.filter(hasWord)
    const whole = filled.length === 1 ? (filled[0] ?? '') : withoutTrailing(record.raw, delimiter)
    const band = at === header - 1 && isYearBand(record.cells, records[header]?.cells ?? [])
    const prose = (at < header && !band) || (isHeading(whole.trim()) && !isFilledRow(filled, columns))
    return prose ? lines(record.line, whole) : rowOrParagraphs(record, record.cells)
  })
}

// "Aim 1: Trust,Repair lights,Council,June" is a row whose first cell is an aim; "Aim 1: Trust, hope and care" is a heading
// with commas of its own, which have a space after them.
const isFilledRow = (filled: readonly string[], columns: number): boolean =>
  filled.length >= Math.max(3, columns) ||
  (filled.length > 1 && filled.slice(1).some((cell) => /^\S/.test(cell)))

function rowOrParagraphs(record: DelimitedRecord, cells: readonly string[]): Block[] {
  // Quotes around the whole of a line are the file's; within it, the writer's.
  const quoted = record.raw.includes('\n') || /^\s*".*"\s*$/.test(record.raw)
  if (record.cells.length === 1) return lines(record.line, quoted ? (cells[0] ?? '') : record.raw)
  if (!cells.some(hasWord)) return []
  return [{ kind: 'row', line: record.line, cells: withoutEmptyEnd(cells.map((cell) => cell.trim())) }]
}

/** Spreadsheets pad their rows with empty cells, sometimes by the thousand. */
function withoutEmptyEnd(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => hasWord(cell) || isSign(cell)) + 1)
}

function lines(first: number, text: string): Block[] {
  return text.split('\n').flatMap((raw, at) => paragraph(first + at, raw))
}

function paragraph(line: number, raw: string): Block[] {
  if (!hasWord(raw)) return []
  const marked = /^(#{1,6}) +/.exec(raw)
  if (marked) {
    const text = raw.slice(marked[0].length).trim()
    return [{ kind: 'paragraph', line, text, indented: false, heading: marked[1]?.length ?? 1 }]
  }
  return [{ kind: 'paragraph', line, text: raw.trim(), indented: /^\s/.test(raw) }]
}

function withoutEdges(record: DelimitedRecord): string[] {
  const { cells } = record
  const from = cells.length > 1 && cells[0]?.trim() === '' ? 1 : 0
  const to = cells.length > 2 && cells.at(-1)?.trim() === '' ? cells.length - 1 : cells.length
  return cells.slice(from, to)
}

function withoutTrailing(raw: string, delimiter: Delimiter): string {
  let end = raw.length
  while (end > 0 && (raw[end - 1] === delimiter || raw[end - 1] === ' ')) end -= 1
  return raw.slice(0, end)
}
