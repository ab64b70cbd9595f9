// Task lists in which rows stand under rows (Smartsheet, Microsoft Project, grouped rows of a spreadsheet): a row with others
// under it is what those stand under, and no action. How deep a row stands is said by the format, or by a column.
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { type Column, type ColumnsSaid, hasWord, headerColumns, titleOf } from './columns.ts'

const levels = /^(?:outline level|level|indent(?: level)?|hierarchy(?: level)?|depth)$/
const numbers = /^(?:outline number|wbs(?: (?:code|number|no))?)$/
const nameMax = 300

type Table = { header: TableRow; columns: readonly Column[]; rows: TableRow[] }

/**
 * Takes blocks and the level of a heading that is a row of its table. Returns them with the rows that others stand under as
 * headings, each beside what else its cells say.
 */
export function withParentsAsHeadings(blocks: readonly Block[], said: ColumnsSaid, level: number): Block[] {
  const heads = new Map<Block, Block[]>()
  for (const table of tablesIn(blocks, said))
    for (const [row, depth] of parentsIn(table)) heads.set(row, asHeading(row, table.columns, level + depth))
  return heads.size === 0 ? [...blocks] : blocks.flatMap((block) => heads.get(block) ?? [block])
}

/** Each header with the rows up to the next; a heading between them ends the table. */
function tablesIn(blocks: readonly Block[], said: ColumnsSaid): Table[] {
  const tables: Table[] = []
  let open: Table | null = null
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.beside !== true) open = null
      continue
    }
    const columns = block.item ? null : headerColumns(block.cells, { said, marked: block.header ?? false })
    if (columns && !columns.includes('priority')) {
      open = { header: block, columns, rows: [] }
      tables.push(open)
    } else if (columns) open = null
    else if (open && open.header.table === block.table) open.rows.push(block)
  }
  return tables
}

/** The rows that have deeper ones right below them, with how deep they stand. */
function parentsIn({ header, columns, rows }: Table): [TableRow, number][] {
  const named = nameColumn(columns)
  const depths = depthsOf(header, rows)
  if (!depths || named < 0 || rows.length < 3) return []
  const parents = rows.flatMap((row, at): [TableRow, number][] => {
    const [own = 0, next = 0] = [depths[at], depths[at + 1]]
    const name = row.cells[named] ?? ''
    return at + 1 < rows.length && next > own && hasWord(name) && name.length <= nameMax ? [[row, own]] : []
  })
  const least = Math.min(...depths)
  const top = depths.filter((depth) => depth === least).length
  const over = parents.filter(([, depth]) => depth === least).length
  // Rows that were folded away in the middle of a list stand under nothing.
  const above = depths[0] === least && (depths.at(-1) ?? least) > least && over * 2 >= top
  return above ? parents.map(([row, depth]) => [row, depth - least]) : []
}

const nameColumn = (columns: readonly Column[]): number =>
  (['action', 'objective', 'aim'] as const).map((kind) => columns.indexOf(kind)).find((at) => at >= 0) ?? -1

/** How deep each row stands; null where nothing says so. */
function depthsOf(header: TableRow, rows: readonly TableRow[]): number[] | null {
  const titles = header.cells.map(titleOf)
  const cellsOf = (at: number) => rows.map((row) => (row.cells[at] ?? '').trim())
  const levelled = cellsOf(titles.findIndex((title) => levels.test(title)))
  if (rows.length > 0 && levelled.every((cell) => /^\d{1,2}$/.test(cell))) return levelled.map(Number)
  const numbered = cellsOf(titles.findIndex((title) => numbers.test(title)))
  if (rows.length > 0 && numbered.every((cell) => /^\d{1,3}(?:\.\d{1,3})*$/.test(cell)))
    return numbered.map((cell) => cell.split('.').length - 1)
  return rows.some(({ depth }) => depth) ? rows.map(({ depth = 0 }) => depth) : null
}

/** The number and the name of what stands below, and the rest of the row as a note beside it. */
function asHeading(row: TableRow, columns: readonly Column[], level: number): Block[] {
  const { line, cells } = row
  const at = [columns.indexOf('ref'), nameColumn(columns)].filter((index) => hasWord(cells[index] ?? ''))
  const where = row.where === undefined ? {} : { where: row.where }
  const words = (text: string, more: Partial<Paragraph>): Paragraph => ({
    kind: 'paragraph',
    line,
    text,
    indented: false,
    ...where,
    ...more,
  })
  const rest = cells.filter((cell, index) => hasWord(cell) && !at.includes(index))
  return [
    words(at.map((index) => cells[index] ?? '').join(' '), { heading: level }),
    ...(rest.length > 0 ? [words(rest.join(' | '), { beside: true, loose: true })] : []),
  ]
}
