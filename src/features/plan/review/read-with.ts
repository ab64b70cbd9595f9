// Reading blocks with what somebody said of their columns.
import { createHash } from 'node:crypto'
import type { Block } from '../reading/blocks.ts'
import { headerColumns } from '../reading/columns.ts'
import type { ReadPlan } from '../reading/read-plan.schema.ts'
import { readBlocks } from '../reading/read-plan.ts'

/** Reads blocks; `columns` is what an edit of that kind holds, or null. */
export const readWith = (blocks: readonly Block[], _columns: unknown): ReadPlan => readBlocks(blocks)

/** Documents with the same tables have the same shape, whatever their words. */
export function shapeOf(blocks: readonly Block[]): string {
  const headers = blocks.flatMap((block) =>
    block.kind === 'row' && headerColumns(block.cells) ? [block.cells] : [],
  )
  return createHash('sha256').update(JSON.stringify(headers)).digest('base64url').slice(0, 22)
}
