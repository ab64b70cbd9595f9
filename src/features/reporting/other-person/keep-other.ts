// The gate before another person's identity is taken: its questions are those of the rules in force on the day of the report,
// and what they do not allow is not kept, whatever was typed (domain.md 1.4).
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Form } from '../../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { boundedLine, charCount } from '../../../platform/text/plain.ts'
import { gateOpens, type Regime } from '../../recording/index.ts'
import type { StaffReport } from '../queue/queue.store.ts'
import { otherPersonWords as say } from './messages.en.ts'
import { type Identity, insertOtherPerson } from './other-person.store.ts'

const REASON_MAX = 500
const LINE_MAX = 200
const WORDS_MAX = 2_000

export const answerField = (at: number): string => `answer${at}`

export type GateAnswers = { answers: boolean[]; opened: boolean; reason: string }

/** Reads the answers to a gate. Refuses a question without an answer, and answers without a reason. */
export function readGate(form: Form, regime: Regime | null): Outcome<GateAnswers> {
  const questions = regime?.gate ? regime.gateQuestions : []
  const problems: Problem[] = []
  questions.forEach((_, at) => {
    if (!['yes', 'no'].includes(form.one(answerField(at))))
      problems.push({ field: answerField(at), message: say.problem.answer })
  })
  const reason = form.one('reason').trim()
  if (questions.length > 0 && reason.length < 3)
    problems.push({ field: 'reason', message: say.problem.reason })
  if (charCount(reason) > REASON_MAX)
    problems.push({ field: 'reason', message: say.problem.long(REASON_MAX) })
  if (problems.length > 0) return refused(...problems)
  const answers = questions.map((_, at) => form.one(answerField(at)) === 'yes')
  return ok({ answers, opened: regime !== null && gateOpens(regime, answers), reason })
}

/** Keeps what was said of the other person; who it is only where the gate opened. Refuses an empty form. */
export async function keepOther(
  ctx: StaffCtx,
  report: StaffReport,
  regime: Regime | null,
  form: Form,
): Promise<Outcome<null>> {
  const gate = readGate(form, regime)
  if (!gate.ok) return gate
  const { answers, opened, reason } = gate.value
  const problems: Problem[] = []
  const description = form.one('description').trim()
  if (charCount(description) > WORDS_MAX)
    problems.push({ field: 'description', message: say.problem.long(WORDS_MAX) })
  const identity = opened ? readIdentity(form, problems) : null
  if (description === '' && identity === null)
    problems.push({ field: 'description', message: say.problem.nothing })
  if (problems.length > 0) return refused(...problems)
  return ctx.db.transaction(async (tx) => {
    await insertOtherPerson(tx, ctx.vault, {
      reportId: report.id,
      at: ctx.clock.now(),
      userId: ctx.actor.userId,
      agencyId: ctx.actor.agencyId,
      regimeCode: regime?.code ?? null,
      answers,
      opened,
      identity,
      words: { reason, description },
    })
    await record(tx, ctx, {
      action: 'report.other-person',
      subjectKind: 'report',
      subjectId: report.id,
      detail: { rules: regime?.code ?? null, opened, identity: identity !== null },
    })
    return ok(null)
  })
}

function readIdentity(form: Form, problems: Problem[]): Identity | null {
  const [name, whereabouts] = (['name', 'whereabouts'] as const).map((field) => {
    const { text, ok: fits } = boundedLine(form.one(field), LINE_MAX)
    if (!fits) problems.push({ field, message: say.problem.long(LINE_MAX) })
    return text
  })
  return name || whereabouts ? { name: name ?? '', whereabouts: whereabouts ?? '' } : null
}
