// Publishing: what was chosen becomes what the public reads, in one transaction with what changed and who did it.
import { record } from '../../../access/audit.ts'
import type { Ctx, StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { Conflict, NotFound } from '../../../platform/problems.ts'
import type { ActionState } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { addressFor } from './public-plans.ts'
import { loadPublicStates } from './our-plan.store.ts'
import { changesBetween, type PublicChange, publicStates } from './public-state.ts'
import { stampOf } from '../stamp.ts'
import {
  addPublicChanges,
  addressesTaken,
  publicAt,
  type PublicWords,
  replacePublicStates,
  savePublicAt,
  savePublicMain,
  savePublicWords,
} from './publish.store.ts'

/**
 * Makes what the public reads of a plan what its coordinators have chosen, as it stands now. Says nothing of whether the
 * plan is on the public page: see publish-plan.ts. Coordinators and named work only, as the database holds.
 */
export async function refreshPublic(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>,
  planId: string,
): Promise<PublicChange[]> {
  const now = ctx.clock.now()
  const plan = await loadPlanState(tx, planId, { now })
  if (!plan) throw new NotFound('no such plan')
  const before = await loadPublicStates(tx, planId)
  const after = publicStates(plan)
  const changes = changesBetween(before, after, (await publicAt(tx, planId)) === null)
  await replacePublicStates(tx, planId, before, after, now)
  await addPublicChanges(tx, planId, changes, now)
  const place = { id: planId, title: plan.title, periodWords: plan.period?.words ?? null }
  // Once it has an address it keeps it, whatever it is called later.
  await savePublicAt(tx, planId, addressFor(place, await addressesTaken(tx)), stampOf(ctx))
  const detail = { shown: after.length, changes: changes.length }
  await record(tx, ctx, { action: 'plan.refresh-public', subjectKind: 'plan', subjectId: planId, detail })
  return changes
}

/**
 * Names a published plan still at `version` as the one that is shown first, or no longer; no other is then. Conflict where
 * somebody changed it or took it off the page first.
 */
export async function showFirst(
  tx: Tx,
  ctx: StaffCtx,
  planId: string,
  { first, version }: { first: boolean; version: number },
): Promise<void> {
  if (!(await savePublicMain(tx, planId, { first, version }, stampOf(ctx))))
    throw new Conflict('the plan was changed')
  const detail = { first }
  await record(tx, ctx, { action: 'plan.show-first', subjectKind: 'plan', subjectId: planId, detail })
}

export type Typed = PublicWords & { version: number }

/**
 * Saves what was typed for actions of a plan, where it differs. Returns the ids of those that somebody else changed first:
 * they are left as they are, and the rest is saved.
 */
export async function saveWords(
  tx: Tx,
  ctx: StaffCtx,
  planId: string,
  actions: readonly ActionState[],
  typed: ReadonlyMap<string, Typed>,
): Promise<string[]> {
  const by = { at: ctx.clock.now(), userId: ctx.actor.userId }
  const clashes: string[] = []
  let saved = 0
  for (const action of actions) {
    const wish = typed.get(action.id)
    if (!wish || isSame(action, wish)) continue
    // One row at a time: a page holds few, and each has a version of its own.
    if (await savePublicWords(tx, { planId, id: action.id, version: wish.version }, wish, by)) saved += 1
    else clashes.push(action.id)
  }
  if (saved > 0)
    await record(tx, ctx, {
      action: 'plan.public-words',
      subjectKind: 'plan',
      subjectId: planId,
      detail: { actions: saved },
    })
  return clashes
}

const isSame = (action: ActionState, wish: PublicWords): boolean =>
  action.publicShown === wish.shown &&
  (action.publicWords ?? '') === (wish.words ?? '') &&
  (action.publicProgress ?? '') === (wish.progress ?? '')
