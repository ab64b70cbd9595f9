// When is a press a repeat? Only when the same person sent the same words from the same form. Such a press has the id of
// the entry that the first one made; whatever says something else has another id, and is kept or shown, never dropped.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { keyedId } from '../../../platform/crypto/keyed-hash.ts'

/** The id of the entry that this press makes. `form`: the form's own id, or the version of what it changes. */
export const entryId = (ctx: StaffCtx, subject: string, form: string, said: readonly string[]): string =>
  keyedId(ctx.vault.secrets.forms, 'entry', [subject, ctx.actor.userId, form, ...said])

/** Whether the timeline has this entry already. */
export async function isTold(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('timeline').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

const KEYS: readonly unknown[] = ['timeline_pkey', 'report_messages_pkey', 'referral_attempts_pkey']

/** Whether this fault says that what was to be added is there already: the form was sent before. */
export const isRepeat = (fault: unknown): boolean =>
  fault instanceof Error && 'constraint' in fault && KEYS.includes(fault.constraint)
