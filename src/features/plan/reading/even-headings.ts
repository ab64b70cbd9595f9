// Groups of one sheet, as trackers write them out: each a name over its own header. The first stands above the table and the
// others in its rows, and all of them are of one rank.
import type { Block, Paragraph } from './blocks.ts'

/**
 * Takes blocks, the level of a heading that was a row of a table (`ofRows`) and what a header is. Where each such row stands
 * over a header of its own and a name stands over the first, returns them all as plain names over tables; else as they are.
 */
export function withEvenHeadings(
  blocks: readonly Block[],
  ofRows: number,
  isHeader: (block: Block) => boolean,
): Block[] {
  const overHeader = (at: number) => {
    const next = blocks[at + 1]
    return next !== undefined && isHeader(next)
  }
  const isRowHead = (block: Block): block is Paragraph =>
    block.kind === 'paragraph' && block.heading === ofRows
  const isBare = (block: Block) =>
    block.kind === 'paragraph' && block.heading === undefined && !block.loose && !block.sheetName
  const even =
    blocks.some((block, at) => isBare(block) && overHeader(at)) &&
    blocks.some(isRowHead) &&
    blocks.every((block, at) => !isRowHead(block) || (overHeader(at) && /^[\p{Lu}\d]/u.test(block.text)))
  if (!even) return [...blocks]
  return blocks.map((block) => {
    if (!isRowHead(block)) return block
    const { heading: _, ...bare } = block
    return bare
  })
}
