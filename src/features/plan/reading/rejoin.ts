// A table pasted as text, whose cells hold line breaks that nothing quotes: its rows come in pieces, each cut inside a cell.
import type { DelimitedRecord } from './delimited.ts'

const piecesMax = 40

/**
 * Takes records and what tells a header. Returns the records with pieces put together, a line break where they were cut;
 * the records as they are unless every row under the header then has exactly the header's width and some row had it before.
 */
export function rejoined(
  records: readonly DelimitedRecord[],
  isHeader: (record: DelimitedRecord) => boolean,
): readonly DelimitedRecord[] {
  const whole: DelimitedRecord[] = []
  let width = 0
  let full = 0
  let joins = 0
  for (let at = 0; at < records.length; at += 1) {
    const record = records[at]
    if (!record) break
    if (record.cells.length > 1 && isHeader(record)) width = record.cells.length
    else if (width > 0 && record.cells.length > 1) {
      if (record.cells.length > width) return records
      const count = record.cells.length < width ? piecesFrom(records, at, width) : 1
      if (count === 0) return records
      if (count === 1) full += 1
      else {
        joins += 1
        whole.push(joined(records.slice(at, at + count)))
        at += count - 1
        continue
      }
    }
    whole.push(record)
  }
  return joins > 0 && full > 0 ? whole : records
}

/** How many records from here make up one row of this width; 0 where none do. */
function piecesFrom(records: readonly DelimitedRecord[], at: number, width: number): number {
  let cells = records[at]?.cells.length ?? 0
  for (let count = 1; count < piecesMax; count += 1) {
    const before = records[at + count - 1]?.cells.at(-1)?.trim() ?? ''
    const next = records[at + count]
    if (!next || before === '' || next.cells[0]?.trim() === '') return 0
    cells += next.cells.length - 1
    if (cells > width) return 0
    if (cells === width) return count + 1
  }
  return 0
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
