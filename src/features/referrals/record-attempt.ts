// An attempt to reach the person: one row however often it is pressed. That they were reached, they also read.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import { isUuid, newId } from '../../platform/ids.ts'
import { type Outcome as Result, type Problem, refused } from '../../platform/problems.ts'
import { tell, whoReported } from '../cases/index.ts'
import { checkNote, moved, type Moved, referralFor, sealNote } from './act-on-referral.ts'
import { words } from './messages.en.ts'
import { ATTEMPT_CHANNELS, ATTEMPT_RESULTS } from './referral.ts'

export type RecordAttempt = {
  /** The attempt's id, made with the form. */
  once: string
  channel: string
  result: string
  note: string
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
      const problems = check(command)
      if (problems.length > 0) return refused(...problems)
      const at = ctx.clock.now()
      const noteId = await sealNote(tx, ctx, command.note, at)
      await tx
        .insertInto('referral_attempts')
        .values({
          id: isUuid(command.once) ? command.once : newId(),
          referral_id: id,
          at,
          by_user: ctx.actor.userId,
          channel: command.channel,
          result: command.result,
          note_id: noteId,
        })
        .execute()
      const spoke = command.result === 'spoke'
      const who = spoke ? await whoReported(tx, found.caseId) : undefined
      await tell(tx, ctx, at, [
        {
          caseId: found.caseId,
          reportId: who?.reportId ?? null,
          kind: spoke ? 'referral.contacted' : 'referral.attempted',
          params: { agency: found.to, channel: command.channel, result: command.result },
          audience: spoke ? 'person' : 'partners',
        },
      ])
      const detail = { channel: command.channel, result: command.result }
      await record(tx, ctx, { action: 'referral.attempt', subjectKind: 'referral', subjectId: id, detail })
      return moved
    })
  } catch (fault) {
    if (fault instanceof Error && 'constraint' in fault && fault.constraint === 'referral_attempts_pkey')
      return moved
    throw fault
  }
}

function check({ channel, result, note }: RecordAttempt): Problem[] {
  const problems = checkNote('note', note, 0)
  if (!ATTEMPT_RESULTS.some((each) => each === result))
    problems.unshift({ field: 'result', message: words.problems.result })
  if (!ATTEMPT_CHANNELS.some((each) => each === channel))
    problems.unshift({ field: 'channel', message: words.problems.channel })
  return problems
}
