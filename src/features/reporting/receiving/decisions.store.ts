// What was decided about a report: one row each time, with its reason, and the words that the person was told.
import { sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { newId } from '../../../platform/ids.ts'
import { sayToPerson } from '../conversation.ts'

export type DecisionKind =
  | 'logged'
  | 'linked'
  | 'unlinked'
  | 'recorded_only'
  | 'passed_on'
  | 'not_hate'
  | 'spam'
  | 'returned'
  | 'merged'
  | 'led'
  | 'split'
  | 'handed'
  | 'transfer_sent'
  | 'transfer_accepted'
  | 'transfer_returned'
  | 'transfer_taken_back'

export type Decided = {
  decision: DecisionKind
  reason: string | null
  toName?: string
  whatFor?: string
  /** Whether they are a police force, as the caller said. */
  saidPolice?: boolean
  otherReference?: string
  told?: Telling
}
/** What we tell the person with the decision; `once` came with the form. */
export type Telling = { text: string; once: string }

type Of = { id: string; caseId: string | null; personId: string | null; canContact: string; privacy: string }

/** Keeps a decision of the caller; and what they tell the person, as a message of the conversation. Before any move. */
export async function keepDecision(tx: Tx, ctx: StaffCtx, report: Of, decided: Decided): Promise<void> {
  const { decision, reason, toName, whatFor, saidPolice, otherReference, told } = decided
  await tx
    .insertInto('report_decisions')
    .values({
      id: newId(),
      report_id: report.id,
      at: ctx.clock.now(),
      decision,
      reason,
      decided_by: ctx.actor.userId,
      agency_id: ctx.actor.agencyId,
      to_name: toName ?? null,
      what_for: whatFor ?? null,
      to_police: saidPolice ?? null,
      other_reference: otherReference ?? null,
      told_id: told ? await tell(tx, ctx, report, told) : null,
    })
    .execute()
}

async function tell(tx: Tx, ctx: StaffCtx, report: Of, told: Telling): Promise<string | null> {
  const { id: reportId, caseId, personId } = report
  const mayWrite = report.canContact === 'yes' && report.privacy !== 'anonymous'
  await sayToPerson(tx, ctx, { reportId, caseId, personId, mayWrite }, { ...told, seen: [] })
  const row = await tx
    .selectFrom('report_messages')
    .select('id')
    .where('report_id', '=', reportId)
    .where('author_id', '=', ctx.actor.userId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export type DecisionRow = {
  id: string
  at: Date
  decision: string
  reason: string | null
  by: string | null
  agency: string
  toName: string | null
  whatFor: string | null
  otherReference: string | null
}

/** What was decided about a report, the newest first; at most 50. */
export async function decisionsOf(tx: Tx, reportId: string): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select d.id, d.at, d.decision, d.reason, u.name as by, g.short_name as agency, d.to_name as "toName", d.what_for as "whatFor",
      d.other_reference as "otherReference"
    from report_decisions d join agencies g on g.id = d.agency_id left join staff_users u on u.id = d.decided_by
    where d.report_id = ${reportId} order by d.at desc, d.id desc limit 50`.execute(tx)
  return rows
}

export type PublicDecision = {
  id: string
  at: Date
  decision: string
  reason: string | null
  agency: string
  toName: string | null
  whatFor: string | null
  /** The message of the conversation that says it in our words. */
  messageId: string | null
}

// What was decided about the person's own report. What ties it to somebody else's is not theirs to know.
const THEIRS = [
  'logged',
  'linked',
  'recorded_only',
  'passed_on',
  'not_hate',
  'returned',
  'handed',
  'transfer_accepted',
]

/** The decisions that the holder of the follow-up code may read, the newest first; what was merged is not among them. */
export async function publicDecisions(tx: Tx, reportId: string): Promise<PublicDecision[]> {
  const { rows } = await sql<PublicDecision>`
    select d.id, d.at, d.decision, d.reason, g.short_name as agency, d.to_name as "toName", d.what_for as "whatFor",
      d.told_id as "messageId"
    from report_decisions d join agencies g on g.id = d.agency_id
    where d.report_id = ${reportId} and d.decision = any (${THEIRS})
    order by d.at desc, d.id desc limit 50`.execute(tx)
  return rows
}
