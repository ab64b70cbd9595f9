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
}

export type ComingBack = { reference: string; call: WaitingCall | null; notices: Notice[] }

/** The same for some reports, in their order; only of those that the caller sees. */
export async function loadComingBack(
  tx: Tx,
  reports: readonly { id: string; reference: string }[],
): Promise<ComingBack[]> {
  const calls = await waitingCalls(
    tx,
    reports.map(({ id }) => id),
  )
  const all: ComingBack[] = []
  for (const { id, reference } of reports) {
    const call = calls.find(({ reportId }) => reportId === id) ?? null
    all.push({ reference, call, notices: await noticesOf(tx, id) })
  }
  return all
}

async function noticesOf(tx: Tx, reportId: string): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select id, template, created_at as "createdAt", status, problem, channel, sent_at as "sentAt", receipt,
      receipt_at as "receiptAt" from app.notices_of_report(${reportId})`.execute(tx)
  return rows
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
