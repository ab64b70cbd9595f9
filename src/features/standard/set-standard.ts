// Changing the standard: a limit from a day on. What was in force before stays as it was.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import { isDay, londonDay } from '../../platform/calendar/london.ts'
import type { Form } from '../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../platform/problems.ts'
import { refuseUnlessLead } from '../agencies/index.ts'
import { CLOCK_KINDS, STANDARD_LEVELS, UNITS } from './clock.ts'
import { standardTexts } from './messages.en.ts'
import { addStandard, type StandardRow } from './standard.store.ts'

const texts = standardTexts.problems

/** Reads the form of a new limit. `today` is the first day it may begin. */
export function readStandardForm(form: Form, today: string): Outcome<StandardRow> {
  const kind = CLOCK_KINDS.find((each) => each === form.one('kind'))
  const level = STANDARD_LEVELS.find((each) => each === form.one('level'))
  const unit = UNITS.find((each) => each === form.one('unit'))
  const amount = /^\d{1,3}$/.test(form.one('amount').trim()) ? Number(form.one('amount')) : Number.NaN
  const validFrom = dayOf(form, 'from')
  const problems: Problem[] = []
  if (!kind) problems.push({ field: 'kind', message: texts.kind })
  if (!level) problems.push({ field: 'level', message: texts.level })
  const amountFits = amount <= 366 && (unit !== 'hours' || amount > 0)
  if (!amountFits) problems.push({ field: 'amount', message: texts.amount })
  if (!unit) problems.push({ field: 'unit', message: texts.unit })
  const dayFits = isDay(validFrom) && validFrom >= today
  if (!dayFits) problems.push({ field: 'from', message: texts.from })
  if (!kind || !level || !unit || !amountFits || !dayFits) return refused(...problems)
  return ok({ kind, level, unit, amount, validFrom })
}

function dayOf(form: Form, name: string): string {
  const part = (box: string, digits: number) => form.one(`${name}-${box}`).trim().padStart(digits, '0')
  return `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`
}

/** Sets one limit from a day on, as an administrator of the lead agency: Forbidden to others. Refuses a day that has one already. */
export function setStandard(ctx: StaffCtx, form: Form): Promise<Outcome<null>> {
  const now = ctx.clock.now()
  const read = readStandardForm(form, londonDay(now))
  if (!read.ok) return Promise.resolve(read)
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessLead(tx)
    if (!(await addStandard(tx, read.value, now, ctx.actor.userId))) {
      return refused({ field: 'from', message: texts.taken })
    }
    await record(tx, ctx, { action: 'standard.set', subjectKind: 'standard', detail: { ...read.value } })
    return ok(null)
  })
}
