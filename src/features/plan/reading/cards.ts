// Plans that are a form for each action, or lines such as "Lead: ...": each becomes a header and a row.
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { titleOf } from './columns.ts'

/** Takes blocks and how they fall into runs of one table. Returns them with forms and labelled lines as rows. */
export function cardRows(blocks: readonly Block[], runs: (blocks: readonly Block[]) => Block[][]): Block[] {
  return withCardsAsRows(runs(withLabelledLines(blocks)))
}

const labelMax = 40

/** Lines that begin with a column's name and a colon, where together they tell of an action. */
function withLabelledLines(blocks: readonly Block[]): Block[] {
  const all: Block[] = []
  let run: { block: Paragraph; row: TableRow }[] = []
  const flush = () => {
    const cards = areCards(run.map(({ row }) => row))
    all.push(...run.map(({ block, row }) => (cards ? row : block)))
    run = []
  }
  for (const block of blocks) {
    const row = block.kind === 'paragraph' ? labelled(block) : null
    if (row && block.kind === 'paragraph') run.push({ block, row })
    else {
      flush()
      all.push(block)
    }
  }
  flush()
  return all
}

function labelled({ text, line }: Paragraph): TableRow | null {
  const colon = text.slice(0, labelMax).indexOf(':')
  if (colon < 1 || !titleKind(titleOf(text.slice(0, colon)))) return null
  return { kind: 'row', line, cells: [text.slice(0, colon), text.slice(colon + 1).trim()] }
}

/** A form for each action ("Action | ...", "Lead | ...") is a header and a row. */
function withCardsAsRows(runs: readonly Block[][]): Block[] {
  return runs.flatMap((run) => {
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
