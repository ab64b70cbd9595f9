// Answering the person from the case, on the follow-up page: for somebody anonymous there is no other way. Reading what
// they wrote without answering is an act of its own, so that no message is taken off the list by opening a page.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { NotFound, type Outcome, refused } from '../../../platform/problems.ts'
import { plainText } from '../../../platform/text/plain.ts'
import {
  askWithdrawn,
  markRead,
  MESSAGE_CHARS_MAX,
  NO_ASK,
  type PoliceAsk,
  type Recipient,
  sayToPerson,
} from '../../reporting/index.ts'
import { recipientsOf } from '../case-messages.ts'
import { words } from '../messages.en.ts'
import { type Acted, caseFor, done, wanted } from './act.ts'
import { isRepeat } from './repeat.ts'

const bound = { least: 1, most: MESSAGE_CHARS_MAX }
const { message: missing, messageLong: long } = words.problems

export type AnswerPerson = {
  note: string
  /** The form's own id. */
  once: string
  /** Which of the case's reports it answers; '' where there is only one. */
  reportId: string
  /** The form's token, under which files were added; none where it is ''. */
  files: string
  /** Why they are written to, where they withdrew what they told us. */
  ask?: PoliceAsk
  /** The messages that were on the page. */
  seen: readonly string[]
}

/** Writes to the person, and marks what they wrote as read. Refuses an empty message; the same one twice is one. */
export async function answerPerson(
  ctx: StaffCtx,
  reference: string,
  command: AnswerPerson,
): Promise<Outcome<Acted>> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const found = await caseFor(tx, ctx, reference, 'reply')
      const problems = wanted('note', command.note, bound, { missing, long })
      if (problems.length > 0) return refused(...problems)
      const to = await recipient(tx, found.id, command.reportId)
      if (!to) return refused({ field: 'reportId', message: words.problems.toWhom })
      const notNow = await askWithdrawn(tx, ctx, to.reportId, command.ask ?? NO_ASK)
      if (notNow) return refused(notNow)
      const { seen, once, files } = command
      await sayToPerson(tx, ctx, to, {
        text: plainText(command.note),
        once,
        files,
        seen,
      })
      return done
    })
  } catch (fault) {
    if (isRepeat(fault)) return done
    throw fault
  }
}

/** Refuses who may not answer from this case: asked before any file of theirs is kept. */
export async function mustAnswer(ctx: StaffCtx, reference: string): Promise<void> {
  await ctx.db.transaction((tx) => caseFor(tx, ctx, reference, 'reply'))
}

/** Undefined where several reported and none of them was chosen: nobody reads by chance what is meant for another. */
async function recipient(tx: Tx, caseId: string, reportId: string): Promise<Recipient | undefined> {
  const all = await recipientsOf(tx, caseId)
  if (all.length === 0) throw new NotFound('nobody in sight to answer')
  return all.length === 1 ? all[0] : all.find((each) => each.reportId === reportId)
}

/** Marks messages of the person as read, when answering them is the actor's to do. */
export async function markMessagesRead(
  ctx: StaffCtx,
  reference: string,
  seen: readonly string[],
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const found = await caseFor(tx, ctx, reference, 'reply')
    const at = ctx.clock.now()
    for (const { reportId } of await recipientsOf(tx, found.id)) await markRead(tx, reportId, true, at, seen)
    await record(tx, ctx, { action: 'case.messages-read', subjectKind: 'case', subjectId: found.id })
  })
}
