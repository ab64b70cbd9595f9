// The calls that people asked for and nobody has answered, by whose they are: as for new messages, through row security.
import { sql } from 'kysely'
import { hasRole, type Staff } from '../../access/actor.ts'
import type { Tx } from '../../access/db.ts'

export type CallAsked = { reference: string; about: 'case' | 'report'; mine: boolean; dueAt: Date }

const SHOWN_MAX = 8

/** The calls that wait for this person or their queue, the first due first. One query. */
export async function callsAsked(tx: Tx, actor: Staff): Promise<CallAsked[]> {
  const { userId, agencyId } = actor
  const takes = hasRole(actor, 'officer', 'manager', 'triage')
  const { rows } = await sql<CallAsked>`
    select coalesce(k.reference, r.reference) as reference, case when k.id is null then 'report' else 'case' end as about,
      coalesce(k.owner_id = ${userId}, false) as mine, q.due_at as "dueAt"
    from call_requests q join reports r on r.id = q.report_id
      left join case_reports cr on cr.report_id = r.id left join cases k on k.id = cr.case_id
      left join staff_users u on u.id = k.owner_id
    where q.done_at is null
      and (k.owner_id = ${userId} or ${takes} and coalesce(k.lead_agency_id, r.agency_id, ${agencyId}) = ${agencyId}
        and (${hasRole(actor, 'manager')} or u.status is distinct from 'active'))
    order by q.due_at, q.id limit ${SHOWN_MAX}`.execute(tx)
  return rows
}
