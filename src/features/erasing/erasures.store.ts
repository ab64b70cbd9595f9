// The SQL of erasing as staff see it. Sight is the database's: of a report that is not theirs to decide of, nothing comes back.
import { sql } from 'kysely'
import { type Erasable, erasableSchema } from '../../access/erase.ts'
import type { Tx } from '../../access/db.ts'

export const REASONS = ['asked', 'time_over', 'other'] as const
export type Reason = (typeof REASONS)[number]
export const REFUSALS = ['legal_duty', 'legal_claim', 'safety', 'other'] as const

/** What would be destroyed and what stands against it; undefined where it is not the caller's to decide. */
export async function erasableOf(tx: Tx, reference: string, at: Date): Promise<Erasable | undefined> {
  const { rows } = await sql<{ facts: unknown }>`select app.erasure_of(${reference}, ${at}) as facts`.execute(
    tx,
  )
  return rows[0]?.facts ? erasableSchema.parse(rows[0].facts) : undefined
}

/** One that is asked for, proposed or approved, and has not ended; or the last one that has. */
export type Standing = {
  id: string
  requestedAt: Date | null
  dueAt: Date | null
  proposedAt: Date | null
  proposedBy: string | null
  proposer: string | null
  reason: Reason | null
  note: string | null
  withNotes: boolean
  approvedAt: Date | null
  approver: string | null
  notBefore: Date | null
  ended: 'erased' | 'refused' | 'taken_back' | null
  endedAt: Date | null
}

/** What stands of a report's erasing: what is open, else what ended last. */
export async function standingOf(tx: Tx, reportId: string): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    select e.id, e.requested_at as "requestedAt", e.due_at as "dueAt", e.proposed_at as "proposedAt",
      e.proposed_by as "proposedBy", u.name as proposer, e.reason, e.note, e.with_notes as "withNotes",
      e.approved_at as "approvedAt", a.name as approver, e.not_before as "notBefore", e.ended, e.ended_at as "endedAt"
    from erasures e left join staff_users u on u.id = e.proposed_by left join staff_users a on a.id = e.approved_by
    where e.report_id = ${reportId} order by e.ended_at desc nulls first, e.id desc limit 1`.execute(tx)
  return rows[0] ?? null
}

export type ToDecide = {
  id: string
  reference: string
  requestedAt: Date | null
  dueAt: Date | null
  proposedAt: Date | null
  proposedBy: string | null
  proposer: string | null
  approvedAt: Date | null
  notBefore: Date | null
  held: boolean
}

const SHOWN_MAX = 100

/** Whatever waits for the caller's agency to answer, to approve, or to be carried out; the first due first. */
export async function toDecide(tx: Tx): Promise<ToDecide[]> {
  const { rows } = await sql<ToDecide>`
    select id, reference, requested_at as "requestedAt", due_at as "dueAt", proposed_at as "proposedAt",
      proposed_by as "proposedBy", proposer, approved_at as "approvedAt", not_before as "notBefore", held
    from app.erasures_to_decide(${SHOWN_MAX})`.execute(tx)
  return rows
}

/** When something that begins now and is limited by `kind` ends. */
export async function limitFrom(tx: Tx, kind: string, at: Date): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select app.limit_from(${kind}, ${at}) as at`.execute(tx)
  if (!rows[0]?.at) throw new Error(`no limit ${kind}`)
  return rows[0].at
}

/** Notes what the person may read of it, and writes to them where they asked. */
export const tellPerson = (
  tx: Tx,
  id: string,
  at: Date,
  said: 'erasure.proposed' | 'erasure.agreed' | 'erasure.taken_back',
) => sql`select app.tell_erasure(${id}, ${at}, ${said})`.execute(tx)

export type Limit = {
  kind: string
  amount: number
  unit: string
  validFrom: string
  source: string
}

/** How long things are kept, as it holds and as it was set for later; each kind's newest first. */
export async function limits(tx: Tx): Promise<Limit[]> {
  const { rows } = await sql<Limit>`
    select kind, amount, unit, valid_from::text as "validFrom", source from data_limits
    order by kind, valid_from desc limit 100`.execute(tx)
  return rows
}

/** Times of which a restore found no list: whoever was erased then may be back. */
export async function gaps(tx: Tx): Promise<{ from: Date; to: Date }[]> {
  const { rows } = await sql<{
    from: Date
    to: Date
  }>`select from_at as "from", to_at as "to" from erasure_gaps
    where settled_at is null order by from_at limit 20`.execute(tx)
  return rows
}
