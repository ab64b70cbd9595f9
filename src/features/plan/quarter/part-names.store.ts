// What a mail calls a part of a plan: numbers alone, for the plan's own words may name somebody, and mail holds no one's name
// (features/mail/mail.ts). Two actions "2" under two aims are told apart by their aims.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { shorten } from '../../../platform/text/plain.ts'
import { quarterWords as words } from './messages.en.ts'

/** Where a part stands. Priorities and aims without a number of their own are counted. */
export type Place = { priority: string; aim: string; aimIsNumbered: boolean }
export type Places = {
  /** The plan's title, shortened; '' where there is no request. */
  plan: string
  of: (requestId: string, ref: string) => string
}

const TITLE_MAX = 120

/** How a mail names what these requests are about, all of one plan. One query. */
export async function loadPlaces(tx: Tx, requestIds: readonly string[]): Promise<Places> {
  const { rows } = await sql<Place & { id: string; title: string }>`
    select r.id, l.title, m.ref <> '' as "aimIsNumbered",
      coalesce(p.number, (select count(*) from plan_priorities x
        where x.plan_id = p.plan_id and x.removed_at is null and x.position <= p.position))::text as priority,
      coalesce(nullif(m.ref, ''), (select count(*) from plan_aims x
        where x.priority_id = m.priority_id and x.removed_at is null and x.position <= m.position)::text) as aim
    from plan_requests r
      join plan_deliveries d on d.id = r.delivery_id
      join plan_actions a on a.id = d.action_id
      join plan_aims m on m.id = a.aim_id
      join plan_priorities p on p.id = m.priority_id
      join plans l on l.id = d.plan_id
    where r.id = any (${requestIds}::uuid[])`.execute(tx)
  const places = new Map(rows.map((row) => [row.id, row]))
  return {
    plan: shorten(rows[0]?.title ?? '', TITLE_MAX),
    of: (id, ref) => partName(places.get(id), ref),
  }
}

/** "Priority 1, aim 1.8, action 2"; without its aim where the action's number says it: "Priority 1, action 1.8c". */
export function partName(place: Place | undefined, ref: string): string {
  if (!place) return words.actionNo(ref)
  const letters = ref.startsWith(place.aim) ? ref.slice(place.aim.length) : undefined
  const saysItsAim = place.aimIsNumbered && letters !== undefined && /^[a-z]*$/.test(letters)
  return [
    words.priorityNo(place.priority),
    ...(saysItsAim ? [] : [words.aimNo(place.aim)]),
    words.actionNo(ref),
  ].join(', ')
}
