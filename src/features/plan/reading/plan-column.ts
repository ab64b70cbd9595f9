// A file of rows and nothing else has no place for a title: systems, and our own CSV, write the plan's name and its years in
// columns of their own, in every row again.
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { type ColumnsSaid, hasWord, headerColumns, titleOf } from './columns.ts'
import { periodIn } from './period.ts'

const planTitle = /^(?:(?:the |action )?plan(?:s? (?:name|title))?|(?:name|title) of (?:the )?plan)$/
// What trackers call the plan: only beside what is done, since a plan may have projects as its actions.
const boardTitle = /^(?:board|project)s?(?: name)?$/
const yearsTitle = /^(?:plan )?(?:years?|period)$/

type Repeated = { line: number; text: string }

/**
 * Takes blocks. Where nothing stands before the first header, and a column of that name says the same in every row under it,
 * returns them with a title before the header and that column empty; `again` are the words as they come again and again.
 */
export function withPlanColumn(
  blocks: readonly Block[],
  said: ColumnsSaid,
): { blocks: readonly Block[]; again: Repeated[] } {
  const [header, ...rest] = blocks
  const rows = rest.filter((block) => block.kind === 'row')
  const held = header?.kind === 'row' ? headerColumns(header.cells, { said }) : null
  if (header?.kind !== 'row' || rows.length < rest.length || !held) return { blocks, again: [] }
  const plan = columnOf(header, rows, planTitle, said)
  const board = plan < 0 ? columnOf(header, rows, boardTitle, said) : -1
  const columns = [
    board >= 0 && held[board] === 'other' ? board : plan,
    columnOf(header, rows, yearsTitle, said, (text) => periodIn(text) !== null),
  ].filter((at) => at >= 0)
  if (columns.length === 0) return { blocks, again: [] }
  const titles = columns.map((at, index): Paragraph => {
    const text = valueIn(rows, at)
    return {
      kind: 'paragraph',
      line: header.line,
      text,
      indented: false,
      ...(index === 0 ? { heading: 0 } : {}),
    }
  })
  const taken = new Set(columns)
  const met = new Set<number>()
  const again = rows.flatMap(({ line, cells }) =>
    columns.flatMap((at) => {
      const text = cells[at] ?? ''
      if (!hasWord(text)) return []
      return met.has(at) ? [{ line, text }] : (met.add(at), [])
    }),
  )
  const emptied = rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) => (taken.has(at) ? '' : cell)),
  }))
  return { blocks: [...titles, header, ...emptied], again }
}

const valueIn = (rows: readonly TableRow[], at: number): string =>
  rows.map(({ cells }) => cells[at] ?? '').find(hasWord) ?? ''

/** Where a column of such a title is that says one thing only; -1 where none is. What somebody said that a column holds goes before. */
function columnOf(
  { cells }: TableRow,
  rows: readonly TableRow[],
  title: RegExp,
  said: ColumnsSaid,
  fits: (text: string) => boolean = () => true,
): number {
  const at = cells.findIndex((cell) => title.test(titleOf(cell)) && !Object.hasOwn(said, titleOf(cell)))
  const values = new Set(rows.map((row) => row.cells[at] ?? '').filter(hasWord))
  const [only = '', ...more] = values
  return at >= 0 && only !== '' && more.length === 0 && rows.length > 0 && fits(only) ? at : -1
}
