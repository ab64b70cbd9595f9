// Who keeps the lists by which everybody records: administrators and coordinators of the lead agency. The same rule stands in
// row security (app.keeps_recording); here it is asked, so that a page can say who can.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { Forbidden } from '../../platform/problems.ts'
import { recordingWords } from './messages.en.ts'

/** Who changes what the caller may only read, as a sentence; null where the caller may change it. */
export async function whoKeeps(tx: Tx): Promise<string | null> {
  const { keeps, lead } = await asked(tx)
  return keeps ? null : recordingWords.changedBy(recordingWords.keepers(lead))
}

/** Throws Forbidden, naming who can, where the caller does not keep these lists. */
export async function refuseUnlessKeeper(tx: Tx): Promise<void> {
  const { keeps, lead } = await asked(tx)
  if (!keeps) throw new Forbidden('not of the lead agency', recordingWords.keepers(lead))
}

async function asked(tx: Tx): Promise<{ keeps: boolean; lead: string | null }> {
  const { rows } = await sql<{ keeps: boolean; lead: string | null }>`
    select app.keeps_recording() as keeps,
      (select a.name from partnership p join agencies a on a.id = p.lead_agency_id) as lead`.execute(tx)
  return rows[0] ?? { keeps: false, lead: null }
}
