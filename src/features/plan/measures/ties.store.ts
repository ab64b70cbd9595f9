// Which measures prove which actions, each with its target. One query for an action or for a whole plan.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { DB } from '../../../access/schema.gen.ts'
import { type Target, TARGET_DIRECTIONS } from '../../insight/index.ts'
import type { Stamped } from '../stamp.ts'

export type Tie = {
  actionId: string
  /** The measure's key, computed or manual. */
  key: string
  /** The plan's own words for which the system tied it; null where a person did. */
  because: string | null
  target: Target | null
  version: number
}

const TIES_MAX = 10_000

/** The ties of one action or of a plan's actions, by measure: those there are, or that there were at an instant. */
export async function loadTies(
  tx: Tx,
  of: { actionId: string } | { planId: string },
  at: Date | null = null,
): Promise<Tie[]> {
  const all = tx
    .selectFrom(tiesAt(of, at).as('t'))
    .select(['t.action_id', 't.measure', 't.because', 't.version', 't.target', 't.target_direction'])
    .select(['t.target_by', 't.baseline', 't.target_note'])
    .orderBy('t.action_id')
    .orderBy('t.measure')
    .limit(TIES_MAX)
  const rows = await ('actionId' in of
    ? all.where('t.action_id', '=', of.actionId)
    : all.innerJoin('plan_actions as a', 'a.id', 't.action_id').where('a.plan_id', '=', of.planId)
  ).execute()
  return rows.map((row) => ({
    actionId: row.action_id,
    key: row.measure,
    because: row.because,
    target: targetOf(row),
    version: row.version,
  }))
}

/** The rows of ties, today's or those that held at an instant. */
export function tiesAt(
  of: { actionId: string } | { planId: string },
  at: Date | null,
): RawBuilder<DB['action_measures']> {
  if (!at) return sql`(select * from action_measures)`
  const which = 'actionId' in of ? sql`h.action_id = ${of.actionId}` : sql`h.plan_id = ${of.planId}`
  return sql`(select t.* from plan_history h
    cross join lateral jsonb_populate_record(null::action_measures, h.row) t
    where ${which} and h.kind = 'action_measures' and h.valid_from <= ${at} and (h.valid_to is null or h.valid_to > ${at}))`
}

type TargetRow = {
  target: number | null
  target_direction: string | null
  target_by: string | null
  baseline: number | null
  target_note: string
}

function targetOf(row: TargetRow): Target | null {
  const direction = TARGET_DIRECTIONS.find((each) => each === row.target_direction)
  if (row.target === null || !direction) return null
  return { value: row.target, direction, by: row.target_by, baseline: row.baseline, note: row.target_note }
}

/** Sets a tie's target, or takes it away (null), where it is still at `version`; false where it is not. Each is kept. */
export async function saveTarget(
  tx: Tx,
  tie: { actionId: string; key: string; version: number },
  target: Target | null,
  stamp: Stamped,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('action_measures')
    .set({
      target: target?.value ?? null,
      target_direction: target?.direction ?? null,
      target_by: target?.by ?? null,
      baseline: target?.baseline ?? null,
      target_note: target?.note ?? '',
      version: tie.version + 1,
      ...stamp,
    })
    .where('action_id', '=', tie.actionId)
    .where('measure', '=', tie.key)
    .where('version', '=', tie.version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
