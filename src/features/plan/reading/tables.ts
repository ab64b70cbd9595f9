// Tables before they are read: what is a heading in the shape of a row, a form of one action, or no plan at all.
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { type ColumnsSaid, hasWord, headerColumns, titleOf } from './columns.ts'
import { titleKind } from './column-titles.ts'
import { isHeading } from './headings.ts'

/** The level of a heading that is a row as wide as its table: under every heading between tables. */
const ROW_HEADING = 9
const headingLettersMax = 300

/** Takes blocks as their format gave them. Returns blocks in which every row is a row of a plan's table. */
export function plainTables(blocks: readonly Block[], said: ColumnsSaid): Block[] {
  return withoutOtherTables(withCardsAsRows(withLoneCellsAsParagraphs(blocks, said)), said)
}

const header = (row: TableRow, said: ColumnsSaid) =>
  headerColumns(row.cells, { said, marked: row.header ?? false })

/** A heading that a spreadsheet or a merged cell left in a row of its own. */
function withLoneCellsAsParagraphs(source: readonly Block[], said: ColumnsSaid): Block[] {
  let inTable = false
  let table: number | undefined
  return source.map((block): Block => {
    if (block.kind === 'paragraph') return block
    if (block.table !== table) inTable = false
    table = block.table
    const filled = block.cells.filter(hasWord)
    const text = filled[0] ?? ''
    const wide = isWide(block)
    if (filled.length === 1 && text.length <= headingLettersMax && (!inTable || wide || isHeading(text))) {
      return {
        kind: 'paragraph',
        line: block.line,
        text,
        indented: false,
        ...(wide ? { heading: ROW_HEADING } : {}),
      }
    }
    inTable ||= filled.length > 1 || header(block, said) !== null
    return block
  })
}

/** One cell merged over the whole width. */
const isWide = ({ cells, merged }: TableRow): boolean =>
  merged !== undefined &&
  cells.length > 2 &&
  merged.filter((way) => way === 'left').length >= cells.length - 1

/** A form for each action ("Action | ...", "Lead | ...") is a header and a row. */
function withCardsAsRows(blocks: readonly Block[]): Block[] {
  return runs(blocks).flatMap((run) => {
    const rows = run.filter((block): block is TableRow => block.kind === 'row')
    if (rows.length !== run.length || !areCards(rows)) return run
    return cards(rows).flatMap((card): Block[] => {
      const [first] = card
      if (!first) return []
      const { line, table } = first
      const place = { kind: 'row' as const, line, ...(table === undefined ? {} : { table }) }
      const column = (at: number) => card.map(({ cells }) => cells[at] ?? '')
      const fills = card.map((row) => row.fills?.[1] ?? null)
      return [
        { ...place, cells: column(0), header: true },
        { ...place, line: card.at(-1)?.line ?? line, cells: column(1), fills },
      ]
    })
  })
}

function areCards(rows: readonly TableRow[]): boolean {
  if (rows.length < 3 || rows.some(({ cells }) => cells.length > 2)) return false
  const kinds = rows.map(({ cells }) => titleKind(titleOf(cells[0] ?? ''))?.kind)
  const known = kinds.filter((kind) => kind !== undefined)
  return known.length >= rows.length * 0.6 && kinds.includes('action') && new Set(known).size >= 3
}

/** A title that comes again begins the next card. */
function cards(rows: readonly TableRow[]): TableRow[][] {
  const all: TableRow[][] = []
  let seen = new Set<string>()
  for (const row of rows) {
    const title = titleOf(row.cells[0] ?? '')
    if (seen.has(title) || all.length === 0) {
      all.push([])
      seen = new Set()
    }
    seen.add(title)
    all.at(-1)?.push(row)
  }
  return all
}

/** A key to the colours, a list of contacts or of versions beside a plan's own tables: words, and no rows of the plan. */
function withoutOtherTables(blocks: readonly Block[], said: ColumnsSaid): Block[] {
  const all = runs(blocks)
  if (!all.some((run) => headerIn(run, said))) return [...blocks]
  let width = 0
  let plan: number | undefined
  return all.flatMap((run): Block[] => {
    const [first] = run
    if (first?.kind !== 'row' || first.table === undefined) return run
    const own = headerIn(run, said)
    const across = Math.max(...run.map((block) => (block.kind === 'row' ? block.cells.length : 0)))
    if (own) {
      width = across
      plan = first.table
    }
    // A table that a page cut in two has no header in its second half, and as many columns.
    if (own || first.table === plan || across === width) return run
    return run.map((block) => (block.kind === 'row' ? asWords(block) : block))
  })
}

const headerIn = (run: readonly Block[], said: ColumnsSaid): boolean =>
  run.some((block) => block.kind === 'row' && header(block, said) !== null)

const asWords = ({ line, cells }: TableRow): Paragraph => ({
  kind: 'paragraph',
  line,
  text: cells.filter(hasWord).join(' | '),
  indented: false,
  loose: true,
})

/** Blocks in runs: the rows of one table, or what stands between tables. Headings inside a table part its rows, not the table. */
function runs(blocks: readonly Block[]): Block[][] {
  const all: Block[][] = []
  let last: Block | undefined
  for (const block of blocks) {
    const same = last?.kind === 'row' && block.kind === 'row' && last.table === block.table
    if (same) all.at(-1)?.push(block)
    else all.push([block])
    last = block
  }
  return all
}
