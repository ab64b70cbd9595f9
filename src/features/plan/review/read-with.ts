// Reading blocks with what somebody said of their columns.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Block } from '../reading/blocks.ts'
import { COLUMNS } from '../reading/column-titles.ts'
import type { ReadPlan } from '../reading/read-plan.schema.ts'
import { readBlocks, titlesOf } from '../reading/read-plan.ts'

/** What columns of these titles hold, by their normalised titles. */
const columnsSaid = z.record(z.string(), z.enum(COLUMNS))

/** Reads blocks; `columns` is what an edit of that kind holds, or null. What is no such thing says nothing. */
export function readWith(blocks: readonly Block[], columns: unknown): ReadPlan {
  const said = columnsSaid.safeParse(columns)
  return readBlocks(blocks, said.success ? { columns: said.data } : {})
}

/** Documents with the same tables have the same shape, whatever their words. */
export function shapeOf(blocks: readonly Block[]): string {
  return createHash('sha256')
    .update(JSON.stringify(titlesOf(blocks)))
    .digest('base64url')
    .slice(0, 22)
}
