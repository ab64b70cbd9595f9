// A table pasted as text, whose cells hold line breaks that nothing quotes: its rows come in pieces, each cut inside a cell.
import { hasWord } from './columns.ts'
import type { DelimitedRecord } from './delimited.ts'
import { isHeading } from './headings.ts'

const piecesMax = 40

/**
 * Takes records and what tells a header. Returns the records with pieces put together, a line break where they were cut.
 * Where tabs at the end of a line were kept, a row that is too short is a piece; where none were, it may as well have lost
 * its empty cells, and pieces are only put together where all rows then have exactly the header's width and some had it before.
 */
export function rejoined(
  records: readonly DelimitedRecord[],
  isHeader: (record: DelimitedRecord) => boolean,
): readonly DelimitedRecord[] {
  const kept = records.some(({ cells }) => cells.length > 2 && !hasWord(cells.at(-1) ?? ''))
  return withLoneLines(withWholeRows(records, isHeader, kept), isHeader)
}

function withWholeRows(
  records: readonly DelimitedRecord[],
  isHeader: (record: DelimitedRecord) => boolean,
  kept: boolean,
): readonly DelimitedRecord[] {
  const usual = usualWidth(records)
  const whole: DelimitedRecord[] = []
  let width = 0
  let full = 0
  let joins = 0
  for (let at = 0; at < records.length; at += 1) {
    const record = records[at]
    if (!record) break
    const header = record.cells.length > 1 && isHeader(record)
    if (header) width = Math.max(usual, record.cells.length)
    const isRow = width > 0 && record.cells.length > 1
    const wide = record.cells.length > width
    if (isRow && wide && !kept) return records
    const count = isRow && !wide && record.cells.length < width ? piecesFrom(records, at, width, kept) : 1
    if (count === 0 && header) width = record.cells.length
    else if (count === 0 && !kept) return records
    if (isRow && count === 1 && !header) full += 1
    if (count > 1) {
      joins += 1
      whole.push(joined(records.slice(at, at + count)))
      at += count - 1
    } else whole.push(record)
  }
  return joins > 0 && full > 0 ? whole : records
}

/** The width that more rows have than any other. */
function usualWidth(records: readonly DelimitedRecord[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of records)
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** How many records from here make up one row of this width; 0 where none do. */
function piecesFrom(records: readonly DelimitedRecord[], at: number, width: number, kept: boolean): number {
  let cells = records[at]?.cells.length ?? 0
  for (let count = 1; count < piecesMax; count += 1) {
    const before = records[at + count - 1]?.cells ?? []
    const next = records[at + count]
    if (!next) return 0
    const blank = !hasWord(before.at(-1) ?? '') || !hasWord(next.cells[0] ?? '')
    // An empty line, or one that begins or ends with an empty cell, is inside a cell only where no tab can be missing.
    if (blank && !kept) return 0
    cells += next.cells.length - 1
    if (cells > width) return 0
    if (cells === width) return count + 1
  }
  return 0
}

/**
 * Lines without any tab: the rest of the last cell above, or the start of the first cell below, where their words say so.
 * Others are headings and prose between the rows.
 */
function withLoneLines(
  records: readonly DelimitedRecord[],
  isHeader: (record: DelimitedRecord) => boolean,
): readonly DelimitedRecord[] {
  const whole: DelimitedRecord[] = []
  const lastRow = records.findLastIndex(({ cells }) => cells.length > 1)
  let inTable = false
  for (const [at, record] of records.entries()) {
    const above = whole.at(-1)
    inTable ||= record.cells.length > 1 && isHeader(record)
    if (!inTable || !above) whole.push(record)
    else if (record.cells.length === 1 && endsCell(record, above, isHeader, at > lastRow)) {
      whole[whole.length - 1] = joined([above, record])
    } else if (record.cells.length > 1 && at > 0 && startedAbove(record, whole)) {
      whole[whole.length - 1] = joined([above, record])
    } else whole.push(record)
  }
  return whole
}

const goesOn = /^(?:\p{Ll}|[•●▪◦–&(]|[-*] )/u

function endsCell(
  { cells: [line = ''] }: DelimitedRecord,
  { cells }: DelimitedRecord,
  isHeader: (record: DelimitedRecord) => boolean,
  isBelowAll: boolean,
): boolean {
  const last = cells.at(-1) ?? ''
  if (cells.length < 2 || !hasWord(last) || !hasWord(line) || isHeading(line.trim())) return false
  // "* as measured by the police" explains a star above it, and is of no cell.
  if (isBelowAll && /^[*†‡] ?\p{L}/u.test(line.trim())) return false
  if (isHeader({ line: 0, raw: '', cells })) return line.trim().startsWith('(')
  // A sentence below the last row is more likely a note under the table than the end of its last cell.
  return goesOn.test(line.trim()) || (!isBelowAll && /[.;!?]$/.test(line.trim()))
}

/** "Visit schools" over "and clubs | Police | Q2", next to a row or a header above. */
function startedAbove({ cells: [first = ''] }: DelimitedRecord, whole: readonly DelimitedRecord[]): boolean {
  const [over, above] = whole.slice(-2)
  const line = above?.cells.length === 1 ? (above.cells[0] ?? '') : ''
  if (!over || over.cells.length < 2 || !hasWord(line) || !hasWord(first) || isHeading(line.trim()))
    return false
  return goesOn.test(first.trim()) || /(?:[,&/]| (?:and|or|of|the|with|for|to))$/i.test(line.trim())
}

function joined(pieces: readonly DelimitedRecord[]): DelimitedRecord {
  const cells: string[] = []
  for (const piece of pieces) {
    const [first = '', ...rest] = piece.cells
    const open = cells.pop()
    cells.push(open === undefined ? first : `${open}\n${first}`, ...rest)
  }
  return { line: pieces[0]?.line ?? 1, raw: pieces.map(({ raw }) => raw).join('\n'), cells }
}
