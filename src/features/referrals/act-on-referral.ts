// What every move of a referral begins with, and whom it tells: the officer by mail, everybody by the timeline.
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { NotFound, type Outcome as Result, ok, type Problem } from '../../platform/problems.ts'
import { boundedText } from '../../platform/text/plain.ts'
import { whoReported } from '../cases/index.ts'
import { queueMail } from '../mail/index.ts'
import { words } from './messages.en.ts'
import { allowReferral, type ReferralAction } from './referral.ts'
import { loadReferral, type ReferralRow } from './referrals.store.ts'

export type Moved = { kind: 'done' } | { kind: 'stale'; now: ReferralRow }
export const moved: Result<Moved> = ok({ kind: 'done' })

const NOTE_CHARS_MAX = 10_000

/** The referral, when it is in sight. Throws NotFound. */
export async function referralInSight(tx: Tx, id: string): Promise<ReferralRow> {
  const found = await loadReferral(tx, id)
  if (!found) throw new NotFound('no such referral in sight')
  return found
}

/** The referral, when this move is this person's to make now. Throws NotFound or Forbidden. */
export async function referralFor(
  tx: Tx,
  ctx: StaffCtx,
  id: string,
  action: ReferralAction,
): Promise<ReferralRow> {
  const found = await referralInSight(tx, id)
  allowReferral(action, found, ctx.actor)
  return found
}

/** What to answer when a move met another version: done, when it is so already; else how it stands now. */
export async function metOther(
  tx: Tx,
  id: string,
  isSo: (now: ReferralRow) => boolean | Promise<boolean>,
): Promise<Result<Moved>> {
  const now = await referralInSight(tx, id)
  return (await isSo(now)) ? moved : ok({ kind: 'stale', now })
}

/** The report whose person a referral is for, who hears of it; undefined where it is only for somebody who made none. */
export async function whoseReferral(
  tx: Tx,
  { id, caseId, byHand }: Pick<ReferralRow, 'id' | 'caseId' | 'byHand'>,
): Promise<{ reportId: string } | undefined> {
  if (!byHand) return whoReported(tx, caseId)
  return tx
    .selectFrom('referral_people')
    .select('report_id as reportId')
    .where('referral_id', '=', id)
    .where('affected_id', 'is', null)
    .orderBy('report_id')
    .executeTakeFirst()
}

/** Seals a note, if there is one. */
export async function sealNote(tx: Tx, ctx: StaffCtx, note: string, at: Date): Promise<string | null> {
  const { text } = boundedText(note, NOTE_CHARS_MAX)
  return text === '' ? null : ctx.vault.addText(tx, 'note', text, at)
}

export function checkNote(field: string, note: string, least: number): Problem[] {
  const bounded = boundedText(note, NOTE_CHARS_MAX)
  if (!bounded.ok) return [{ field, message: words.problems.noteLong(bounded.length - bounded.max) }]
  return bounded.text.length < least ? [{ field, message: words.problems.note }] : []
}

/** Tells the officer who looks after the case that there is news of the referral. */
export async function tellOfficer(tx: Tx, ctx: StaffCtx, referral: ReferralRow): Promise<void> {
  const row = await tx
    .selectFrom('cases as c')
    .innerJoin('staff_users as u', 'u.id', 'c.owner_id')
    .select('u.id')
    .where('c.id', '=', referral.caseId)
    .where('u.status', '=', 'active')
    .executeTakeFirst()
  if (row && row.id !== ctx.actor.userId) {
    const params = { reference: referral.reference }
    await queueMail(tx, ctx.clock, { template: 'referral-news', toUserId: row.id, params })
  }
}
