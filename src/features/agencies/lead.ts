// Who governs the partnership: the administrators of its lead agency. The same rule stands in row security
// (app.leads_partnership); here it is asked, so that a page can say who can before somebody is refused.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { Forbidden } from '../../platform/problems.ts'
import { words } from './messages.en.ts'

/** Whether the caller may change what is the whole partnership's. */
export async function leadsPartnership(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ leads: boolean }>`select app.leads_partnership() as leads`.execute(tx)
  return rows[0]?.leads ?? false
}

/** Who may, in words for a page. */
export async function whoLeads(tx: Tx): Promise<string> {
  const lead = await tx
    .selectFrom('partnership as p')
    .innerJoin('agencies as a', 'a.id', 'p.lead_agency_id')
    .select('a.name')
    .executeTakeFirst()
  return words.lead.who(lead?.name)
}

/** Who changes what the caller may only read, as a sentence; null where the caller may change it. */
export const whoChanges = async (tx: Tx): Promise<string | null> =>
  (await leadsPartnership(tx)) ? null : words.lead.changedBy(await whoLeads(tx))

/** Throws Forbidden, naming who can, where the caller does not govern the partnership. */
export async function refuseUnlessLead(tx: Tx): Promise<void> {
  if (!(await leadsPartnership(tx))) throw new Forbidden('not the lead agency', await whoLeads(tx))
}
