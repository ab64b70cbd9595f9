// What somebody said no to, or took back, goes to nobody else: unless somebody is in serious danger or a child is at risk,
// which is what the form promises (domain.md 2.2 E). The police have a rule of their own (police-basis.ts).
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Problem } from '../../../platform/problems.ts'
import type { Ground } from '../consent/police-told.ts'
import type { Decision } from '../report-actions.ts'
import { receivingWords as words } from './messages.en.ts'

/** Decisions by which somebody else comes to read a report, or more is done with it. */
const GOES_OUT: readonly Decision[] = ['link', 'hand', 'transfer', 'pass_on']
/** Which answer of the person an organisation outside is a matter of, by what it is asked for. */
const PURPOSE_OF: Readonly<Record<string, string>> = {
  housing: 'landlord',
  school: 'school',
  support: 'victim_service',
}

/**
 * What stands in the way of a decision, by the field, or undefined: the report was withdrawn, or the person said no to whom
 * it would go to, and no ground is chosen. Whoever decides holds it to the version that they saw, so that a no which comes
 * between this and the act makes a conflict.
 */
export async function againstAnswer(
  tx: Tx,
  reference: string,
  { action, whatFor, ground }: { action: Decision; whatFor: string; ground: Ground | null },
): Promise<Problem | undefined> {
  if (ground || !GOES_OUT.includes(action)) return undefined
  const purpose = action === 'pass_on' ? (PURPOSE_OF[whatFor] ?? '') : ''
  const { rows } = await sql<{ withdrawn: boolean; no: boolean }>`
    select r.withdrawn_at is not null as withdrawn, exists (select from consents n where n.report_id = r.id
      and n.purpose = ${purpose} and n.answer = 'no' and n.withdrawn_at is null) as no
    from reports r where r.reference = ${reference}`.execute(tx)
  const [said] = rows
  if (said?.withdrawn) return { field: 'ground', message: words.problem.withdrawn }
  return said?.no ? { field: 'ground', message: words.problem.saidNo } : undefined
}
