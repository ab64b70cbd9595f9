// Taking a document in to be looked through: its bytes as they came, its blocks, what is known of its shape.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import { type Outcome, ok, refused } from '../../../platform/problems.ts'
import { planProblemText } from '../reading/messages.en.ts'
import type { PlanRead } from '../reading/read-plan.schema.ts'
import { blocksOf, type SourceBlocks } from '../sources/read-source.ts'
import { withDecided } from './decided-before.ts'
import type { Edit } from './edit.ts'
import { insertImport, knownPlans, mappingOf } from './imports.store.ts'
import { words } from './messages.en.ts'
import { newerVersionOf } from './newer-version.ts'
import { readWith, shapeOf } from './read-with.ts'
import { rowsIn } from './work.ts'

export type Document = { fileName: string; bytes: Buffer; field: 'file' | 'text' }
type Source = Extract<SourceBlocks, { ok: true }>

/** Reads a document's bytes, outside any transaction: a large one takes its time. Refuses with why, by the field it came in. */
export async function readDocument({ fileName, bytes, field }: Document): Promise<Outcome<Source>> {
  const source = await blocksOf(bytes, fileName)
  if (!source.ok) return refused({ field, message: planProblemText(source.problem) })
  const read = await readWith(source.blocks, null)
  if (!read.ok) return refused({ field, message: planProblemText(read.problem) })
  // Words without a single action are no plan; whatever the columns are called, something must stand under them.
  return hasRows(read) || source.blocks.some(({ kind }) => kind === 'row')
    ? ok(source)
    : refused({ field, message: words.upload.noActions })
}

/**
 * Keeps a document that was read, open for review, and proposes which plan it is a newer version of; what was decided of
 * that plan's last document and still holds is taken over. Returns its id. Whatever has to be read is read while no
 * connection is held.
 */
export async function openImport(ctx: StaffCtx, document: Document, source: Source): Promise<string> {
  const shape = shapeOf(source.blocks)
  const { columns, plans } = await ctx.db.transaction(async (tx) => ({
    columns: await mappingOf(tx, shape),
    plans: await knownPlans(tx),
  }))
  const known = columns === null ? null : await readWith(source.blocks, columns)
  // What was remembered of another document must not stop this one from being read.
  const said: Edit[] = columns && known?.ok && hasRows(known) ? [{ kind: 'columns', columns }] : []
  const read = said.length > 0 ? known : await readWith(source.blocks, null)
  const replaces = read?.ok ? newerVersionOf(read, shape, plans) : null
  const edits = read?.ok ? await withDecided(ctx, { read, edits: said }, replaces?.id ?? null) : said
  return ctx.db.transaction(async (tx) => {
    const id = await insertImport(
      tx,
      {
        fileName: document.fileName,
        format: source.format,
        bytes: document.bytes,
        blocks: source.blocks,
        shape,
        edits,
        replacesPlanId: replaces?.id ?? null,
      },
      ctx.clock.now(),
      ctx.actor.userId,
    )
    const detail = { format: source.format, bytes: document.bytes.length }
    await record(tx, ctx, { action: 'plan.open-import', subjectKind: 'plan_import', subjectId: id, detail })
    return id
  })
}

const hasRows = (read: PlanRead) => !rowsIn(read).next().done
