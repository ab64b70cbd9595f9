// Keeping the directory: adding an entry, changing, removing and taking it back. Each is one transaction with its entry in
// the trail. Coordinators only, as the database holds; and the system, for a partnership's first entries.
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { newId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/problems.ts'
import { findEntry, insertEntry, markRemoved, updateEntry } from './entries.store.ts'
import type { EntryDraft } from './entry.ts'

type Doer = Pick<Ctx, 'actor' | 'clock' | 'requestId'>
/** stale: somebody was first, and nothing was written. */
export type Saved = 'saved' | 'stale'

const stampOf = ({ actor, clock }: Doer) => ({
  at: clock.now(),
  by: actor.kind === 'staff' ? actor.userId : null,
})

/** Adds an entry, under an id that it already has elsewhere or a new one; returns it. */
export async function addEntry(tx: Tx, ctx: Doer, entry: EntryDraft, id: string = newId()): Promise<string> {
  await insertEntry(tx, id, entry, stampOf(ctx))
  await record(tx, ctx, { action: 'directory.add', subjectKind: 'service', subjectId: id })
  return id
}

/** Changes an entry that is still at `version`. Throws NotFound. */
export async function changeEntry(
  tx: Tx,
  ctx: Doer,
  id: string,
  version: number,
  entry: EntryDraft,
): Promise<Saved> {
  if (!(await findEntry(tx, id))) throw new NotFound('no such entry')
  if (!(await updateEntry(tx, id, version, entry, stampOf(ctx)))) return 'stale'
  await record(tx, ctx, {
    action: 'directory.change',
    subjectKind: 'service',
    subjectId: id,
    detail: { status: entry.status, checked: entry.checkedOn },
  })
  return 'saved'
}

/** Removes an entry that is still at `version`, or takes it back. Nothing of it is lost. Throws NotFound. */
export async function removeEntry(
  tx: Tx,
  ctx: Doer,
  id: string,
  version: number,
  removed: boolean,
): Promise<Saved> {
  if (!(await findEntry(tx, id))) throw new NotFound('no such entry')
  if (!(await markRemoved(tx, id, version, removed, stampOf(ctx)))) return 'stale'
  const action = removed ? 'directory.remove' : 'directory.restore'
  await record(tx, ctx, { action, subjectKind: 'service', subjectId: id })
  return 'saved'
}
