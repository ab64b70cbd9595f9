// How a table's columns are called: a header may stand in two lines ("Timescale" over "Start" and "Finish"). Pure.
import { hasWord } from '../reading/columns.ts'
import type { ReadHeader } from '../reading/read-plan.schema.ts'

type Head = Pick<ReadHeader, 'line' | 'cells'> & { kind: string }

/** The lines of the header over a line of the document, the topmost first: the last one read, and those right above it. */
function headAbove(headers: readonly Head[], line: number): Head[] {
  const known = headers.filter((header) => header.kind === 'columns' && header.line <= line)
  const first = known.findLastIndex((header, at) => known[at - 1]?.line !== header.line - 1)
  return first < 0 ? [] : known.slice(first)
}

/** The titles over a line, column by column, each once: "Timescale: Start". Blank where no line of the header says one. */
export function titlesAt(headers: readonly Head[], line: number): string[] {
  const lines = headAbove(headers, line)
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, column) => {
    const words = lines.map(({ cells }) => (cells[column] ?? '').trim()).filter(hasWord)
    return [...new Set(words)].join(': ')
  })
}
