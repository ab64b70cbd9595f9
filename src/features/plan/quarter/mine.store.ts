// What a quarter asks of one person, and what waits for a coordinator. Two bounded queries.
import { sql } from 'kysely'
import type { Staff } from '../../../access/actor.ts'
import type { Tx } from '../../../access/db.ts'
import { planName } from '../plan-name.ts'
import type { Day } from '../../../platform/calendar/london.ts'

export type WantedUpdate = {
  deliveryId: string
  planId: string
  planTitle: string
  quarter: string
  firstDay: Day
  due: Day
  action: string
  owner: string
  /** They lead it, or nobody does and they were asked or manage its agency's work. Else it is a colleague's, and they may. */
  mine: boolean
  /** It was answered, and came back. */
  returned: boolean
}

const WANTED_MAX = 200

/** Requests that nobody has answered of parts that this person may speak for, theirs first, then by the day they are due. */
export async function wantedUpdates(tx: Tx, { userId }: Pick<Staff, 'userId'>): Promise<WantedUpdate[]> {
  const { rows } = await sql<WantedUpdate & { periodWords: string | null }>`
    select "deliveryId", "planId", "planTitle", "periodWords", quarter, "firstDay", due, action, owner, mine, returned from (
      select d.id as "deliveryId", p.id as "planId", p.title as "planTitle", p.period_words as "periodWords", c.quarter, c.first_day as "firstDay", c.due_on as due, a.action,
        coalesce(g.short_name, b.name, d.owner_words) as owner,
        case when d.lead_user_id is null then r.to_user_id = ${userId} or app.has_role('manager')
          else d.lead_user_id = ${userId} end as mine,
        exists (select from plan_updates u where u.delivery_id = d.id and u.quarter = c.quarter and u.state = 'returned') as returned,
        row_number() over (partition by d.id order by c.quarter desc) as newest
      from plan_requests r
        join plan_cycles c on c.id = r.cycle_id and c.state <> 'frozen'
        join plan_deliveries d on d.id = r.delivery_id and d.removed_at is null
        join plan_actions a on a.id = d.action_id and a.removed_at is null
        join plans p on p.id = d.plan_id and p.kind = 'plan'
        left join agencies g on g.id = d.agency_id
        left join plan_groups b on b.id = d.group_id
      -- The same rule as app.answers_for; said twice so that the indexes of lead and agency are used.
      where (d.lead_user_id = ${userId} or d.agency_id = app.agency_id())
        and r.answered_at is null and d.status not in ('complete', 'cancelled', 'superseded')
        and app.answers_for(d.agency_id, d.lead_user_id)) asked
    where newest = 1
    order by mine desc, due, "planId", "deliveryId" limit ${WANTED_MAX}`.execute(tx)
  return rows.map(({ periodWords, ...wanted }) => ({
    ...wanted,
    planTitle: planName(wanted.planTitle, periodWords),
  }))
}

export type WaitingQuarter = { planId: string; quarter: string; count: number }

/** How many updates wait to be looked at, by plan and quarter. For coordinators. */
export async function waitingQuarters(tx: Tx): Promise<WaitingQuarter[]> {
  const { rows } = await sql<WaitingQuarter>`
    select u.plan_id as "planId", u.quarter, count(*)::int as count
    from plan_updates u join plans p on p.id = u.plan_id
    where u.state = 'waiting' and p.kind = 'plan'
    group by 1, 2 order by 2 desc, 1 limit 20`.execute(tx)
  return rows
}

export type AskedRound = { cycleId: string; quarter: string; firstDay: Day; due: Day; note: string | null }

/** The newest round that asks about a delivery: its quarter and day; and the note with which an answer came back, if one did. */
export async function askedOf(tx: Tx, deliveryId: string): Promise<AskedRound | undefined> {
  const { rows } = await sql<AskedRound>`
    select c.id as "cycleId", c.quarter, c.first_day as "firstDay", c.due_on as due,
      (select u.decision_note from plan_updates u where u.delivery_id = r.delivery_id and u.quarter = c.quarter
        and u.state <> 'replaced' order by u.at desc limit 1) as note
    from plan_requests r join plan_cycles c on c.id = r.cycle_id
    where r.delivery_id = ${deliveryId} and c.state <> 'frozen'
    order by c.quarter desc limit 1`.execute(tx)
  return rows[0]
}
