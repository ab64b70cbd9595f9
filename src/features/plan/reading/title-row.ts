// "Northgate hate crime plan | 2026-2029": the first row of a sheet, over its titles, is what the plan is called and its years.
import type { Block, Paragraph } from './blocks.ts'
import { type ColumnsSaid, hasWord, headerColumns } from './columns.ts'

const names = /\b(?:plan|strategy|programme|framework|tracker|log)\b/i
const titleMax = 200
const besideMax = 40

/** Takes blocks. Returns them with the cells of such a row as paragraphs of their own. */
export function withTitleRow(blocks: readonly Block[], said: ColumnsSaid): Block[] {
  const at = blocks.findIndex(({ kind }) => kind === 'row')
  const row = blocks[at]
  if (row?.kind !== 'row' || row.item) return [...blocks]
  const filled = row.cells.filter(hasWord)
  const isHead = (block: Block | undefined) =>
    block?.kind === 'row' && headerColumns(block.cells, { said, marked: block.header ?? false }) !== null
  const [title = '', ...beside] = filled
  if (beside.length < 1 || beside.length > 2 || !names.test(title) || title.length > titleMax)
    return [...blocks]
  const below = blocks.slice(at + 1, at + 4)
  if (isHead(row) || !below.some(isHead) || beside.some(({ length }) => length > besideMax))
    return [...blocks]
  const words = filled.map((text): Paragraph => {
    const where = row.where === undefined ? {} : { where: row.where }
    return { kind: 'paragraph', line: row.line, text, indented: false, ...where }
  })
  return blocks.toSpliced(at, 1, ...words)
}
