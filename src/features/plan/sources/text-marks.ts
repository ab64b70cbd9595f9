// Marks of plain text that are no words: lines drawn between the rows of a table, and how Markdown writes a bar, a new line
// and stress within a cell.
import type { Block } from '../reading/blocks.ts'

const drawnLine = /^[ \t]*\+[-=+: ]{3,}\+[ \t]*$/gm
/** The line under the titles of a Markdown table. */
const isMarkdownRule = (line: string): boolean =>
  line.includes('|') && line.includes('-') && /^[|:\s-]+$/.test(line)
/** Stands for a bar that is written within a cell, while the cells are parted at bars. */
const bar = '\uE07C'

/** Takes text as it came. Returns it with those marks blanked, line for line, and how cells read from it are written. */
export function withoutMarks(text: string): { text: string; written: (block: Block) => Block } {
  const plain = text.replace(drawnLine, '')
  if (!plain.split('\n').some(isMarkdownRule) || plain.includes(bar))
    return { text: plain, written: (block) => block }
  return {
    text: plain.replaceAll('\\|', bar),
    written: (block) =>
      block.kind === 'row'
        ? { ...block, cells: block.cells.map(cellWritten) }
        : { ...block, text: block.text.replaceAll(bar, '\\|') },
  }
}

function cellWritten(cell: string): string {
  return cell
    .replaceAll(bar, '|')
    .split(/<br ?\/?>/i)
    .map((line) => line.trim())
    .join('\n')
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,2000}?)\1/g, '$2')
}
