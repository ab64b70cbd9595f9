// The hours of calls as they are kept: only ever added, each from a day on.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { hoursLines, readHours } from '../../directory/index.ts'
import { refuseUnlessKeeper, typedDay } from '../../recording/index.ts'
import type { CallHours } from './hours.ts'
import { callHoursWords as words } from './messages.en.ts'

const ROWS_MAX = 200
const EARLIEST = 7 * 60
const LATEST = 22 * 60

/** All of them, the newest first. */
export async function callHours(tx: Tx): Promise<CallHours[]> {
  const { rows } = await sql<CallHours>`
    select h.effective_from::text as "from", h.spans, null as by from call_hours h
    order by h.effective_from desc limit ${ROWS_MAX}`.execute(tx)
  return rows
}

/** The same with who set them, for staff. */
export async function callHoursSet(tx: Tx): Promise<CallHours[]> {
  const { rows } = await sql<CallHours>`
    select h.effective_from::text as "from", h.spans, u.name as by from call_hours h left join staff_users u on u.id = h.set_by
    order by h.effective_from desc limit ${ROWS_MAX}`.execute(tx)
  return rows
}

/** Sets the hours from a day on, today or later. Refuses lines that cannot be read, and a day that has hours already. */
export function setCallHours(ctx: StaffCtx, form: Form): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessKeeper(tx)
    const read = readHours(form.one('hours'))
    const from = typedDay(form, 'from')
    const problems: Problem[] = []
    if (!read.ok) problems.push({ field: 'hours', message: words.problem.line(read.line) })
    else if (read.spans.length === 0) problems.push({ field: 'hours', message: words.problem.none })
    else if (read.spans.some(({ opens, closes }) => opens < EARLIEST || closes > LATEST))
      problems.push({ field: 'hours', message: words.problem.early })
    if (from === null || from === 'wrong' || from < londonDay(ctx.clock.now()))
      problems.push({ field: 'from', message: words.problem.day })
    else if ((await callHours(tx)).some((each) => each.from === from))
      problems.push({ field: 'from', message: words.problem.dayTaken })
    if (problems.length > 0 || !read.ok) return refused(...problems)
    await sql`insert into call_hours (effective_from, spans, set_by)
      values (${from}, ${JSON.stringify(read.spans)}::jsonb, ${ctx.actor.userId})`.execute(tx)
    await record(tx, ctx, {
      action: 'call-hours.set',
      subjectKind: 'call-hours',
      detail: { from, hours: hoursLines(read.spans) },
    })
    return ok(null)
  })
}
