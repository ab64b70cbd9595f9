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
import { matchPlans, nameOf } from './match-plans.ts'
import { words } from './messages.en.ts'
import {
  removeActions,
  removeEmptyAims,
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
  /** Actions that the document no longer has and that are to go. Others of them stay. */
  remove: ReadonlySet<string>
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
  const standing = await loadStanding(tx, planId)
  if (!standing) throw new Error('the plan that this is a newer version of must be there')
  const sha256 = hashOf(version.sourceText)
  const already = await findBySource(tx, sha256)
  if (already && already.id !== planId) return { ok: false, already }
  const stamp = stampOf(ctx, words.version.reason(version.sourceName))
  const aims = await placeAims(tx, standing, version.read, stamp)
  const { matched, added, gone } = matchPlans(standing.actions, version.read)
  const rows = placedRows(version.read, aims)
  const changed = await rewrite(tx, { standing, rows, matched, stamp })
  await retell(tx, changed, stamp)
  const directory = await loadOwnerDirectory(tx, londonDay(stamp.changed_at))
  await addOwners(tx, planId, changed, directory, stamp)
  await addActions(tx, ctx, {
    planId,
    rows: rows.filter((_, index) => added.includes(index)),
    settled: version.settled,
    directory,
    stamp,
  })
  const remove = gone.filter(({ id }) => version.remove.has(id)).map(({ id }) => id)
  await removeActions(tx, planId, remove, stamp)
  await removeEmptyAims(tx, planId, aims.flat(), stamp)
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

/** Priorities by number or title, aims by number or words: those that are there take the new words, others are added. */
async function placeAims(
  tx: Tx,
  standing: StandingPlan,
  read: PlanRead,
  stamp: Stamped,
): Promise<string[][]> {
  const free = { priorities: [...standing.priorities], aims: [...standing.aims] }
  const priorities = read.priorities.map((priority, position) => ({
    priority,
    position,
    id: takeFirst(free.priorities, ({ name }) => name === nameOf(priority))?.id ?? null,
  }))
  const kept = priorities.map(({ id, ...each }) => ({ ...each, id: id ?? newId(), isNew: id === null }))
  await writePriorities(tx, standing.id, kept, stamp)
  const aims = kept.map(({ id: priorityId, priority }) =>
    priority.aims.map((aim, position) => {
      const here = takeFirst(
        free.aims,
        (old) =>
          old.priorityId === priorityId && (aim.ref === '' ? old.text === aim.text : old.ref === aim.ref),
      )
      return { aim, position, priorityId, id: here?.id ?? newId(), isNew: !here }
    }),
  )
  await writeAims(tx, standing.id, aims.flat(), stamp)
  return aims.map((each) => each.map(({ id }) => id))
}

function takeFirst<T>(list: T[], is: (each: T) => boolean): T | undefined {
  const at = list.findIndex(is)
  return at < 0 ? undefined : list.splice(at, 1)[0]
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

/** Writes matched actions anew where their words or their place differ; returns those whose words do. */
async function rewrite(tx: Tx, { standing, rows, matched, stamp }: Rewriting): Promise<Rewritten[]> {
  const byId = new Map(standing.actions.map((action) => [action.id, action]))
  const all = matched.flatMap(({ old, index, same }): (Rewritten & { same: boolean; moved: boolean })[] => {
    const [placed, was] = [rows[index], byId.get(old.id)]
    if (!placed || !was) return []
    const moved = placed.aimId !== was.aimId || placed.position !== was.position
    return [{ ...placed, id: old.id, was, same, moved }]
  })
  const differing = all.filter(({ same, moved }) => !same || moved)
  for (const batch of batches(differing)) await rewriteActions(tx, batch, stamp)
  return all.filter(({ same }) => !same)
}

/** Owners that a newer version names get a delivery; those that stand there stay, with all they said. */
async function addOwners(
  tx: Tx,
  planId: string,
  changed: readonly Rewritten[],
  directory: OwnerDirectory,
  stamp: Stamped,
): Promise<void> {
  const named = changed.filter(({ row, was }) => row.owner !== was.row.owner)
  if (named.length === 0) return
  const there = await tx
    .selectFrom('plan_deliveries')
    .select(['action_id', 'agency_id', 'group_id', 'owner_words', 'position'])
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .execute()
  const of = Map.groupBy(there, ({ action_id }) => action_id)
  const keyOf = (part: { agency_id: string | null; group_id: string | null; owner_words: string }) =>
    part.agency_id ?? part.group_id ?? part.owner_words
  const more = named.flatMap(({ id, row }) => {
    const standing = of.get(id) ?? []
    const known = new Set(standing.map(keyOf))
    const after = standing.reduce((last, { position }) => Math.max(last, position), -1) + 1
    return deliveriesOf({ planId, settled: false }, { id, row }, directory, stamp)
      .filter((part) => !known.has(keyOf(part)))
      .map((part, at) => ({ ...part, position: after + at }))
  })
  for (const batch of batches(more)) await tx.insertInto('plan_deliveries').values(batch).execute()
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
