// Reports that their person withdrew and that somebody still has to look at; and what a mail about one leads to.
import { sql } from 'kysely'
import type { Staff } from '../../../access/actor.ts'
import type { Tx } from '../../../access/db.ts'

export type Withdrawn = { reference: string; caseReference: string | null; withdrawnAt: Date }

const SHOWN_MAX = 200
// In the caller's own queue, or in an open case that their agency leads; until it is set aside or the case is closed.
const toLookAt = (agencyId: string) => sql`from reports r left join case_reports l on l.report_id = r.id
    left join cases c on c.id = l.case_id
  where r.withdrawn_at is not null and ((r.status = 'new' and app.in_my_queue(r.agency_id))
    or (r.status = 'logged' and c.status = 'open' and c.lead_agency_id = ${agencyId}))`

/** Those that wait for the caller's agency to end what it does, the latest first. */
export async function withdrawnToLookAt(tx: Tx, { agencyId }: Staff): Promise<Withdrawn[]> {
  const { rows } = await sql<Withdrawn>`select r.reference, c.reference as "caseReference",
    r.withdrawn_at as "withdrawnAt" ${toLookAt(agencyId)} order by r.withdrawn_at desc, r.id limit ${SHOWN_MAX}`.execute(
    tx,
  )
  return rows
}

/** How many; counted no further than a page shows. */
export async function countWithdrawn(tx: Tx, { agencyId }: Staff): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select ${toLookAt(agencyId)} limit ${SHOWN_MAX}) x`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Where somebody looks at what a mail is about: its case, else the report; null where they can no longer open either. */
export async function whereToLook(tx: Tx, reference: string): Promise<string | null> {
  const { rows } = await sql<{ at: string }>`
    select '/cases/' || c.reference as at, 1 as first from cases c where c.reference = ${reference}
    union all select '/cases/' || c.reference, 2 from reports r join case_reports l on l.report_id = r.id
      join cases c on c.id = l.case_id where r.reference = ${reference}
    union all select '/reports/' || r.reference, 3 from reports r where r.reference = ${reference}
    order by first limit 1`.execute(tx)
  return rows[0]?.at ?? null
}
