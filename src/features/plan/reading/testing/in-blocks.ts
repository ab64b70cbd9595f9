// Small plans as blocks, for tests of layouts: what a format's reader would have made of them.
import assert from 'node:assert/strict'
import type { Block, Paragraph, TableRow } from '../blocks.ts'
import type { PlanRead, ReadRow } from '../read-plan.schema.ts'
import { readBlocks } from '../read-plan.ts'
import { wordBalance } from '../words.ts'

export const row = (cells: string[], more: Partial<TableRow> = {}): TableRow => ({
  kind: 'row',
  line: 1,
  table: 1,
  cells,
  ...more,
})

export const line = (text: string, heading?: number): Paragraph => ({
  kind: 'paragraph',
  line: 1,
  text,
  indented: false,
  ...(heading === undefined ? {} : { heading }),
})

/** Reads blocks, and holds the reader to having lost and invented no word. */
export function readWhole(blocks: Block[], columns = {}): PlanRead {
  const plan = readBlocks(
    blocks.map((block, at) => ({ ...block, line: at + 1 })),
    { columns },
  )
  assert.ok(plan.ok)
  const source = blocks.map((block) => (block.kind === 'row' ? block.cells.join('\n') : block.text))
  assert.deepEqual(wordBalance(source.join('\n'), plan), { lost: [], invented: [] })
  return plan
}

export const rowsOf = (plan: PlanRead): ReadRow[] =>
  plan.priorities.flatMap(({ aims }) => aims.flatMap(({ rows }) => rows))
