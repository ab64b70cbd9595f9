// What one person answers for, across plans: where they lead, or what their agency owns and they may speak for.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { type DeliveryStatus, ENDED, STATUSES } from '../running/delivery.ts'
import { ownNumber } from '../reading/own-number.ts'
import { planName } from '../plan-name.ts'
import { stored } from '../stored.ts'
import { actionRef } from '../running/plan-state.ts'
import { roundNameFrom } from '../running/rhythm.ts'
import { cycleRulesOf } from '../running/rules.ts'

const MINE_MAX = 500

export type MyDelivery = {
  id: string
  planId: string
  planTitle: string
  actionId: string
  ref: string
  action: string
  part: string
  owner: string
  /** Whether it is led by the person, rather than owned by their agency. */
  leads: boolean
  status: DeliveryStatus
  agreed: Day | null
  forecast: Day | null
  silent: string | null
}

const mine = (tx: Tx, userId: string) =>
  tx
    .selectFrom('plan_deliveries as d')
    .innerJoin('plans as p', 'p.id', 'd.plan_id')
    .innerJoin('plan_actions as a', 'a.id', 'd.action_id')
    .innerJoin('plan_aims as m', 'm.id', 'a.aim_id')
    .innerJoin('plan_priorities as r', 'r.id', 'm.priority_id')
    // The same rule as row security's; said twice so that the indexes of lead and agency are used.
    .where((eb) =>
      eb.or([eb('d.lead_user_id', '=', userId), eb('d.agency_id', '=', sql<string>`app.agency_id()`)]),
    )
    .where(sql<boolean>`app.answers_for(d.agency_id, d.lead_user_id)`)
    .where('d.removed_at', 'is', null)
    .where('a.removed_at', 'is', null)
    .where('m.removed_at', 'is', null)
    .where('r.removed_at', 'is', null)
    .where('d.status', 'not in', [...ENDED])
    .where('p.kind', '=', 'plan')

/** The open deliveries that somebody answers for, by when they are due; those without a date last. */
export async function listMine(tx: Tx, userId: string): Promise<MyDelivery[]> {
  const rows = await mine(tx, userId)
    .leftJoin('agencies as g', 'g.id', 'd.agency_id')
    .leftJoin('plan_groups as b', 'b.id', 'd.group_id')
    .select([
      'd.id',
      'd.plan_id',
      'p.title',
      'p.period_words',
      'd.action_id',
      'm.ref',
      'a.action',
      'a.objective',
      'a.other',
      'd.part',
    ])
    .select(['d.owner_words', 'g.short_name', 'b.name', 'd.lead_user_id', 'd.status', 'd.baseline_due'])
    .leftJoin('plan_cycles as y', (on) =>
      on.onRef('y.plan_id', '=', 'd.plan_id').onRef('y.quarter', '=', 'd.stale_quarter'),
    )
    .select(['d.forecast_due', 'd.stale_quarter', 'y.first_day', 'p.cycle'])
    .select(
      sql<number>`(select count(*)::int from plan_actions o where o.aim_id = a.aim_id and o.removed_at is null
        and (o.position, o.id) < (a.position, a.id))`.as('place'),
    )
    .select(
      sql<number>`(select count(*)::int from plan_actions o where o.aim_id = a.aim_id and o.removed_at is null)`.as(
        'places',
      ),
    )
    .orderBy(sql`coalesce(d.forecast_due, d.baseline_due)`)
    .orderBy('d.id')
    .limit(MINE_MAX)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    planId: row.plan_id,
    planTitle: planName(row.title, row.period_words),
    actionId: row.action_id,
    ref: actionRef(row.ref, row.place, row.places, ownNumber(stored.other.parse(row.other))),
    action: row.action || row.objective,
    part: row.part,
    owner: row.short_name ?? row.name ?? row.owner_words,
    leads: row.lead_user_id === userId,
    status: STATUSES.find((status) => status === row.status) ?? 'not_set',
    agreed: row.baseline_due,
    forecast: row.forecast_due,
    silent: roundNameFrom(row.stale_quarter, row.first_day, cycleRulesOf(row.cycle)),
  }))
}

export type MyMilestone = {
  id: string
  planId: string
  planTitle: string
  actionId: string
  title: string
  due: Day
}

/** The milestones still to come of the actions of which somebody leads an open part, by date. */
export async function listMyMilestones(tx: Tx, userId: string): Promise<MyMilestone[]> {
  const rows = await tx
    .selectFrom('plan_milestones as s')
    .innerJoin('plans as p', 'p.id', 's.plan_id')
    .select(['s.id', 's.plan_id as planId', 'p.title', 'p.period_words', 's.action_id as actionId'])
    .select(['s.title as milestone', 's.due_on as due'])
    .where('s.removed_at', 'is', null)
    .where('s.done_on', 'is', null)
    .where('s.action_id', 'in', mine(tx, userId).select('d.action_id').where('d.lead_user_id', '=', userId))
    .orderBy('s.due_on')
    .orderBy('s.id')
    .limit(MINE_MAX)
    .execute()
  return rows.map(({ title, period_words: period, milestone, ...row }) => ({
    ...row,
    title: milestone,
    planTitle: planName(title, period),
  }))
}

/** How many open deliveries somebody answers for, how many are past the date agreed, and how many due within so many days. */
export async function countMine(
  tx: Tx,
  userId: string,
  { today, soon }: { today: Day; soon: Day },
): Promise<{ open: number; overdue: number; soon: number }> {
  const due = sql`coalesce(d.baseline_due, d.forecast_due)`
  return mine(tx, userId)
    .select(sql<number>`count(*)::int`.as('open'))
    .select(
      sql<number>`(count(*) filter (where ${due} < ${today} and d.status not in ('deferred', 'complete_unverified')))::int`.as(
        'overdue',
      ),
    )
    .select(sql<number>`(count(*) filter (where ${due} between ${today} and ${soon}))::int`.as('soon'))
    .executeTakeFirstOrThrow()
}
