// Aims with a number that stand before any priority: "1.1 To raise awareness" over a table, in a plan whose first heading comes
// later or never. Paragraphs of a report are numbered too, and are none.
import type { Block, Paragraph } from './blocks.ts'
import { aimRef, type ColumnsSaid, headerColumns } from './columns.ts'

const lettersMax = 250
const speaksOfThePlan =
  /\b(?:below|above|attached|appendi(?:x|ces)|annex|table|report|paper|members|board is|set out|this (?:plan|document|strategy|section))\b/i
const asAim = /^(?:to|we will|our aim|aim)\b/i

/** Takes all blocks and whether one opens a priority. Returns the numbered paragraphs before that which are aims. */
export function earlyAims(
  blocks: readonly Block[],
  opensPriority: (block: Paragraph) => boolean,
  said: ColumnsSaid,
): Paragraph[] {
  const aims: Paragraph[] = []
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'row') {
      if (headerColumns(block.cells, { said, marked: block.header ?? false })?.includes('priority')) break
      continue
    }
    if (opensPriority(block)) break
    const numbered = block.loose ? null : aimRef(block.text)
    if (!numbered || block.text.length > lettersMax || speaksOfThePlan.test(numbered.text)) continue
    if (numbered.text !== '' && (asAim.test(numbered.text) || isOverRows(blocks[at + 1], said)))
      aims.push(block)
  }
  return aims
}

/** Whether a table without aims of its own stands right below. */
function isOverRows(below: Block | undefined, said: ColumnsSaid): boolean {
  if (below?.kind !== 'row' || below.item) return false
  const columns = headerColumns(below.cells, { said, marked: below.header ?? false })
  return columns === null ? below.cells.length > 1 : !columns.includes('aim')
}
