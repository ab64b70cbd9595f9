// Changing what a plan is made of: add, change, move, remove and put back. Each keeps who, when and why; nothing is deleted.
import { record } from '../../../access/audit.ts'
import { hasRole } from '../../../access/actor.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { Conflict, Forbidden, NotFound } from '../../../platform/problems.ts'
import { deriveRow } from '../reading/derive.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import { leadGroupParts } from '../running/group-leads.store.ts'
import { partsOf } from '../running/owners.ts'
import { type Stamped, stampOf } from '../stamp.ts'
import type { Values } from './fields.ts'
import { type Noun, SHAPES } from './nouns.ts'
import {
  answersForAction,
  findThing,
  insertThing,
  type KeptRow,
  parentExists,
  periodOf,
  setRemoved,
  swapPlaces,
  updateThing,
} from './shaping.store.ts'

export type Place = { planId: string; parentId: string | null }
const COORDINATOR = 'the coordinators of the partnership'

/** Whether the actor may add or change a `noun` of an action: a coordinator, or an owner of a part where owners may. */
export async function mayShape(tx: Tx, ctx: StaffCtx, noun: Noun, actionId: string | null): Promise<boolean> {
  if (hasRole(ctx.actor, 'coordinator')) return true
  return SHAPES[noun].owners && actionId !== null && (await answersForAction(tx, actionId))
}

/** Adds a thing under its parent; an action gets a delivery for each owner. Throws NotFound without the parent, Forbidden as mayShape. */
export async function addThing(
  tx: Tx,
  ctx: StaffCtx,
  noun: Noun,
  place: Place,
  values: Values,
): Promise<string> {
  const shape = SHAPES[noun]
  const wholePlan = shape.parent === 'plan' || (shape.loose && place.parentId === null)
  if (!wholePlan && !(place.parentId && (await parentExists(tx, shape.parent, place.planId, place.parentId))))
    throw new NotFound('nothing to stand under')
  await refuseUnless(tx, ctx, noun, shape.parent === 'action' ? place.parentId : null)
  const id = newId()
  const stamp = stampOf(ctx, null)
  const columns = {
    ...shape.columns(values),
    ...(noun === 'action' ? await readColumns(tx, place.planId, values) : {}),
  }
  if (noun === 'action') Object.assign(columns, { status: '', update: '', other: '[]' })
  await insertThing(tx, shape, { id, ...place }, columns, stamp)
  if (noun === 'action') await addDeliveries(tx, place.planId, id, values, stamp)
  await record(tx, ctx, {
    action: 'plan.add',
    subjectKind: 'plan',
    subjectId: place.planId,
    detail: { noun, id },
  })
  return id
}

/** Changes a thing still at `version`. Returns false where somebody changed it first. Throws NotFound, Forbidden. */
export async function changeThing(
  tx: Tx,
  ctx: StaffCtx,
  noun: Noun,
  { planId, id, version }: { planId: string; id: string; version: number },
  values: Values,
  reason: string | null,
): Promise<boolean> {
  const row = await standing(tx, noun, planId, id)
  await refuseUnless(tx, ctx, noun, actionOf(noun, row))
  const aim = values['aim_id']
  if (noun === 'action' && typeof aim === 'string' && !(await parentExists(tx, 'aim', planId, aim)))
    throw new NotFound('no such aim')
  const columns = {
    ...SHAPES[noun].columns(values),
    ...(noun === 'action' ? await readColumns(tx, planId, values, row) : {}),
  }
  if (columns['aim_id'] === null) delete columns['aim_id']
  if (!(await updateThing(tx, SHAPES[noun], id, version, columns, stampOf(ctx, reason)))) return false
  await record(tx, ctx, {
    action: 'plan.change',
    subjectKind: 'plan',
    subjectId: planId,
    detail: { noun, id },
  })
  return true
}

/** Takes a thing out with what stands under it. Throws NotFound, Forbidden, Conflict where it changed since `version`. */
export async function removeThing(
  tx: Tx,
  ctx: StaffCtx,
  noun: Noun,
  { planId, id, version }: { planId: string; id: string; version: number },
  reason: string,
): Promise<void> {
  const row = await standing(tx, noun, planId, id)
  await refuseUnless(tx, ctx, noun, actionOf(noun, row))
  if (row.version !== version) throw new Conflict('it was changed meanwhile')
  await setRemoved(tx, noun, row, true, stampOf(ctx, reason))
  await record(tx, ctx, {
    action: 'plan.take-out',
    subjectKind: 'plan',
    subjectId: planId,
    detail: { noun, id },
  })
}

