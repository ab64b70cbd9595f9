// What a document takes over from the last version of its plan. The last version is read once more for it, which may take
// its time: no connection is held meanwhile.
import type { StaffCtx } from '../../../access/ctx.ts'
import { carryOver, type Decided } from './carry-over.ts'
import type { Edit } from './edit.ts'
import { columnsOf } from './imports.ts'
import { trayOfPlan } from '../plan.store.ts'
import { lastKept } from './imports.store.ts'
import { readWith } from './read-with.ts'
import { loadStanding } from './standing.store.ts'

/** The edits of a document with what was decided of plan `planId` before, as one edit more; with none of it where that is null. */
export async function withDecided(ctx: StaffCtx, now: Decided, planId: string | null): Promise<Edit[]> {
  const edits = now.edits.filter(({ kind }) => kind !== 'carried')
  const before =
    planId === null
      ? null
      : await ctx.db.transaction(async (tx) => {
          const plan = await loadStanding(tx, planId, ctx.clock.now())
          return plan && { plan, tray: await trayOfPlan(tx, planId), kept: await lastKept(tx, planId) }
        })
  if (!before) return edits
  const { plan, tray, kept } = before
  const read = kept && (await readWith(kept.blocks, columnsOf(kept.edits)))
  const document = kept && read?.ok ? { read, edits: kept.edits } : null
  const carried = carryOver({ plan, tray, document }, { read: now.read, edits })
  return carried.length > 0 ? [...edits, { kind: 'carried', edits: carried }] : edits
}
