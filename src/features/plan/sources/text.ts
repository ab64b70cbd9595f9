// Text in whatever encoding: pasted tables, CSV, and text whose columns are made by runs of spaces.
import { type Block, textBlocks } from '../reading/blocks.ts'
import { alignedBlocks } from './aligned.ts'
import { decodeText } from './decode-text.ts'
import { cellCounter } from './grid.ts'
import { sourceLimits } from './limits.ts'
import { refuseBeyond } from './refusal.ts'
import { withoutMarks } from './text-marks.ts'

/** The text itself as well as its blocks: it is kept as the source. */
export function textSource(bytes: Uint8Array, fileName?: string): { text: string; blocks: Block[] } {
  const text = decodeText(bytes)
  const marks = withoutMarks(text)
  const delimited = textBlocks(marks.text, fileName).map(marks.written)
  refuseBeyond('too-many-lines', sourceLimits.blocksMax, delimited.length)
  const hasRows = delimited.some((block) => block.kind === 'row')
  const blocks = hasRows ? delimited : (alignedBlocks(marks.text) ?? delimited)
  const count = cellCounter()
  for (const block of blocks) count(block.kind === 'row' ? block.cells.length : 1)
  return { text, blocks }
}
