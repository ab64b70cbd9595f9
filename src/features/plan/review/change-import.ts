// What a reviewer does to a document that is open: one edit more, the last one back, whose newer version it is, dropped.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { Conflict, NotFound } from '../../../platform/problems.ts'
import { withDecided } from './decided-before.ts'
import { type Edit, EDITS_MAX } from './edit.ts'
import { applyEdits, type ReviewRow } from './edits.ts'
import { columnsOf, type PlanImport, reviewOf, rowAt, seenOf } from './imports.ts'
import { changeImport, importAt, type ImportChange, loadImport } from './imports.store.ts'
import { readAgain } from './read-with.ts'

export type Edited =
  | { kind: 'saved' }
  /** It does not fit what stands there, or there is no room for more. */
  | { kind: 'unfit' | 'full' }
  /** Somebody changed the row since the form was drawn: how it stands now. */
  | { kind: 'stale'; now: ReviewRow | undefined }

/**
 * A document that is still open. Throws NotFound; locks it, so that two edits at once come one after the other. `known`:
 * as it was loaded before; it is loaded once more only where somebody changed it since.
 */
export async function openOne(tx: Tx, id: string, known?: PlanImport): Promise<PlanImport> {
  const at = await importAt(tx, id, true)
  if (at?.state !== 'open') throw new NotFound('no such document is open')
  if (known?.id === id && known.version === at.version) return known
  const found = await loadImport(tx, id)
  if (!found) throw new NotFound('no such document')
  return found
}

/** Adds an edit to a document that was loaded. `seen`: the print of the row that the form showed; '' for edits of no row. */
export async function addEdit(
  tx: Tx,
  ctx: StaffCtx,
  found: PlanImport,
  edit: Edit,
  seen: string,
): Promise<Edited> {
  const open = await openOne(tx, found.id, found)
  if (open.edits.length >= EDITS_MAX) return { kind: 'full' }
  const before = await reviewOf(open)
  if ('at' in edit && seen !== '') {
    const now = rowAt(before, edit.at)
    if (!now || seenOf(now) !== seen) return { kind: 'stale', now }
  }
  const edits = [...open.edits, edit]
  if (!(await fits(open, edits))) return { kind: 'unfit' }
  await save(tx, ctx, open, { edits, columns: columnsOf(edits) }, { kind: edit.kind })
  return { kind: 'saved' }
}

async function fits({ blocks }: PlanImport, edits: readonly Edit[]): Promise<boolean> {
  const read = await readAgain(blocks, columnsOf(edits))
  if (!read.ok) return false
  const { rows, unfit } = applyEdits(read, edits)
  return rows.length > 0 && !unfit.includes(edits.length - 1)
}

/** Takes the last edit back; nothing where there is none. */
export async function undoEdit(tx: Tx, ctx: StaffCtx, id: string): Promise<void> {
  const open = await openOne(tx, id)
  const edits = open.edits.slice(0, -1)
  if (edits.length === open.edits.length) return
  await save(tx, ctx, open, { edits, columns: columnsOf(edits) }, { kind: 'undo' })
}

/**
 * Says that it is a newer version of a plan, or (null) a plan of its own, and takes over what was decided of that plan
 * before, in place of what it took over already. Throws Conflict where somebody changes it meanwhile.
 */
export async function setReplaces(ctx: StaffCtx, found: PlanImport, planId: string | null): Promise<void> {
  const read = await readAgain(found.blocks, columnsOf(found.edits))
  const edits = read.ok ? await withDecided(ctx, { read, edits: found.edits }, planId) : found.edits
  await ctx.db.transaction(async (tx) => {
    const open = await openOne(tx, found.id, found)
    if (open.version !== found.version) throw new Conflict('it was changed meanwhile')
    await save(tx, ctx, open, { edits, replacesPlanId: planId }, { kind: 'version-of' })
  })
}

/** Drops it with all that was changed. Throws Conflict where somebody changed it since `version`. */
export async function dropImport(tx: Tx, ctx: StaffCtx, id: string, version: number): Promise<void> {
  const open = await openOne(tx, id)
  if (open.version !== version) throw new Conflict('it was changed meanwhile')
  await changeImport(tx, open, { state: 'dropped' }, ctx.clock.now())
  await record(tx, ctx, { action: 'plan.drop-import', subjectKind: 'plan_import', subjectId: id })
}

async function save(
  tx: Tx,
  ctx: StaffCtx,
  open: PlanImport,
  change: ImportChange,
  detail: { kind: string },
): Promise<void> {
  await changeImport(tx, open, change, ctx.clock.now())
  await record(tx, ctx, {
    action: 'plan.review-import',
    subjectKind: 'plan_import',
    subjectId: open.id,
    detail,
  })
}
