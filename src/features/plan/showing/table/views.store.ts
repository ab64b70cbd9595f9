// Saved views of a plan's table. Row security decides which somebody sees: their own, and those shared with everybody.
import type { Tx } from '../../../../access/db.ts'

const VIEWS_MAX = 200
export const OWN_VIEWS_MAX = 50

export type SavedView = {
  id: string
  name: string
  query: string
  shared: boolean
  own: boolean
  isDefault: boolean
}

/** The views of a plan's table, one's own first. */
export async function listViews(tx: Tx, planId: string, userId: string): Promise<SavedView[]> {
  const rows = await tx
    .selectFrom('plan_views')
    .select(['id', 'name', 'query', 'shared', 'is_default', 'owner_id'])
    .where('plan_id', '=', planId)
    .orderBy('name')
    .limit(VIEWS_MAX)
    .execute()
  return rows
    .map(({ is_default, owner_id, ...row }) => {
      const own = owner_id === userId
      return { ...row, own, isDefault: own && is_default }
    })
    .toSorted((a, b) => Number(b.own) - Number(a.own))
}

type NewView = {
  id: string
  planId: string
  ownerId: string
  name: string
  query: string
  shared: boolean
  isDefault: boolean
  createdAt: Date
}

/** Keeps a view; false where its owner has one of that name already. A new default takes the place of the one before. */
export async function insertView(tx: Tx, view: NewView): Promise<boolean> {
  const { id, planId, ownerId, name, query, shared, isDefault, createdAt } = view
  if (isDefault)
    await tx
      .updateTable('plan_views')
      .set({ is_default: false })
      .where('plan_id', '=', planId)
      .where('owner_id', '=', ownerId)
      .where('is_default', '=', true)
      .execute()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('plan_views')
    .values({
      id,
      plan_id: planId,
      owner_id: ownerId,
      name,
      query,
      shared,
      is_default: isDefault,
      created_at: createdAt,
    })
    .onConflict((conflict) => conflict.columns(['plan_id', 'owner_id', 'name']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Removes a view that is one's own, or shared where a coordinator asks. False where there is none that one may remove. */
export async function deleteView(tx: Tx, planId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('plan_views')
    .where('id', '=', id)
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}
