// People whom a message did not reach, by whose they are: until somebody was in touch with them or tried, and for two weeks at
// most. Through row security, as for the calls that people asked for.
import { sql } from 'kysely'
import { hasRole, type Staff } from '../../access/actor.ts'
import type { Tx } from '../../access/db.ts'

export type NotReached = { reference: string; about: 'case' | 'report'; mine: boolean; at: Date }

const SHOWN_MAX = 8
const SHOWN_FOR_MS = 14 * 86_400_000

/** Those that are for this person or their queue to ring or write to, the latest first. One query. */
export async function notReached(tx: Tx, actor: Staff, now: Date): Promise<NotReached[]> {
  const { userId, agencyId } = actor
  const takes = hasRole(actor, 'officer', 'manager', 'triage')
  const since = new Date(now.getTime() - SHOWN_FOR_MS)
  const { rows } = await sql<NotReached>`
    select coalesce(k.reference, r.reference) as reference, case when k.id is null then 'report' else 'case' end as about,
      coalesce(k.owner_id = ${userId}, false) as mine, max(t.at) as at
    from timeline t join reports r on r.id = t.report_id
      left join case_reports cr on cr.report_id = r.id left join cases k on k.id = cr.case_id
      left join staff_users u on u.id = k.owner_id
    where t.kind = 'mail.not-delivered' and t.at >= ${since}
      and not exists (select 1 from timeline x where (x.report_id = r.id or x.case_id = k.id) and x.at > t.at
        and x.kind in ('case.update', 'case.tried', 'call.spoke', 'call.no_answer', 'contact.changed', 'case.closed'))
      and (k.owner_id = ${userId} or ${takes} and coalesce(k.lead_agency_id, r.agency_id, ${agencyId}) = ${agencyId}
        and (${hasRole(actor, 'manager')} or u.status is distinct from 'active'))
    group by k.id, k.reference, k.owner_id, r.reference
    order by at desc, reference limit ${SHOWN_MAX}`.execute(tx)
  return rows
}
