// What people wrote after their report and nobody has read yet. An owner sees what is about their own cases; those who
// take reports, what is in their queue and nobody's in particular; a manager, all of the agency's. As for the mail about
// it (app.message_readers in migration 0013), through row security throughout.
import { sql } from 'kysely'
import { hasRole, type Staff } from '../../access/actor.ts'
import type { Tx } from '../../access/db.ts'

export type NewMessage = {
  reference: string
  about: 'case' | 'report'
  /** The reader looks after it. */
  mine: boolean
  since: Date
  count: number
}
export type NewMessages = { total: number; first: NewMessage[] }

const SHOWN_MAX = 8

/** The conversations with unread messages, one's own first and the longest waiting first. One query. */
export async function newMessages(tx: Tx, actor: Staff): Promise<NewMessages> {
  const { userId, agencyId } = actor
  const takes = hasRole(actor, 'officer', 'manager', 'triage')
  const { rows } = await sql<NewMessage & { total: number }>`
    select coalesce(k.reference, r.reference) as reference, case when k.id is null then 'report' else 'case' end as about,
      coalesce(k.owner_id = ${userId}, false) as mine, min(m.at) as since, count(*)::int as count,
      count(*) over ()::int as total
    from report_messages m join reports r on r.id = m.report_id
      left join case_reports cr on cr.report_id = r.id left join cases k on k.id = cr.case_id
      left join staff_users u on u.id = k.owner_id
    where m.from_person and m.read_at is null
      and (k.owner_id = ${userId} or ${takes} and coalesce(k.lead_agency_id, r.agency_id, ${agencyId}) = ${agencyId}
        and (${hasRole(actor, 'manager')} or u.status is distinct from 'active'))
    group by k.id, k.reference, k.owner_id, r.reference
    order by mine desc, since, reference limit ${SHOWN_MAX}`.execute(tx)
  return { total: rows[0]?.total ?? 0, first: rows }
}
