// What papers ask of the database beside the plan itself: quarters and their records, risks that were open, whose parts
// there are, and the marking that a plan's papers carry.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Stamped } from '../stamp.ts'
import { type Day, londonEndOfDay } from '../../../platform/calendar/london.ts'
import type { MeetingState, RiskState, Scope } from './facts.ts'

const RISKS_MAX = 500
const MEETINGS_MAX = 500
const SCOPES_MAX = 500

export type CycleState = { state: 'planned' | 'open' | 'frozen'; record: unknown }

/** The state of a plan's quarter, with its record where it was frozen; undefined where the quarter was never planned. */
export async function findCycle(tx: Tx, planId: string, quarter: string): Promise<CycleState | undefined> {
  const row = await tx
    .selectFrom('plan_cycles')
    .select(['state', 'record'])
    .where('plan_id', '=', planId)
    .where('quarter', '=', quarter)
    .executeTakeFirst()
  return row && { state: stateOf(row.state), record: row.record }
}

const stateOf = (text: string): CycleState['state'] =>
  text === 'frozen' || text === 'open' ? text : 'planned'

/** Risks and issues open at the end of `day`, the gravest first; with an agency of `scope` where there is one. */
export async function loadRisks(
  tx: Tx,
  planId: string,
  day: Day,
): Promise<(RiskState & { agencyId: string | null })[]> {
  const { rows } = await sql<RiskState & { agencyId: string | null }>`
    select r.id, r.action_id as "actionId", r.agency_id as "agencyId", r.kind, r.text, r.likelihood, r.impact, r.response,
      g.short_name as owner
    from plan_history h cross join lateral jsonb_populate_record(null::plan_risks, h.row) r
      left join agencies g on g.id = r.agency_id
    where h.plan_id = ${planId} and h.kind = 'plan_risks' and h.valid_from <= ${londonEndOfDay(day)}
      and (h.valid_to is null or h.valid_to > ${londonEndOfDay(day)}) and r.removed_at is null and r.state = 'open'
    order by coalesce(r.likelihood * r.impact, 0) desc, r.kind, r.id limit ${RISKS_MAX}`.execute(tx)
  return rows
}

/** The meetings at which actions are heard, as the plan had them at the end of `day`, by when they are. */
export async function loadMeetings(tx: Tx, planId: string, day: Day): Promise<MeetingState[]> {
  const { rows } = await sql<MeetingState>`
    select l.action_id as "actionId", l.title, l.place, l.on_date as day, l.url
    from plan_history h cross join lateral jsonb_populate_record(null::plan_links, h.row) l
    where h.plan_id = ${planId} and h.kind = 'plan_links' and h.valid_from <= ${londonEndOfDay(day)}
      and (h.valid_to is null or h.valid_to > ${londonEndOfDay(day)}) and l.kind = 'meeting' and l.removed_at is null
      and l.on_date is not null
    order by l.on_date, l.title, l.id limit ${MEETINGS_MAX}`.execute(tx)
  return rows
}

/** Agencies and groups that have parts in a plan, by name. Ids carry their kind: "agency:..." or "group:...". */
export async function listScopes(tx: Tx, planId: string): Promise<{ key: string; scope: Scope }[]> {
  const agencies = await tx
    .selectFrom('agencies as a')
    .select(['a.id', 'a.short_name as name'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('plan_deliveries as d')
          .select('d.id')
          .whereRef('d.agency_id', '=', 'a.id')
          .where('d.plan_id', '=', planId)
          .where('d.removed_at', 'is', null),
      ),
    )
    .orderBy('a.short_name')
    .limit(SCOPES_MAX)
    .execute()
  const groups = await tx
    .selectFrom('plan_groups as g')
    .select(['g.id', 'g.name', 'g.kind'])
    .select(
      sql<string[]>`case when g.kind = 'authorities' then
        array(select id from agencies where kind = 'local_authority' order by 1 limit ${SCOPES_MAX})
        else array(select agency_id from plan_group_agencies m where m.group_id = g.id order by 1) end`.as(
        'members',
      ),
    )
    .orderBy('g.name')
    .limit(SCOPES_MAX)
    .execute()
  return [
    ...agencies.map(({ id, name }) => ({
      key: `agency:${id}`,
      scope: { name, agencyIds: [id], groupId: null },
    })),
    ...groups.map(({ id, name, kind, members }) => ({
      key: `group:${id}`,
      // A body's own parts are its own; its members' other work is not.
      scope: { name, agencyIds: kind === 'body' ? [] : members, groupId: id },
    })),
  ]
}

/** The marking that papers of a plan carry unless somebody says otherwise. */
export async function usualMarking(tx: Tx, planId: string): Promise<string> {
  const row = await tx.selectFrom('plans').select('paper_marking').where('id', '=', planId).executeTakeFirst()
  return row?.paper_marking ?? ''
}

/** Makes `marking` the usual one of a plan's papers. The database holds this to coordinators. */
export async function saveUsualMarking(
  tx: Tx,
  planId: string,
  marking: string,
  stamp: Stamped,
): Promise<void> {
  await tx
    .updateTable('plans')
    .set({ paper_marking: marking, ...stamp })
    .where('id', '=', planId)
    .execute()
}
