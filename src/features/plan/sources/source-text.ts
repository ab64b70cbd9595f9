// Blocks as plain text that people can read and `textBlocks` can read back: what is kept of a file that is not text.
import type { Block } from '../reading/blocks.ts'

/** One paragraph a line, one row a line of cells parted by tabs; a cell of several lines is quoted as spreadsheets quote. */
export function sourceTextOf(blocks: readonly Block[]): string {
  return blocks.map((block) => `${lineOf(block)}\n`).join('')
}

/** Blocks with the line that each begins on in `sourceTextOf`, so that "line 12" can be looked up. */
export function withLines(blocks: readonly Block[]): Block[] {
  let line = 1
  return blocks.map((block) => {
    const numbered = { ...block, line }
    line += lineOf(block).split('\n').length
    return numbered
  })
}

function lineOf(block: Block): string {
  if (block.kind === 'paragraph') return block.indented ? ` ${block.text}` : block.text
  return block.cells.map(quoted).join('\t')
}

function quoted(cell: string): string {
  return cell.includes('\n') || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell
}
