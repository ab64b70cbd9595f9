// What whoever holds a report reads of the person's coming back, and the code that they replace.
import { sql } from 'kysely'
import type { Tx } from '../../../../access/db.ts'
import { type WaitingCall, waitingCalls } from '../calls.store.ts'

/** One thing that was sent to the person: what, when, by which channel, and whether it arrived. Never where to. */
export type Notice = {
  id: string
  template: string
  createdAt: Date
  status: string
  problem: string | null
  channel: string | null
  sentAt: Date | null
  receipt: string | null
  receiptAt: Date | null
  receiptCode: string | null
}

export type ComingBack = { reference: string; call: WaitingCall | null; notices: Notice[] }

/** The same for some reports, in their order; only of those that the caller sees. */
export async function loadComingBack(
  tx: Tx,
  reports: readonly { id: string; reference: string }[],
): Promise<ComingBack[]> {
  const ids = reports.map(({ id }) => id)
  const [calls, notices] = await Promise.all([waitingCalls(tx, ids), noticesOf(tx, ids)])
  return reports.map(({ id, reference }) => ({
    reference,
    call: calls.find(({ reportId }) => reportId === id) ?? null,
    notices: notices.get(id) ?? [],
  }))
}

/** As JSON of the database has it: instants are texts. */
export type ComingBackRow = {
  reference: string
  call: (Omit<WaitingCall, 'dueAt'> & { dueAt: string }) | null
  notices: (Omit<Notice, 'createdAt' | 'sentAt' | 'receiptAt'> & {
    createdAt: string
    sentAt: string | null
    receiptAt: string | null
  })[]
}

/** The same for the reports of a case, the first first, as part of a larger query: `ComingBackRow`s. At most 50. */
export const comingBackOfCase = (caseId: string) => sql`
  select r.reference,
    (select json_build_object('id', c.id, 'reportId', c.report_id, 'on', c.wanted_on, 'part', c.part, 'dueAt', c.due_at)
      from call_requests c where c.report_id = r.id and c.done_at is null order by c.due_at, c.id limit 1) as call,
    (select coalesce(json_agg(json_build_object('id', n.id, 'template', n.template, 'createdAt', n.created_at,
        'status', n.status, 'problem', n.problem, 'channel', n.channel, 'sentAt', n.sent_at, 'receipt', n.receipt,
        'receiptAt', n.receipt_at, 'receiptCode', n.receipt_code) order by n.created_at desc, n.id desc), '[]')
      from app.notices_of_report(r.id) n) as notices
  from case_reports cr join reports r on r.id = cr.report_id where cr.case_id = ${caseId}
  order by r.received_at, r.id limit 50`

export const asComingBack = ({ reference, call, notices }: ComingBackRow): ComingBack => ({
  reference,
  call: call && { ...call, dueAt: new Date(call.dueAt) },
  notices: notices.map((notice) => ({
    ...notice,
    createdAt: new Date(notice.createdAt),
    sentAt: instant(notice.sentAt),
    receiptAt: instant(notice.receiptAt),
  })),
})

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text))

async function noticesOf(tx: Tx, reportIds: readonly string[]): Promise<Map<string, Notice[]>> {
  const { rows } = await sql<Notice & { reportId: string }>`
    select r.id as "reportId", n.id, n.template, n.created_at as "createdAt", n.status, n.problem, n.channel,
      n.sent_at as "sentAt", n.receipt, n.receipt_at as "receiptAt", n.receipt_code as "receiptCode"
    from unnest(${[...reportIds]}::uuid[]) r (id) cross join lateral app.notices_of_report(r.id) n`.execute(
    tx,
  )
  return Map.groupBy(rows, ({ reportId }) => reportId)
}

export type HeldReport = { id: string; reference: string; works: boolean }

/** A report in sight, and whether it is the caller's to work on: as its queue, or as the lead of its case. */
export async function findHeld(tx: Tx, reference: string): Promise<HeldReport | undefined> {
  const { rows } = await sql<HeldReport>`
    select id, reference, app.works_on_report(id) as works from reports where reference = ${reference}`.execute(
    tx,
  )
  return rows[0]
}

/** Puts another code in the place of a report's, or none; the trail keeps the reason. False: not the caller's to do. */
export async function replaceCode(
  tx: Tx,
  change: { reportId: string; codeHash: Buffer | null; at: Date; reason: string },
): Promise<boolean> {
  const { reportId, codeHash, at, reason } = change
  const { rows } = await sql<{ done: boolean }>`
    select app.replace_code(${reportId}, ${codeHash}, ${at}, ${reason}) as done`.execute(tx)
  return rows[0]?.done ?? false
}
