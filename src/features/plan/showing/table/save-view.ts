// Keeps a way of looking at a plan's table, for oneself or for everybody.
import { record } from '../../../../access/audit.ts'
import type { StaffCtx } from '../../../../access/ctx.ts'
import type { Tx } from '../../../../access/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { NotFound, ok, type Outcome, refused } from '../../../../platform/problems.ts'
import { charCount } from '../../../../platform/text/plain.ts'
import { tableWords } from '../messages.en.ts'
import { queryText, tableQuery } from './query.ts'
import { deleteView, insertView, listViews, OWN_VIEWS_MAX } from './views.store.ts'

const { problems } = tableWords.views
const NAME_MAX = 80
// As long as every filter together can be, written as an address; the column's own limit (migration 0021).
const QUERY_MAX = 2_000

type Wish = { name: string; query: string; shared: boolean; isDefault: boolean }

/** Takes a name and an address's query, which is read and written anew: nothing else than a view of the table can be kept. */
export async function saveView(
  tx: Tx,
  ctx: StaffCtx,
  planId: string,
  wish: Wish,
): Promise<Outcome<{ id: string }>> {
  const name = wish.name.trim()
  if (name === '') return refused({ field: 'name', message: problems.name })
  if (charCount(name) > NAME_MAX) return refused({ field: 'name', message: problems.long })
  const { userId } = ctx.actor
  const own = (await listViews(tx, planId, userId)).filter((view) => view.own)
  if (own.some((view) => view.name === name)) return refused({ field: 'name', message: problems.taken })
  if (own.length >= OWN_VIEWS_MAX) return refused({ field: 'name', message: problems.many })
  const id = newId()
  const { shared, isDefault } = wish
  const query = queryText({ ...readQuery(wish.query), on: undefined })
  const kept = { id, planId, ownerId: userId, name, query, shared, isDefault, createdAt: ctx.clock.now() }
  if (!(await insertView(tx, kept))) return refused({ field: 'name', message: problems.taken })
  await record(tx, ctx, {
    action: 'plan.save-view',
    subjectKind: 'plan',
    subjectId: planId,
    detail: { shared },
  })
  return ok({ id })
}

/** Removes a saved view. Throws NotFound for one that is not the actor's to remove. */
export async function removeView(tx: Tx, ctx: StaffCtx, planId: string, id: string): Promise<void> {
  if (!(await deleteView(tx, planId, id))) throw new NotFound('no such view of one’s own')
  await record(tx, ctx, { action: 'plan.remove-view', subjectKind: 'plan', subjectId: planId })
}

/** A query as it stands in an address, read as the table reads it. */
export const readQuery = (text: string) => {
  const sent = new URLSearchParams(text.slice(0, QUERY_MAX))
  return tableQuery.parse(Object.fromEntries(sent))
}
