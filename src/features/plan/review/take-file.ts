// A plan's document taken in by a command, in one step, with all that the browser's review would know of it before anybody
// looked: what is remembered of its columns and its owners, and which statuses were read without doubt.
import type { Ctx } from '../../../access/ctx.ts'
import { type ImportOutcome, importPlan } from '../import-plan.ts'
import type { PlanRead, PlanRefused } from '../reading/read-plan.schema.ts'
import { blocksOf } from '../sources/read-source.ts'
import { applyEdits } from './edits.ts'
import type { Edit } from './edit.ts'
import { settledRows } from './imports.ts'
import { changeImport, insertImport, knownPlans, mappingOf } from './imports.store.ts'
import { newerVersionOf } from './newer-version.ts'
import { readWith, shapeOf } from './read-with.ts'
import { rowsIn } from './work.ts'

export type FileTaken =
  | PlanRefused
  /** It holds no action, so there is nothing to take in. */
  | { ok: 'empty'; read: PlanRead }
  /** `like`: the plan here of which it may be a newer version; it was taken as one of its own all the same. */
  | { ok: true; read: PlanRead; done: ImportOutcome; like: { id: string; title: string } | null }

/**
 * Reads a file and keeps it as a plan of its own, with the document beside it, as `keepImport` does for one that nobody
 * changed: columns as somebody said for documents of this shape; statuses and colours set only where they were read without
 * doubt. What the actor may not do the database refuses.
 */
export async function takeFile(ctx: Ctx, bytes: Uint8Array, fileName: string): Promise<FileTaken> {
  const source = await blocksOf(bytes, fileName)
  if (!source.ok) return source
  const { blocks, format } = source
  const shape = shapeOf(blocks)
  const { columns, plans } = await ctx.db.transaction(async (tx) => ({
    columns: await mappingOf(tx, shape),
    plans: await knownPlans(tx),
  }))
  const mapped = columns && (await readWith(blocks, columns))
  // What was remembered of another document must not stop this one from being read.
  const fits = mapped?.ok === true && hasRows(mapped)
  const plain = fits ? mapped : await readWith(blocks, null)
  if (!plain.ok) return plain
  if (!hasRows(plain)) return { ok: 'empty', read: plain }
  const edits: Edit[] = fits && columns ? [{ kind: 'columns', columns }] : []
  const review = applyEdits(plain, edits)
  const { read } = review
  const like = newerVersionOf(read, shape, plans)
  const done = await ctx.db.transaction(async (tx) => {
    const kept = await importPlan(tx, ctx, {
      read,
      sourceName: fileName,
      sourceText: source.text,
      settled: settledRows(review),
    })
    if (!kept.ok) return kept
    const document = { fileName: fileName.slice(-NAME_MAX), bytes: Buffer.from(bytes), format, blocks }
    const by = ctx.actor.kind === 'staff' ? ctx.actor.userId : null
    const now = ctx.clock.now()
    const id = await insertImport(tx, { ...document, shape, edits, replacesPlanId: null }, now, by)
    await changeImport(tx, { id, version: 1 }, { state: 'kept', planId: kept.planId }, now)
    return kept
  })
  return { ok: true, read, done, like: like && { id: like.id, title: like.title } }
}

const NAME_MAX = 200
const hasRows = (read: PlanRead) => !rowsIn(read).next().done
