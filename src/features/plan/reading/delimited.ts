// Delimited text into records, in one pass. A cell may be quoted as spreadsheets quote, holding the
// delimiter and line ends; a quotation mark that is not closed properly is an ordinary character, so
// that no words are swallowed. Time is linear: a failed quotation ends at the next lone mark.

export type Delimiter = '\t' | ',' | ';' | '|'
export type DelimitedRecord = { line: number; raw: string; cells: string[] }

type Cell = { value: string; end: number }

/** Takes text with "\n" line ends. Returns every record, empty ones included, with its first line's number. */
export function delimitedRecords(text: string, delimiter: Delimiter): DelimitedRecord[] {
  const records: DelimitedRecord[] = []
  let at = 0
  let line = 1
  let quotesClose = true
  while (at < text.length) {
    const start = at
    const cells: string[] = []
    for (;;) {
      let cell: Cell | null = null
      if (text[at] === '"' && quotesClose) {
        const quoted = quotedCell(text, at, delimiter)
        if (quoted === 'unclosed') quotesClose = false
        else cell = quoted
      }
      cell ??= plainCell(text, at, delimiter)
      cells.push(cell.value)
      at = cell.end
      if (text[at] !== delimiter) break
      at += 1
    }
    const raw = text.slice(start, at)
    records.push({ line, raw, cells })
    line += 1 + count(raw, '\n')
    at += 1
  }
  return records
}

function plainCell(text: string, start: number, delimiter: Delimiter): Cell {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1
  return { value: text.slice(start, end), end }
}

function quotedCell(text: string, start: number, delimiter: Delimiter): Cell | null | 'unclosed' {
  let at = start + 1
  for (;;) {
    const mark = text.indexOf('"', at)
    if (mark < 0) return 'unclosed'
    const next = text[mark + 1]
    if (next === '"') {
      at = mark + 2
      continue
    }
    if (next !== undefined && next !== delimiter && next !== '\n') return null
    return { value: text.slice(start + 1, mark).replaceAll('""', '"'), end: mark + 1 }
  }
}

function count(text: string, character: string): number {
  let found = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1
  return found
}