/** Puts back what was removed, with what went with it. Throws NotFound, also where what it stood under is gone; Forbidden. */
export async function putBack(tx: Tx, ctx: StaffCtx, noun: Noun, planId: string, id: string): Promise<void> {
  const row = await findThing(tx, noun, planId, id)
  if (!row?.removed) throw new NotFound('nothing to put back')
  await refuseUnless(tx, ctx, noun, actionOf(noun, row))
  const { parent, parentColumn } = SHAPES[noun]
  const parentId = parentColumn ? row[parentColumn] : null
  if (typeof parentId === 'string' && !(await parentExists(tx, parent, planId, parentId)))
    throw new Conflict('what it stood under has been removed')
  await setRemoved(tx, noun, row, false, stampOf(ctx, null))
  await record(tx, ctx, {
    action: 'plan.put-back',
    subjectKind: 'plan',
    subjectId: planId,
    detail: { noun, id },
  })
}

/** Moves a thing up or down among its neighbours; at the end nothing happens. Coordinators only. */
export async function moveThing(
  tx: Tx,
  ctx: StaffCtx,
  noun: Noun,
  planId: string,
  id: string,
  up: boolean,
): Promise<void> {
  const row = await standing(tx, noun, planId, id)
  await refuseUnless(tx, ctx, noun, null)
  if (!SHAPES[noun].ordered) throw new NotFound('it has no order')
  if (await swapPlaces(tx, SHAPES[noun], row, up, stampOf(ctx, null)))
    await record(tx, ctx, {
      action: 'plan.change',
      subjectKind: 'plan',
      subjectId: planId,
      detail: { noun, id },
    })
}

async function standing(tx: Tx, noun: Noun, planId: string, id: string): Promise<KeptRow> {
  const row = await findThing(tx, noun, planId, id)
  if (!row || row.removed) throw new NotFound(`no such ${noun}`)
  return row
}

async function refuseUnless(tx: Tx, ctx: StaffCtx, noun: Noun, actionId: string | null): Promise<void> {
  if (!(await mayShape(tx, ctx, noun, actionId))) throw new Forbidden('not theirs to change', COORDINATOR)
}

function actionOf(noun: Noun, row: KeptRow): string | null {
  const id = SHAPES[noun].parent === 'action' ? row['action_id'] : null
  return typeof id === 'string' ? id : null
}

/** What the reader makes of an action's words, with the status and update that its row has in the source. */
async function readColumns(
  tx: Tx,
  planId: string,
  values: Values,
  row: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const cell = (name: string) => text(values[name])
  const { derived, flags } = deriveRow(
    {
      objective: cell('objective'),
      action: cell('action'),
      owner: cell('owner'),
      timeframe: cell('timeframe'),
      status: text(row['status']),
      update: text(row['update']),
    },
    await periodOf(tx, planId),
  )
  return { derived: JSON.stringify(derived), flags, read_status: derived.status }
}

async function addDeliveries(
  tx: Tx,
  planId: string,
  actionId: string,
  values: Values,
  stamp: Stamped,
): Promise<void> {
  const owner = typeof values['owner'] === 'string' ? values['owner'] : ''
  const day = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
  const { derived } = deriveRow(
    { objective: '', action: '', owner, timeframe: '', status: '', update: '' },
    null,
  )
  const directory = await loadOwnerDirectory(tx, londonDay(stamp.changed_at))
  const parts = partsOf(derived.owners, owner, directory).map((part, position) => ({
    id: newId(),
    plan_id: planId,
    action_id: actionId,
    position,
    agency_id: part.agencyId,
    group_id: part.groupId,
    post_id: part.postId,
    lead_user_id: part.leadUserId,
    owner_words: part.ownerWords,
    starts_on: day('starts_on'),
    baseline_due: day('ends_on'),
    forecast_due: day('ends_on'),
    ...stamp,
  }))
  await tx.insertInto('plan_deliveries').values(parts).execute()
  await leadGroupParts(tx, { planId }, stamp)
}
