// What comes along beside the words, owners and dates of an unfinished action: its open milestones and risks, its links and
// budget notes, and its measures with their targets.
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import type { Stamped } from '../stamp.ts'

export type CopiedTo = {
  from: string
  planId: string
  /** From what was copied to its copy. */
  actions: ReadonlyMap<string, string>
  deliveries: ReadonlyMap<string, string>
  move: (day: Day | null) => Day | null
  stamp: Stamped
}

const AT_ONCE = 500
const ROWS_MAX = 20_000

/**
 * Copies into a plan what is still open of what hung on the copied actions, and the open risks of the plan as a whole. What
 * was reached, closed or removed stays behind, and so does a milestone of a part that does. A meeting keeps its own day; a
 * link to an action leads to its copy where there is one.
 */
export async function copyExtras(tx: Tx, to: CopiedTo): Promise<void> {
  await copyMilestones(tx, to)
  await copyRisks(tx, to)
  await copyLinks(tx, to)
  await copyBudgets(tx, to)
}

/** Copies the ties of measures, with their targets; the day by which one should be reached moves on like the others. */
export async function copyTies(tx: Tx, { from, actions, move, stamp }: CopiedTo): Promise<void> {
  const ties = await tx
    .selectFrom('action_measures as t')
    .innerJoin('plan_actions as a', 'a.id', 't.action_id')
    .select(['t.action_id', 't.measure', 't.because', 't.target', 't.target_direction', 't.target_by'])
    .select(['t.baseline', 't.target_note'])
    .where('a.plan_id', '=', from)
    .limit(ROWS_MAX)
    .execute()
  const rows = ties.flatMap(({ action_id, target_by, ...tie }) => {
    const copy = actions.get(action_id)
    const tied = { tied_at: stamp.changed_at, tied_by: stamp.changed_by }
    return copy ? [{ ...tie, ...tied, action_id: copy, target_by: move(target_by) }] : []
  })
  for (const batch of batches(rows)) await tx.insertInto('action_measures').values(batch).execute()
}

async function copyMilestones(tx: Tx, { from, planId, actions, deliveries, move, stamp }: CopiedTo) {
  const kept = await tx
    .selectFrom('plan_milestones')
    .select(['action_id', 'delivery_id', 'title', 'due_on'])
    .where('plan_id', '=', from)
    .where('removed_at', 'is', null)
    .where('done_on', 'is', null)
    .limit(ROWS_MAX)
    .execute()
  const rows = kept.flatMap(({ action_id, delivery_id, title, due_on }) => {
    const action = actions.get(action_id)
    const delivery = delivery_id === null ? null : deliveries.get(delivery_id)
    if (!action || delivery === undefined) return []
    const own = { action_id: action, delivery_id: delivery, title, due_on: move(due_on) ?? due_on }
    return [{ id: newId(), plan_id: planId, ...own, ...stamp }]
  })
  for (const batch of batches(rows)) await tx.insertInto('plan_milestones').values(batch).execute()
}

async function copyRisks(tx: Tx, { from, planId, actions, stamp }: CopiedTo) {
  const kept = await tx
    .selectFrom('plan_risks')
    .select(['action_id', 'agency_id', 'kind', 'text', 'likelihood', 'impact', 'response'])
    .where('plan_id', '=', from)
    .where('removed_at', 'is', null)
    .where('state', '=', 'open')
    .limit(ROWS_MAX)
    .execute()
  const rows = kept.flatMap(({ action_id, ...risk }) => {
    const action = action_id === null ? null : actions.get(action_id)
    return action === undefined
      ? []
      : [{ id: newId(), plan_id: planId, action_id: action, ...risk, ...stamp }]
  })
  for (const batch of batches(rows)) await tx.insertInto('plan_risks').values(batch).execute()
}

async function copyLinks(tx: Tx, { from, planId, actions, stamp }: CopiedTo) {
  const kept = await tx
    .selectFrom('plan_links as l')
    .leftJoin('plan_actions as t', 't.id', 'l.to_action_id')
    .select([
      'l.action_id',
      'l.kind',
      'l.to_action_id',
      'l.title',
      'l.url',
      'l.on_date',
      'l.place',
      't.plan_id as to_plan',
    ])
    .where('l.plan_id', '=', from)
    .where('l.removed_at', 'is', null)
    .limit(ROWS_MAX)
    .execute()
  const rows = kept.flatMap(({ action_id, to_action_id, to_plan, ...link }) => {
    const action = actions.get(action_id)
    const other = to_action_id === null ? null : (actions.get(to_action_id) ?? to_action_id)
    // What it leaned on in the same plan, and that is finished, holds it up no longer.
    const behind = other !== null && other === to_action_id && to_plan === from
    if (!action || behind) return []
    return [{ id: newId(), plan_id: planId, action_id: action, to_action_id: other, ...link, ...stamp }]
  })
  for (const batch of batches(rows)) await tx.insertInto('plan_links').values(batch).execute()
}

async function copyBudgets(tx: Tx, { from, planId, actions, stamp }: CopiedTo) {
  const kept = await tx
    .selectFrom('plan_budgets')
    .select(['action_id', 'words', 'pence'])
    .where('plan_id', '=', from)
    .where('removed_at', 'is', null)
    .limit(ROWS_MAX)
    .execute()
  const rows = kept.flatMap(({ action_id, ...budget }) => {
    const action = actions.get(action_id)
    return action ? [{ id: newId(), plan_id: planId, action_id: action, ...budget, ...stamp }] : []
  })
  for (const batch of batches(rows)) await tx.insertInto('plan_budgets').values(batch).execute()
}

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE)
}
