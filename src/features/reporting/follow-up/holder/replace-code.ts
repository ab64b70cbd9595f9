// A caseworker replaces or ends a person's code. The choices are from lists, so that no name comes into the trail.
import type { StaffCtx } from '../../../../access/ctx.ts'
import { record } from '../../../../access/audit.ts'
import { hashToken } from '../../../../platform/crypto/tokens.ts'
import type { Form } from '../../../../platform/http/form.ts'
import { newFollowUpCode } from '../../../../platform/ids/follow-up-code.ts'
import {
  Forbidden,
  NotFound,
  ok,
  type Outcome,
  type Problem,
  refused,
} from '../../../../platform/problems.ts'
import { tellTimeline } from '../../reports.store.ts'
import { type CallOutcome, finishCall } from '../calls.store.ts'
import { findHeld, replaceCode } from './coming-back.store.ts'
import { holderWords } from './messages.en.ts'

export const WHYS = ['lost', 'seen', 'asked'] as const
export const CHECKS = ['in_person', 'called_back', 'answers', 'not_checked'] as const

const say = holderWords.code
export type CodeWanted = { give: boolean; reason: string }

/** What was chosen. Refuses without a reason, and a new code without a check. */
export function readCodeWanted(form: Form): Outcome<CodeWanted> {
  const give = form.one('do') === 'reissue'
  const why = WHYS.find((each) => each === form.one('why'))
  const check = CHECKS.find((each) => each === form.one('check'))
  const problems: Problem[] = []
  if (!why) problems.push({ field: 'why', message: say.problem.why })
  if (!check) problems.push({ field: 'check', message: say.problem.check })
  if (give && check === 'not_checked') problems.push({ field: 'check', message: say.problem.checkToGive })
  if (!why || !check || problems.length > 0) return refused(...problems)
  return ok({ give, reason: `${say.whys[why]}. ${say.checks[check]}.` })
}

/** Replaces the code and returns the new one, to be shown once; null where it was only ended. Throws as `held` does. */
export async function putCode(ctx: StaffCtx, reference: string, wanted: CodeWanted): Promise<string | null> {
  const code = wanted.give ? newFollowUpCode() : null
  await ctx.db.transaction(async (tx) => {
    const report = held(await findHeld(tx, reference))
    const done = await replaceCode(tx, {
      reportId: report.id,
      codeHash: code === null ? null : hashToken(code),
      at: ctx.clock.now(),
      reason: wanted.reason,
    })
    if (!done) throw new Forbidden('not the caller’s to replace', '')
  })
  return code
}

/** Says what became of a call that was asked for. Saying it twice is saying it once. */
export async function callDone(
  ctx: StaffCtx,
  reference: string,
  { id, outcome }: { id: string; outcome: CallOutcome },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const report = held(await findHeld(tx, reference))
    const at = ctx.clock.now()
    const { userId, agencyId } = ctx.actor
    if (!(await finishCall(tx, { id, reportId: report.id, outcome, at, by: userId }))) return
    await tellTimeline(tx, {
      reportId: report.id,
      at,
      kind: `call.${outcome}`,
      audience: 'person',
      actorId: userId,
      agencyId,
    })
    await record(tx, ctx, { action: 'report.call-done', subjectKind: 'report', subjectId: report.id })
  })
}

/** The report, where the caller works on it. Throws NotFound out of sight, Forbidden where it is only seen. */
export function held<T extends { works: boolean }>(report: T | undefined): T {
  if (!report) throw new NotFound('no such report')
  if (!report.works) throw new Forbidden('the report is seen, and not worked on', '')
  return report
}
