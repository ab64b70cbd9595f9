// Writing what the public reads: the chosen words of each action, and what one publishing makes of them.
import type { Tx } from '../../../access/db.ts'
import type { Stamped } from '../stamp.ts'
import { newId } from '../../../platform/ids.ts'
import type { PublicChange, PublicState } from './public-state.ts'

const AT_ONCE = 500
const ADDRESSES_MAX = 5_000

/** What is published of a plan becomes `states`; what is as it was keeps its day. */
export async function replacePublicStates(
  tx: Tx,
  planId: string,
  before: readonly PublicState[],
  states: readonly PublicState[],
  at: Date,
): Promise<void> {
  const was = new Map(before.map((state) => [state.actionId, JSON.stringify(state)]))
  const changed = states.filter((state) => was.get(state.actionId) !== JSON.stringify(state))
  const kept = new Set(states.map(({ actionId }) => actionId))
  const gone = before.flatMap(({ actionId }) => (kept.has(actionId) ? [] : [actionId]))
  const stale = [...gone, ...changed.map(({ actionId }) => actionId)]
  if (stale.length > 0) await tx.deleteFrom('plan_public_states').where('action_id', 'in', stale).execute()
  for (let from = 0; from < changed.length; from += AT_ONCE)
    await tx
      .insertInto('plan_public_states')
      .values(changed.slice(from, from + AT_ONCE).map((state) => rowOf(planId, state, at)))
      .execute()
}

const rowOf = (planId: string, state: PublicState, at: Date) => ({
  action_id: state.actionId,
  plan_id: planId,
  position: state.position,
  priority: state.priority,
  themes: state.themes,
  aim: state.aim,
  said: state.said,
  progress: state.progress,
  status: state.status,
  parts: state.parts,
  parts_done: state.partsDone,
  time_words: state.timeWords,
  starts_on: state.startsOn,
  ends_on: state.endsOn,
  moved_to: state.movedTo,
  measures: state.measures,
  changed_at: at,
})

/** Keeps what a publishing changed, for the feed. */
export async function addPublicChanges(
  tx: Tx,
  planId: string,
  changes: readonly PublicChange[],
  at: Date,
): Promise<void> {
  const rows = changes.map((change, position) => ({
    id: newId(),
    plan_id: planId,
    action_id: change.actionId,
    at,
    position,
    kind: change.kind,
    from_status: change.fromStatus,
    to_status: change.toStatus,
  }))
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx
      .insertInto('plan_public_changes')
      .values(rows.slice(from, from + AT_ONCE))
      .execute()
}

/** When a plan was last published, or null. */
export async function publicAt(tx: Tx, planId: string): Promise<Date | null> {
  const row = await tx.selectFrom('plans').select('public_at').where('id', '=', planId).executeTakeFirst()
  return row?.public_at ?? null
}

/** Says that what the public reads was written now; a plan without an address gets `address`. */
export async function savePublicAt(tx: Tx, planId: string, address: string, stamp: Stamped): Promise<void> {
  await tx
    .updateTable('plans')
    .set((eb) => ({
      public_at: stamp.changed_at,
      public_slug: eb.fn.coalesce('public_slug', eb.val(address)),
    }))
    .set(stamp)
    .where('id', '=', planId)
    .execute()
}

/** The addresses that plans have, published or not. */
export async function addressesTaken(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('plans')
    .select('public_slug')
    .where('public_slug', 'is not', null)
    .limit(ADDRESSES_MAX)
    .execute()
  return rows.flatMap(({ public_slug: address }) => address ?? [])
}

/** Makes a published plan at `version` the one shown first, or not; false where somebody changed it first. */
export async function savePublicMain(
  tx: Tx,
  planId: string,
  { first, version }: { first: boolean; version: number },
  stamp: Stamped,
): Promise<boolean> {
  await tx
    .updateTable('plans')
    .set((eb) => ({ public_main: false, version: eb('version', '+', 1), ...stamp }))
    .where('public_main', '=', true)
    .where('id', '<>', planId)
    .execute()
  const { numUpdatedRows } = await tx
    .updateTable('plans')
    .set({ public_main: first, version: version + 1, ...stamp })
    .where('id', '=', planId)
    .where('version', '=', version)
    .where('published', '=', true)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type PublicWords = { shown: boolean; words: string | null; progress: string | null }

/** Saves the chosen words of an action still at `version`; false where somebody changed it first. */
export async function savePublicWords(
  tx: Tx,
  action: { planId: string; id: string; version: number },
  { shown, words, progress }: PublicWords,
  by: { at: Date; userId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_actions')
    .set({
      public_shown: shown,
      public_words: words,
      public_progress: progress,
      version: action.version + 1,
      changed_at: by.at,
      changed_by: by.userId,
      change_reason: null,
    })
    .where('id', '=', action.id)
    .where('plan_id', '=', action.planId)
    .where('version', '=', action.version)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
