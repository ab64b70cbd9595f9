// A call at a safe time: a promise with a day and a part of it, which stands before whoever holds the report until they
// say what became of it. Somebody anonymous may leave a number for this one call, in sealed words.
import { record } from '../../../access/audit.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Day, londonInstant } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { charCount, plainLine } from '../../../platform/text/plain.ts'
import { type CallHours, callDays, lastMinute, spansOn } from '../calls/hours.ts'
import { callHours } from '../calls/hours.store.ts'
import { keepFromPerson, tellHolders } from '../conversation.ts'
import { followedReport, tellTimeline } from '../reports.store.ts'
import { CALL_PARTS, type CallPart, putCall, withdrawCall } from './calls.store.ts'
import { comingBackWords as say } from './coming-back.messages.en.ts'
import type { Key } from './open-report.ts'

export type CallWanted = {
  on: Day
  part: CallPart
  phone: string
  kept?: string | null
  note: string
  once: string
}

const NOTE_CHARS_MAX = 1_000

/** What the form is read by: when people are called, and the last digits of the number that we keep. */
export type CallAsking = { now: Date; hours: readonly CallHours[]; numberEnds: string | null }

/**
 * What was asked for. Refuses a day that was not offered, a time at which nobody calls on it, and a request without a number
 * to call.
 */
export function readCall(form: Form, { now, hours, numberEnds }: CallAsking): Outcome<CallWanted> {
  const on = callDays(hours, now).find((day) => day === form.one('day'))
  const part = CALL_PARTS.find((each) => each === form.one('part'))
  const kept = form.one('number') === 'kept' ? numberEnds : null
  const phone = kept === null ? plainLine(form.one('phone')) : ''
  const digits = phone.replaceAll(/\D/g, '').length
  const note = form.one('note')
  const over = charCount(note) - NOTE_CHARS_MAX
  const problems: Problem[] = []
  if (!on) problems.push({ field: 'day', message: say.call.problem.day })
  if (!part) problems.push({ field: 'part', message: say.call.problem.part })
  else if (on && lastMinute(spansOn(hours, on), part) === null)
    problems.push({ field: 'part', message: say.call.problem.notThen })
  if (phone === '' && kept === null)
    problems.push({ field: numberField(form, numberEnds), message: say.call.problem.phone })
  else if (phone !== '' && (digits < 5 || digits > 18))
    problems.push({ field: 'phone', message: say.problemPhone })
  if (over > 0) problems.push({ field: 'note', message: say.problemLong(over) })
  if (!on || !part || problems.length > 0) return refused(...problems)
  return ok({ on, part, phone, kept, note, once: form.one('messageId') })
}

// Where two numbers are offered and none was chosen, the choice is what is missing.
const numberField = (form: Form, numberEnds: string | null): string =>
  numberEnds !== null && form.one('number') === '' ? 'number' : 'phone'

/** Keeps the request, in the place of one that still waits, and tells whoever holds the report. False: no such report. */
export async function askCall(holder: Ctx, key: Key, wanted: CallWanted): Promise<boolean> {
  return holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) return false
    const at = holder.clock.now()
    const { on, part } = wanted
    const last = lastMinute(spansOn(await callHours(tx), on), part)
    // The hours were changed since the form was read.
    if (last === null) return false
    const dueAt = londonInstant(on, Math.floor(last / 60), last % 60)
    const changed = await putCall(tx, { reportId: report.id, at, on, part, dueAt })
    const text = [wanted.kept && say.call.useKept(wanted.kept), say.call.inWords(wanted)]
      .filter(Boolean)
      .join('\n')
    if (text !== '') await keepFromPerson(tx, holder, report, { text, once: wanted.once, about: 'call' })
    if (!changed) return true
    await tellTimeline(tx, {
      reportId: report.id,
      at,
      kind: 'call.asked',
      audience: 'person',
      params: { on, part },
    })
    await record(tx, holder, { action: 'report.call', subjectKind: 'report', subjectId: report.id })
    await tellHolders(tx, holder, report, 'call-asked')
    return true
  })
}

/** Takes a request back. False: none waits. */
export async function takeCallBack(holder: Ctx, key: Key): Promise<boolean> {
  return holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) return false
    return withdrawWaiting(tx, holder, report.id)
  })
}

/** Takes the request of a report back, inside what its owner does. False: none waits. */
export async function withdrawWaiting(tx: Tx, holder: Ctx, reportId: string): Promise<boolean> {
  const at = holder.clock.now()
  if (!(await withdrawCall(tx, reportId, at))) return false
  await tellTimeline(tx, { reportId, at, kind: 'call.withdrawn', audience: 'person' })
  await record(tx, holder, { action: 'report.call-withdraw', subjectKind: 'report', subjectId: reportId })
  return true
}
