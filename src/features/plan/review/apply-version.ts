// A newer version of a plan's document goes into the plan: matched actions take its words, new ones come, those that are
// gone go only where somebody ticked them. Deliveries, updates, evidence and measures stay; the history keeps the old.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { actionRow, batches, deliveriesOf, hashOf, tiesOf, victimServiceNames } from '../import-plan.ts'
import { findBySource } from '../plan.store.ts'
import type { PlanRead, ReadRow } from '../reading/read-plan.schema.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import type { OwnerDirectory } from '../running/owners.ts'
import { addOwners } from './add-owners.ts'
import type { Aligned } from './align-headings.ts'
import { leavingParts } from './leaving-parts.ts'
import { matchPlans, type SetOfRows } from './match-plans.ts'
import { words } from './messages.en.ts'
import {
  endParts,
  moveActions,
  removeActions,
  removeEmptyHeadings,
  retell,
  rewriteActions,
  type Rewritten,
  savePapers,
  writeAims,
  writePriorities,
} from './version.store.ts'
import { type Stamped, stampOf } from '../stamp.ts'
import { loadStanding, type StandingPlan } from './standing.store.ts'

export type NewVersion = {
  read: PlanRead
  sourceName: string
  sourceText: string
  settled: ReadonlySet<ReadRow>
  set: SetOfRows
  /** Actions that the document no longer has and that are to go. Others of them stay. */
  remove: ReadonlySet<string>
  /** Parts of owners whom the document no longer names and that are to end. Others of them stay. */
  end: ReadonlySet<string>
}
export type Applied =
  | { ok: true; changed: number; added: number; removed: number }
  | { ok: false; already: { id: string; title: string } }

/** Applies a newer document to plan `planId`. The actor must be a coordinator. Refuses a text that is another plan's. */
export async function applyVersion(
  tx: Tx,
  ctx: StaffCtx,
  planId: string,
  version: NewVersion,
): Promise<Applied> {
  const standing = await loadStanding(tx, planId, ctx.clock.now())
  if (!standing) throw new Error('the plan that this is a newer version of must be there')
  const sha256 = hashOf(version.sourceText)
  const already = await findBySource(tx, sha256)
  if (already && already.id !== planId) return { ok: false, already }
  const stamp = stampOf(ctx, words.version.reason(version.sourceName))
  const matches = matchPlans(standing, version.read, version.set)
  const { aligned, matched, added, gone } = matches
  const placed = await placeHeadings(tx, planId, { aligned, read: version.read, stamp })
  const rows = placedRows(version.read, placed.aims)
  const changed = await rewrite(tx, { standing, rows, matched, stamp })
  await retell(tx, changed, stamp)
  const directory = await loadOwnerDirectory(tx, londonDay(stamp.changed_at))
  await addOwners(tx, planId, changed, directory, stamp)
  const leaving = leavingParts(standing, matches, directory).filter(({ id }) => version.end.has(id))
  await endParts(
    tx,
    planId,
    leaving.map(({ id }) => id),
    stamp,
  )
  await addActions(tx, ctx, {
    planId,
    rows: rows.filter((_, index) => added.includes(index)),
    settled: version.settled,
    directory,
    stamp,
  })
  const remove = gone.filter(({ id }) => version.remove.has(id)).map(({ id }) => id)
  await removeActions(tx, planId, remove, stamp)
  await removeEmptyHeadings(tx, planId, { ...placed, aims: placed.aims.flat() }, stamp)
  await savePapers(tx, planId, { ...version, sha256 }, stamp)
  const counts = { changed: changed.length, added: added.length, removed: remove.length }
  await record(tx, ctx, {
    action: 'plan.new-version',
    subjectKind: 'plan',
    subjectId: planId,
    detail: counts,
  })
  return { ok: true, ...counts }
}

type PlacedRow = { row: ReadRow; aimId: string; position: number }

type Placing = { aligned: Aligned; read: PlanRead; stamp: Stamped }

/** Priorities and aims that are there take the document's words and place, others are added; returns the aims' ids. */
async function placeHeadings(
  tx: Tx,
  planId: string,
  { aligned, read, stamp }: Placing,
): Promise<{ priorities: string[]; aims: string[][] }> {
  const priorities = read.priorities.map((priority, position) => {
    const id = aligned.priorities[position] ?? null
    return { priority, position, id: id ?? newId(), isNew: id === null }
  })
  await writePriorities(tx, planId, priorities, stamp)
  const aims = priorities.map(({ id: priorityId, priority }, p) =>
    priority.aims.map((aim, position) => {
      const id = aligned.aims[p]?.[position] ?? null
      return { aim, position, priorityId, id: id ?? newId(), isNew: id === null }
    }),
  )
  await writeAims(tx, planId, aims.flat(), stamp)
  return {
    priorities: priorities.map(({ id }) => id),
    aims: aims.map((each) => each.map(({ id }) => id)),
  }
}

function placedRows(read: PlanRead, aims: readonly string[][]): PlacedRow[] {
  return read.priorities.flatMap((priority, p) =>
    priority.aims.flatMap(({ rows }, a) =>
      rows.map((row, position) => ({ row, position, aimId: aims[p]?.[a] ?? '' })),
    ),
  )
}

type Rewriting = {
  standing: StandingPlan
  rows: readonly PlacedRow[]
  matched: ReturnType<typeof matchPlans>['matched']
  stamp: Stamped
}

/** Writes actions whose words changed anew, and puts those that only stand elsewhere there; returns the changed. */
async function rewrite(tx: Tx, { standing, rows, matched, stamp }: Rewriting): Promise<Rewritten[]> {
  const byId = new Map(standing.actions.map((action) => [action.id, action]))
  const all = matched.flatMap(({ old, index, row, same }): (Rewritten & { same: boolean })[] => {
    const [placed, was] = [rows[index], byId.get(old.id)]
    return placed && was ? [{ ...placed, row, id: old.id, was, same }] : []
  })
  const changed = all.filter(({ same }) => !same)
  for (const batch of batches(changed)) await rewriteActions(tx, batch, stamp)
  const moved = all.filter(
    ({ same, was, aimId, position }) => same && (aimId !== was.aimId || position !== was.position),
  )
  await moveActions(tx, moved, stamp)
  return changed
}

type Adding = {
  planId: string
  rows: readonly PlacedRow[]
  settled: ReadonlySet<ReadRow>
  directory: OwnerDirectory
  stamp: Stamped
}

async function addActions(
  tx: Tx,
  ctx: StaffCtx,
  { planId, rows, settled, directory, stamp }: Adding,
): Promise<void> {
  const actions = rows.map(({ row, aimId, position }) =>
    actionRow({ aim_id: aimId, plan_id: planId, ...stamp }, position, row),
  )
  const deliveries = actions.flatMap((action) =>
    deliveriesOf({ planId, settled: settled.has(action.row) }, action, directory, stamp),
  )
  for (const batch of batches(actions))
    await tx
      .insertInto('plan_actions')
      .values(batch.map(({ values }) => values))
      .execute()
  for (const batch of batches(deliveries)) await tx.insertInto('plan_deliveries').values(batch).execute()
  const tied = tiesOf(actions, await victimServiceNames(tx), ctx)
  for (const batch of batches(tied)) await tx.insertInto('action_measures').values(batch).execute()
}
