// Showing a person for a reason. The database decides sight and writes the trail in the same transaction; a case that
// is out of sight and a person who is not in it are the same: not found.
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { PersonDetails } from '../../access/vault.ts'
import { NotFound, type Outcome, ok, refused } from '../../platform/problems.ts'
import { boundedLine } from '../../platform/text/plain.ts'
import { type CallTime, callOfPerson } from '../reporting/index.ts'
import { words } from './messages.en.ts'

export const REVEAL_REASONS = ['contact', 'assess', 'visit', 'check', 'referral', 'other'] as const
const REASON_CHARS = { least: 3, most: 200 }

export type Revealed = {
  /** null: erased. */
  details: PersonDetails | null
  canContact: string
  /** As whoever told us said it; null where the person did not report. */
  reporterRole: string | null
  label: string
  /** A call that they asked for and that waits. */
  call: CallTime | null
}

/** The reason as the trail keeps it, from a choice and what was typed beside it. */
export function readReason(choice: string, typed: string): Outcome<string> {
  const known = REVEAL_REASONS.find((each) => each === choice)
  if (known && known !== 'other') return ok(words.reasons[known])
  const text = boundedLine(typed, REASON_CHARS.most)
  if (!text.ok) return refused({ field: 'reasonText', message: words.problemLong })
  if (text.text.length < REASON_CHARS.least)
    return refused({ field: known === 'other' ? 'reasonText' : 'reason', message: words.problem })
  return ok(text.text)
}

/** Shows one person of a case in full sight. Throws NotFound otherwise. */
export async function revealPerson(
  tx: Tx,
  ctx: StaffCtx,
  of: { reference: string; personId: string },
  reason: string,
): Promise<Revealed> {
  const row = await tx
    .selectFrom('cases as c')
    .innerJoin('case_people as p', 'p.case_id', 'c.id')
    .leftJoin('case_reports as cr', 'cr.case_id', 'c.id')
    .leftJoin('reports as r', (join) =>
      join.onRef('r.id', '=', 'cr.report_id').onRef('r.person_id', '=', 'p.person_id'),
    )
    .select(['p.label', 'r.can_contact as canContact', 'r.reporter_role as reporterRole'])
    .where('c.reference', '=', of.reference)
    .where('p.person_id', '=', of.personId)
    .orderBy((eb) => eb('r.id', 'is', null))
    .orderBy('cr.linked_at')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new NotFound('no such person in sight')
  const seen = await ctx.vault.reveal(tx, of.personId, reason)
  // Somebody who told us nothing about being contacted is not contacted.
  const { label, reporterRole } = row
  const call = await callOfPerson(tx, of)
  return { details: seen?.details ?? null, canContact: row.canContact ?? 'no', reporterRole, label, call }
}
