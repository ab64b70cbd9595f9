// The title of a plan as it comes again: over each page, and over each sheet of a workbook with that sheet's name behind it.
import type { Block, Paragraph } from './blocks.ts'

const lettersMin = 8

/** Takes all blocks and the title. Returns the paragraphs in which the title only comes again. */
export function titlesAgain(blocks: readonly Block[], title: Paragraph | null): ReadonlySet<Block> {
  if (!title) return new Set()
  const sheets = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.sheetName ? [block.text.toLowerCase()] : [],
  )
  const plain = (text: string): string => {
    const words = text.toLowerCase().trim()
    const named = sheets.find((sheet) => words.endsWith(sheet) && words.length > sheet.length)
    return named === undefined ? words : words.slice(0, -named.length).replace(/[\s:–—(-]+$/, '')
  }
  const bare = plain(title.text)
  const isAgain = (block: Paragraph): boolean =>
    block.text.toLowerCase() === title.text.toLowerCase() ||
    (sheets.length > 1 && bare.length >= lettersMin && plain(block.text) === bare)
  return new Set(
    blocks.filter(
      (block) => block.kind === 'paragraph' && block !== title && !block.sheetName && isAgain(block),
    ),
  )
}
