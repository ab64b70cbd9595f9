// How long things are kept, and how quickly somebody is answered: data with a day and a source, as the minimum standard is.
import { sql } from 'kysely'
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import type { Form } from '../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../platform/problems.ts'
import { boundedLine } from '../../platform/text/plain.ts'
import { refuseUnlessLead } from '../agencies/index.ts'
import { typedDay } from '../recording/index.ts'
import { erasingWords } from './messages.en.ts'

const words = erasingWords.limits.problem

export const LIMIT_KINDS = ['erasure_answer', 'erasure_pause', 'keep_closed', 'keep_anonymous'] as const
export type LimitKind = (typeof LIMIT_KINDS)[number]

// One month is the law's; what is longer than that is no limit that a partnership may set itself.
const MOST: Readonly<Record<LimitKind, number>> = {
  erasure_answer: 1,
  erasure_pause: 720,
  keep_closed: 1200,
  keep_anonymous: 1200,
}

/** Sets a limit from a day on, today or later. Throws Forbidden to whoever does not lead the partnership. */
export function setLimit(ctx: StaffCtx, form: Form): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessLead(tx)
    const kind = LIMIT_KINDS.find((each) => each === form.one('kind'))
    const amount = Number(form.one('amount'))
    const from = typedDay(form, 'from')
    const source = boundedLine(form.one('source'), 300)
    const problems: Problem[] = []
    const most = kind ? MOST[kind] : 1
    if (!kind) problems.push({ field: 'kind', message: words.what })
    if (!Number.isInteger(amount) || amount < 1 || amount > most)
      problems.push({ field: 'amount', message: words.number(most) })
    if (from === null || from === 'wrong' || from < londonDay(ctx.clock.now()))
      problems.push({ field: 'from', message: words.from })
    if (!source.ok || source.text.length < 3) problems.push({ field: 'source', message: words.source })
    if (!kind || problems.length > 0) return refused(...problems)
    const unit = kind === 'erasure_pause' ? 'hours' : 'months'
    const { numAffectedRows } = await sql`
      insert into data_limits (kind, amount, unit, valid_from, source, set_at, set_by)
      values (${kind}, ${amount}, ${unit}, ${from}, ${source.text}, ${ctx.clock.now()}, ${ctx.actor.userId})
      on conflict do nothing`.execute(tx)
    if (numAffectedRows !== 1n) return refused({ field: 'from', message: words.from })
    await record(tx, ctx, {
      action: 'data-limit.set',
      subjectKind: 'data-limit',
      detail: { kind, amount, unit, from },
    })
    return ok(null)
  })
}
