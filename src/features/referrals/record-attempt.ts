// An attempt to reach the person: one row however often it is pressed. That they were reached, they also read.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { isUuid, newId } from '../../platform/ids.ts'
import { type Outcome as Result, type Problem, refused } from '../../platform/problems.ts'
import { plainText } from '../../platform/text/plain.ts'
import { entryId, isRepeat, tell } from '../cases/index.ts'
import { checkNote, moved, type Moved, referralFor, sealNote, whoseReferral } from './act-on-referral.ts'
import { readContactRules, saidSafe } from '../people/index.ts'
import { words } from './messages.en.ts'
import { ATTEMPT_CHANNELS, ATTEMPT_RESULTS } from './referral.ts'
import { loadContact, type ReferralRow } from './referrals.store.ts'

export type RecordAttempt = {
  /** The form's own id. */
  once: string
  channel: string
  result: string
  note: string
  /** That it was done in this way, although the person did not say that it is safe. */
  confirmed: boolean
}

/** Adds an attempt to a referral that the actor's agency took. */
export async function recordAttempt(
  ctx: StaffCtx,
  id: string,
  command: RecordAttempt,
): Promise<Result<Moved>> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const found = await referralFor(tx, ctx, id, 'attempt')
      const allowed = await isAllowed(tx, ctx, found, command.channel)
      const problems = check(command, allowed)
      if (problems.length > 0) return refused(...problems)
      const at = ctx.clock.now()
      const noteId = await sealNote(tx, ctx, command.note, at)
      await tx
        .insertInto('referral_attempts')
        .values({
          id: idOf(ctx, id, command),
          referral_id: id,
          at,
          by_user: ctx.actor.userId,
          channel: command.channel,
          result: command.result,
          note_id: noteId,
        })
        .execute()
      const spoke = command.result === 'spoke'
      const who = spoke ? await whoseReferral(tx, found) : undefined
      await tell(tx, ctx, at, [
        {
          caseId: found.caseId,
          reportId: who?.reportId ?? null,
          kind: spoke ? 'referral.contacted' : 'referral.attempted',
          params: {
            agency: found.to,
            channel: command.channel,
            result: command.result,
            ...(allowed === false && { safe: 'not_said' }),
          },
          audience: who ? 'person' : 'partners',
        },
      ])
      const detail = { channel: command.channel, result: command.result, saidSafe: allowed }
      await record(tx, ctx, { action: 'referral.attempt', subjectKind: 'referral', subjectId: id, detail })
      return moved
    })
  } catch (fault) {
    if (isRepeat(fault)) return moved
    throw fault
  }
}

// A repeat says the same by the same worker; anything else from the same form is an attempt of its own.
function idOf(ctx: StaffCtx, referral: string, { once, channel, result, note }: RecordAttempt): string {
  return isUuid(once) ? entryId(ctx, referral, once, [channel, result, plainText(note)]) : newId()
}

// null: it is for further people, whose safe ways stand in words with who they are.
async function isAllowed(
  tx: Tx,
  ctx: StaffCtx,
  found: ReferralRow,
  channel: string,
): Promise<boolean | null> {
  const { personId } = await loadContact(tx, found)
  if (!personId) return found.byHand ? null : false
  return saidSafe(await readContactRules(tx, ctx, { reference: found.reference, personId }), channel)
}

// What happened is never refused, only asked about: the record must stay true.
function check({ channel, result, note, confirmed }: RecordAttempt, allowed: boolean | null): Problem[] {
  const problems = checkNote('note', note, 0)
  const known = ATTEMPT_CHANNELS.find((each) => each === channel)
  if (known && !allowed && !confirmed)
    problems.unshift({
      field: 'confirmed',
      message: words.problems.confirmed(allowed === null ? words.readFirst : words.notSaid[known]),
    })
  if (!ATTEMPT_RESULTS.some((each) => each === result))
    problems.unshift({ field: 'result', message: words.problems.result })
  if (!known) problems.unshift({ field: 'channel', message: words.problems.channel })
  return problems
}
