// What every act on a case begins and ends with: it is in sight, it is this person's to do, and nobody changed it since.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { NotFound, type Outcome, ok, type Problem } from '../../../platform/problems.ts'
import { boundedText } from '../../../platform/text/plain.ts'
import { queueMail } from '../../mail/index.ts'
import { lastChange } from '../act.store.ts'
import { allow, type CaseAction } from '../case-actions.ts'
import { recipientsOf, type Reporter } from '../case-messages.ts'
import { type CaseFacts, loadCase } from '../case-page.store.ts'

/** `stale`: somebody else changed the case first; nothing was done, and both versions are shown. */
export type Acted = { kind: 'done' } | { kind: 'stale'; now: CaseFacts; by: string; at: Date | null }
export const done: Outcome<Acted> = ok({ kind: 'done' })

/** The case, when this action is this person's to take on it now. Throws NotFound or Forbidden. */
export async function caseFor(
  tx: Tx,
  ctx: StaffCtx,
  reference: string,
  action: CaseAction,
): Promise<CaseFacts> {
  const found = await caseInSight(tx, reference)
  allow(action, found, ctx.actor)
  return found
}

export async function caseInSight(tx: Tx, reference: string): Promise<CaseFacts> {
  const found = await loadCase(tx, reference)
  if (!found) throw new NotFound('no such case in sight')
  return found
}

/** What to answer when a change met another version: done, when this press or what it asked for is so already. */
export async function met(
  tx: Tx,
  reference: string,
  isSo: (now: CaseFacts) => boolean | Promise<boolean>,
): Promise<Outcome<Acted>> {
  const now = await caseInSight(tx, reference)
  if (await isSo(now)) return done
  const last = await lastChange(tx, now.id)
  return ok({ kind: 'stale', now, by: last?.by ?? '', at: last?.at ?? null })
}

/** The person behind a case, as far as telling them something goes: the first who reported it. */
export const whoReported = async (tx: Tx, caseId: string): Promise<Reporter | undefined> =>
  (await recipientsOf(tx, caseId))[0]

/** Writes the person a neutral line that there is news, where they said that they may be written to. */
export async function writeToPerson(
  tx: Tx,
  ctx: StaffCtx,
  who: Awaited<ReturnType<typeof whoReported>>,
): Promise<void> {
  if (who?.mayWrite && who.personId)
    await queueMail(tx, ctx.clock, { template: 'update', toPersonId: who.personId, reportId: who.reportId })
}

/** A text that must be there, within its bound; or what is wrong with it. */
export function wanted(
  field: string,
  typed: string,
  bound: { least: number; most: number },
  problems: { missing: string; long: (over: number) => string },
): Problem[] {
  const text = boundedText(typed, bound.most)
  if (!text.ok) return [{ field, message: problems.long(text.length - text.max) }]
  return text.text.length < bound.least ? [{ field, message: problems.missing }] : []
}

export const REASON = { least: 3, most: 2_000 }
export const NOTE = { least: 1, most: 10_000 }
