// Plans that are a form for each action, or lines such as "Lead: ...": each becomes a header and a row.
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { hasWord, titleOf } from './columns.ts'
import { numberedHeading } from './headings.ts'
import { liesOnItsSide, turned } from './transposed.ts'
import { oneTitleInRow } from './wide-cards.ts'

/** Takes blocks and how they fall into runs of one table. Returns them with forms and labelled lines as rows. */
export function cardRows(blocks: readonly Block[], runs: (blocks: readonly Block[]) => Block[][]): Block[] {
  return withCardsAsRows(runs(withLabelledLines(blocks)))
}

const labelMax = 40

type Labelled = { block: Paragraph; row: TableRow }

/** Lines that begin with a column's name and a colon, where together they tell of an action. */
function withLabelledLines(blocks: readonly Block[]): Block[] {
  const parts = labelledRuns(blocks)
  const isUnder = (at: number) => {
    const [before, part] = [parts[at - 1], parts[at]]
    return Array.isArray(part) && before !== undefined && !Array.isArray(before) && tellsOf(before, part)
  }
  // Once, such lines may be about the document: "Owner: ...", "Date: ...". A plan has them under each action.
  const repeated = parts.filter((_, at) => isUnder(at)).length > 1
  return parts.flatMap((part, at): Block[] => {
    if (!Array.isArray(part)) {
      const heads = repeated && isUnder(at + 1) && part.kind === 'paragraph'
      return heads ? [{ kind: 'row', line: part.line, cells: ['', part.text] }] : [part]
    }
    const rows = part.map(({ row }) => row)
    const asRows = areCards(rows) || (repeated && isUnder(at))
    return asRows ? rows : part.map(({ block }) => block)
  })
}

/** Blocks in order, those that begin with a column's name gathered where they follow one another. */
function labelledRuns(blocks: readonly Block[]): (Block | Labelled[])[] {
  const parts: (Block | Labelled[])[] = []
  for (const block of blocks) {
    const row = block.kind === 'paragraph' ? labelled(block) : null
    const last = parts.at(-1)
    if (!row || block.kind === 'row' || (Array.isArray(last) && endsRun(last, block))) parts.push(block)
    else if (Array.isArray(last)) last.push({ block, row })
    else parts.push([{ block, row }])
  }
  return parts
}

/** A numbered heading after lines that name no action of their own is over what follows. */
const endsRun = (run: readonly Labelled[], { text }: Paragraph): boolean =>
  numberedHeading(text) !== null &&
  run.every(({ row }) => titleKind(titleOf(row.cells[0] ?? ''))?.kind !== 'action')

/** Whether labelled lines say who, when or how it goes of what stands right above them: two of these, and no action of their own. */
function tellsOf(above: Block, run: readonly Labelled[]): boolean {
  const kinds = run.map(({ row }) => titleKind(titleOf(row.cells[0] ?? ''))?.kind)
  const told = new Set(kinds.filter((kind) => kind !== undefined && whoWhenHow.includes(kind)))
  return (
    above.kind === 'paragraph' &&
    above.heading === undefined &&
    numberedHeading(above.text) === null &&
    told.size >= 2 &&
    !kinds.includes('action') &&
    new Set(kinds).size === kinds.length - Math.max(0, kinds.filter((kind) => kind === 'owner').length - 1)
  )
}

const whoWhenHow: readonly string[] = ['owner', 'timeframe', 'status', 'update']

function labelled({ text, line }: Paragraph): TableRow | null {
  const colon = text.slice(0, labelMax).indexOf(':')
  if (colon < 1 || !titleKind(titleOf(text.slice(0, colon)))) return null
  return { kind: 'row', line, cells: [text.slice(0, colon), text.slice(colon + 1).trim()] }
}

/** A form for each action ("Action | ...", "Lead | ...") is a header and a row. */
function withCardsAsRows(runs: readonly Block[][]): Block[] {
  return runs.flatMap((run) => {
    const found = run.filter((block): block is TableRow => block.kind === 'row')
    if (found.length !== run.length) return run
    const apart = oneTitleInRow(found)
    const rows = apart && areCards(apart) ? apart : found
    if (rows === found && liesOnItsSide(rows)) return turned(rows)
    if (!areCards(rows)) return run
    return cards(rows).flatMap((card): Block[] => {
      const [first] = card
      if (!first) return []
      const { line, table } = first
      const place = { kind: 'row' as const, line, ...(table === undefined ? {} : { table }) }
      const column = (at: number) => card.map(({ cells }) => cells[at] ?? '')
      const fills = card.map((row) => row.fills?.[1] ?? null)
      return [
        { ...place, cells: column(0), header: true },
        { ...place, lastLine: card.at(-1)?.line ?? line, cells: column(1), fills },
      ]
    })
  })
}

function areCards(rows: readonly TableRow[]): boolean {
  if (rows.length < 3 || rows.some(({ cells }) => cells.length > 2)) return false
  // Above labelled lines stands what they tell of, without a title of its own.
  const kinds = rows.map(({ cells: [title = ''], table }) =>
    table === undefined && !hasWord(title) ? 'action' : titleKind(titleOf(title))?.kind,
  )
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
