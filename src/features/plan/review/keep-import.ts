// From a document that was looked through to a plan, or to a newer version of one. The document stays with the plan.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { importPlan } from '../import-plan.ts'
import { sourceTextOf } from '../sources/source-text.ts'
import { decodeText } from '../sources/decode-text.ts'
import { applyVersion, type NewVersion } from './apply-version.ts'
import { openOne } from './change-import.ts'
import { columnsOf, type PlanImport, reviewOf, settledRows } from './imports.ts'
import { useKey } from './document-key.ts'
import { usesKey } from './key-said.ts'
import { bytesOf, changeImport, rememberMapping } from './imports.store.ts'
import { shapeSaid } from './read-with.ts'

export type Kept =
  | { kind: 'kept'; planId: string }
  | { kind: 'stale' | 'no-actions' }
  | { kind: 'already'; plan: { id: string; title: string } }

/**
 * Keeps an open document still at `version` as a plan of its own or, where it replaces one, puts it into that plan.
 * `remove`: actions that a newer version no longer has and that are to go; `end`: parts of owners that it no longer names.
 */
export async function keepImport(
  tx: Tx,
  ctx: StaffCtx,
  { found, version }: { found: PlanImport; version: number },
  { remove, end }: Pick<NewVersion, 'remove' | 'end'>,
): Promise<Kept> {
  const open = await openOne(tx, found.id, found)
  if (open.version !== version) return { kind: 'stale' }
  const review = await reviewOf(open)
  if (review.rows.length === 0) return { kind: 'no-actions' }
  const source = {
    read: review.read,
    sourceName: open.fileName,
    sourceText: await textOf(tx, open),
    settled: settledRows(review),
  }
  const done = open.replaces
    ? {
        planId: open.replaces.id,
        ...(await applyVersion(tx, ctx, open.replaces.id, {
          ...source,
          remove,
          end,
          set: review.rows.map(({ set }) => set),
        })),
      }
    : await importPlan(tx, ctx, source)
  if (!done.ok) return { kind: 'already', plan: done.already }
  const now = ctx.clock.now()
  await changeImport(tx, open, { state: 'kept', planId: done.planId }, now)
  if (usesKey(open.edits)) await useKey(tx, ctx, done.planId, review.read.key)
  const columns = columnsOf(open.edits)
  if (columns !== null)
    await rememberMapping(tx, shapeSaid(open.blocks, open.shape, columns), columns, now, ctx.actor.userId)
  return { kind: 'kept', planId: done.planId }
}

/** What is kept of the source as text: the text itself, or its blocks written as text. */
async function textOf(tx: Tx, { id, format, blocks }: PlanImport): Promise<string> {
  const bytes = format === 'text' ? await bytesOf(tx, id) : undefined
  return bytes ? decodeText(bytes) : sourceTextOf(blocks)
}
