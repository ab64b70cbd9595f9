// What parts the cells of a text: tabs, bars, commas, the semicolons of spreadsheets in countries whose decimals have a
// comma, or nothing, where it is no table.
import { headerColumns } from './columns.ts'
import { type Delimiter, delimitedRecords } from './delimited.ts'

const delimiters: readonly Delimiter[] = ['\t', '|', ',', ';']
/** The line by which a spreadsheet tells the next one what parts the cells. */
const note = /^sep=([,;|\t])[ \t]*(?=\n|$)/i
const sampleLetters = 100_000

/**
 * Takes text with "\n" line ends and, where known, its file's name. Returns what parts its cells, null for nothing, and
 * the text without a spreadsheet's own note of it, line for line.
 */
export function delimiterOf(
  source: string,
  fileName: string | undefined,
): { text: string; delimiter: Delimiter | null } {
  const told = note.exec(source)
  const text = told ? source.slice(told[0].length) : source
  const named = delimiters.find((delimiter) => delimiter === told?.[1] && text.includes(delimiter))
  return { text, delimiter: named ?? foundIn(text, fileName) }
}

function foundIn(text: string, fileName: string | undefined): Delimiter | null {
  const present = delimiters.filter((delimiter) => text.includes(delimiter))
  const lines = text.split('\n')
  const withHeader = present.find((delimiter) =>
    lines.some((raw) => headerColumns(roughCells(raw, delimiter))),
  )
  if (withHeader) return withHeader
  if (present.includes('\t')) return '\t'
  const isSheet = fileName?.toLowerCase().endsWith('.csv') ?? false
  const [best] = present
    .filter((delimiter) => delimiter === ',' || delimiter === ';')
    .map((delimiter) => ({ delimiter, ...evenness(text, delimiter) }))
    .sort((a, b) => b.share - a.share || b.width - a.width)
  if (isSheet) return best?.delimiter ?? null
  // Without a word that is known and without a name, only what no prose looks like is a table.
  const plain = best?.delimiter === ';' && best.share === 1 && best.width > 2 && best.rows > 2
  return plain ? best.delimiter : null
}

function roughCells(raw: string, delimiter: Delimiter): string[] {
  if (raw.length > 2000) return []
  return raw.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''))
}

/** How much of the text has rows of the same width, which width that is, and how many rows there are. */
function evenness(text: string, delimiter: Delimiter): { share: number; width: number; rows: number } {
  const sample = text.slice(0, sampleLetters)
  const widths = delimitedRecords(sample, delimiter)
    .filter(({ raw }) => raw.trim() !== '')
    .map(({ cells }) => cells.length)
  const counts = new Map<number, number>()
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [width = 0, count = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  return { share: widths.length === 0 ? 0 : count / widths.length, width, rows: widths.length }
}
