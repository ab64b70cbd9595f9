// The SQL of calls that people asked for: one waits at a time for a report.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'

export const CALL_PARTS = ['morning', 'afternoon', 'evening', 'any'] as const
export type CallPart = (typeof CALL_PARTS)[number]
export const CALL_OUTCOMES = ['spoke', 'no_answer'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

export type WaitingCall = { id: string; reportId: string; on: Day; part: CallPart; dueAt: Date }

/** Keeps a request, or changes the one that waits. False: it is what waits already. */
export async function putCall(
  tx: Tx,
  call: { reportId: string; at: Date; on: Day; part: CallPart; dueAt: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into call_requests (id, report_id, asked_at, wanted_on, part, due_at)
    values (${newId()}, ${call.reportId}, ${call.at}, ${call.on}, ${call.part}, ${call.dueAt})
    on conflict (report_id) where done_at is null do update
      set asked_at = excluded.asked_at, wanted_on = excluded.wanted_on, part = excluded.part, due_at = excluded.due_at
      where (call_requests.wanted_on, call_requests.part) <> (excluded.wanted_on, excluded.part)
    returning id`.execute(tx)
  return rows.length > 0
}

/** Ends the request that waits, as its owner. */
export async function withdrawCall(tx: Tx, reportId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update call_requests set done_at = ${at}, outcome = 'withdrawn'
    where report_id = ${reportId} and done_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** The calls that wait for some reports, as far as the caller may see; one a report. */
export async function waitingCalls(tx: Tx, reportIds: readonly string[]): Promise<WaitingCall[]> {
  if (reportIds.length === 0) return []
  const { rows } = await sql<WaitingCall>`
    select id, report_id as "reportId", wanted_on as "on", part, due_at as "dueAt" from call_requests
    where report_id = any (${reportIds}::uuid[]) and done_at is null order by due_at, id limit 50`.execute(tx)
  return rows
}

/** When somebody asked to be called. */
export type CallTime = { on: Day; part: CallPart }

/** The call that waits for a person of a case, as far as the caller may see; the first due. */
export async function callOfPerson(
  tx: Tx,
  of: { reference: string; personId: string },
): Promise<CallTime | null> {
  const { rows } = await sql<CallTime>`
    select q.wanted_on as "on", q.part from call_requests q join reports r on r.id = q.report_id
      join case_reports cr on cr.report_id = r.id join cases c on c.id = cr.case_id
    where c.reference = ${of.reference} and r.person_id = ${of.personId} and q.done_at is null
    order by q.due_at, q.id limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Says what became of a call. False: it is not the caller's to say, or it waits no more. */
export async function finishCall(
  tx: Tx,
  done: { id: string; reportId: string; outcome: CallOutcome; at: Date; by: string },
): Promise<boolean> {
  const { rows } =
    await sql`update call_requests set done_at = ${done.at}, done_by = ${done.by}, outcome = ${done.outcome}
    where id = ${done.id} and report_id = ${done.reportId} and done_at is null returning id`.execute(tx)
  return rows.length > 0
}
