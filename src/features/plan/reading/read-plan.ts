// Reads an action plan from text: source -> blocks -> plan. Pure: no clock, no files, no database; the same
// text always reads the same. Everything that somebody wrote stays as written; what the reader makes of it
// is under `derived` and a person confirms it.
import { type Block, textBlocks } from './blocks.ts'
import { type ColumnsSaid, columnsMax } from './columns.ts'
import { planFromBlocks } from './build.ts'
import type { PlanRefused, ProblemCode, ReadPlan } from './read-plan.schema.ts'

export const readLimits = {
  textBytesMax: 2 * 1024 * 1024,
  linesMax: 20_000,
  rowsMax: 5_000,
  columnsMax,
  cellLettersMax: 20_000,
} as const

/**
 * Takes the text of a plan (tab-separated, CSV or a pasted table) and, where known, its file's name, which decides
 * only whether commas part cells. Returns the plan, or `{ ok: false, problem }` where the text is empty, not text,
 * or beyond `readLimits`; never throws.
 */
export function readPlan(text: string, options: { fileName?: string } = {}): ReadPlan {
  if (text.includes('\u0000') || text.startsWith('PK\u0003\u0004') || text.startsWith('%PDF-')) {
    return refuse('not-text')
  }
  // A string has at least as many bytes as characters, so a far too long one need not be counted.
  const bytes = text.length > readLimits.textBytesMax ? text.length : Buffer.byteLength(text)
  if (bytes > readLimits.textBytesMax) return refuse('too-large', null, readLimits.textBytesMax, bytes)
  return readBlocks(textBlocks(text, options.fileName))
}

/** The same from blocks that another format's reader made. `columns`: what somebody said that columns of these titles hold. */
export function readBlocks(
  blocks: readonly Block[],
  { columns = {} }: { columns?: ColumnsSaid } = {},
): ReadPlan {
  if (blocks.length === 0) return refuse('nothing-to-read')
  const { linesMax, rowsMax, columnsMax, cellLettersMax } = readLimits
  const rows = blocks.filter((block) => block.kind === 'row').length
  if (rows > rowsMax) return refuse('too-many-rows', null, rowsMax, rows)
  if (blocks.length > linesMax) return refuse('too-many-lines', null, linesMax, blocks.length)
  for (const block of blocks) {
    const cells = block.kind === 'row' ? block.cells : [block.text]
    if (cells.length > columnsMax) return refuse('too-many-columns', block.line, columnsMax, cells.length)
    const longest = cells.reduce((most, cell) => Math.max(most, cell.length), 0)
    if (longest > cellLettersMax) return refuse('cell-too-long', block.line, cellLettersMax, longest)
  }
  return planFromBlocks(blocks, columns)
}

function refuse(
  code: ProblemCode,
  line: number | null = null,
  limit: number | null = null,
  found: number | null = null,
): PlanRefused {
  return { ok: false, problem: { code, line, limit, found } }
}
