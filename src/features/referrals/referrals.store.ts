// The rows of referrals: the queue of an agency, one referral, and what happens to it.
import { sql } from 'kysely'
import type { Staff } from '../../access/actor.ts'
import type { Tx } from '../../access/db.ts'
import { asRisk, type RiskLevel } from '../cases/index.ts'
import { asReferralStatus, type ReferralStatus } from './referral.ts'

export const TABS = ['waiting', 'mine', 'team', 'done', 'stopped'] as const
export type Tab = (typeof TABS)[number]

export type ReferralRow = {
  id: string
  reference: string
  caseId: string
  summary: string
  riskLevel: RiskLevel
  strands: string[]
  status: ReferralStatus
  withheldReason: string | null
  outcome: string | null
  toAgencyId: string
  fromAgencyId: string
  to: string
  from: string
  officer: string | null
  takenBy: string | null
  takenById: string | null
  createdAt: Date
  acceptedAt: Date | null
  closedAt: Date | null
  version: number
  dueAt: Date | null
  consentAt: Date | null
  attempts: number
  lastAttemptAt: Date | null
  hasPerson: boolean
  /** An officer made it, for people whom they chose. */
  byHand: boolean
  /** As whoever told us said it; null without full sight. */
  reporterRole: string | null
}

// Whose referral it is: who told of what became the case, as in follow_consent (migration 0055). Another in the same case may be
// the one whom it happened to, and said yes to nothing.
// One that was made by hand is of those whom it is for.
const isByHand = (referralId: unknown) =>
  sql`exists (select 1 from referrals h where h.id = ${referralId} and h.purpose is not null)`
const ownReport = (caseId: unknown, referralId: unknown) => sql`select r.id, r.person_id, r.reporter_role
  from case_reports cr join reports r on r.id = cr.report_id join cases c on c.id = cr.case_id where cr.case_id = ${caseId}
    and (not ${isByHand(referralId)} or exists (select 1 from referral_people w
      where w.referral_id = ${referralId} and w.report_id = r.id and w.affected_id is null))
  order by r.reference <> c.reference, cr.linked_at, r.id limit 1`
const ownPerson = (caseId: unknown, referralId: unknown) =>
  sql`select own.person_id from (${ownReport(caseId, referralId)}) own`

// Whoever told of another report in the case is not in this referral, also where its own person gave no way to be reached.
const inReferral = (
  caseId: unknown,
  referralId: unknown,
) => sql`p.case_id = ${caseId} and p.role <> 'alleged' and (p.person_id = (${ownPerson(caseId, referralId)})
  or not ${isByHand(referralId)} and not exists (
  select 1 from case_reports o join reports x on x.id = o.report_id where o.case_id = p.case_id and x.person_id = p.person_id))`

// The clock and the consent stand where the eye goes first: how long is left, and that the person agreed whose referral it is,
// who told of what became the case (follow_consent, migration 0055); another's yes is none of theirs.
const ROWS = sql`select f.id, c.reference, c.id as "caseId", c.summary, c.risk_level as "riskLevel", c.strands, f.status,
  f.withheld_reason as "withheldReason", f.outcome, f.to_agency_id as "toAgencyId", f.from_agency_id as "fromAgencyId",
  receiver.short_name as "to", sender.short_name as "from", owner.name as officer, taker.name as "takenBy",
  f.taken_by as "takenById", f.created_at as "createdAt", f.accepted_at as "acceptedAt", f.closed_at as "closedAt",
  f.version, due.due_at as "dueAt", agreed.given_at as "consentAt", tried.n as attempts, tried.last as "lastAttemptAt",
  exists (select 1 from case_people p where ${inReferral(sql.ref('f.case_id'), sql.ref('f.id'))}) as "hasPerson",
  f.purpose is not null as "byHand",
  (select own.reporter_role from (${ownReport(sql.ref('f.case_id'), sql.ref('f.id'))}) own) as "reporterRole"`
const JOINS = sql`join cases c on c.id = f.case_id
  join agencies receiver on receiver.id = f.to_agency_id join agencies sender on sender.id = f.from_agency_id
  left join staff_users owner on owner.id = c.owner_id left join staff_users taker on taker.id = f.taken_by
  left join lateral (select k.due_at from clocks k where k.case_id = f.case_id and f.purpose is null and k.kind = 'victim_referral'
    and k.met_at is null and k.stopped_at is null order by k.sequence desc limit 1) due on true
  left join lateral (select n.given_at from (${ownReport(sql.ref('f.case_id'), sql.ref('f.id'))}) own
    join consents n on n.report_id = own.id and n.purpose = coalesce(f.purpose, 'victim_service') and n.answer = 'yes' and n.withdrawn_at is null
    order by n.given_at desc limit 1) agreed on true
  left join lateral (select count(*)::int as n, max(t.at) as last from referral_attempts t
    where t.referral_id = f.id) tried on true`

export type After = { atMicros: number; id: string }
export type QueueRow = ReferralRow & { cursor: After }

const WHERE: Readonly<Record<Tab, (userId: string) => ReturnType<typeof sql>>> = {
  waiting: () => sql`f.status = 'sent'`,
  mine: (userId) => sql`f.status = 'accepted' and f.taken_by = ${userId}`,
  team: (userId) => sql`f.status = 'accepted' and f.taken_by is distinct from ${userId}`,
  done: () => sql`f.status = 'done'`,
  stopped: () => sql`f.status = 'stopped'`,
}

/** The queue of the actor's agency: the longest waiting first; finished ones, the newest first. */
export async function listReferrals(
  tx: Tx,
  actor: Staff,
  query: { tab: Tab; after?: After | undefined; limit: number },
): Promise<QueueRow[]> {
  const { tab, after, limit } = query
  const newestFirst = tab === 'done'
  const [than, order] = newestFirst ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const later = after
    ? sql`and (f.created_at, f.id) ${than} ('epoch'::timestamptz + ${after.atMicros} * interval '1 microsecond', ${after.id}::uuid)`
    : sql``
  const { rows } = await sql<RawRow & { micros: number }>`
    with page as materialized (
      select f.* from referrals f where f.to_agency_id = ${actor.agencyId} and ${WHERE[tab](actor.userId)} ${later}
      order by f.created_at ${order}, f.id ${order} limit ${limit})
    ${ROWS}, (extract(epoch from f.created_at) * 1000000)::bigint as micros
    from page f ${JOINS} order by f.created_at ${order}, f.id ${order}`.execute(tx)
  return rows.map((row) => ({ ...toRow(row), cursor: { atMicros: row.micros, id: row.id } }))
}

/** How many are in each tab, each counted no further than 1,000. */
export async function countReferrals(tx: Tx, actor: Staff): Promise<Record<Tab, number>> {
  const count = (tab: Tab) => sql`(select count(*)::int from (select 1 from referrals f
    where f.to_agency_id = ${actor.agencyId} and ${WHERE[tab](actor.userId)} limit 1000) x)`
  const { rows } = await sql<
    Record<Tab, number>
  >`select ${count('waiting')} as waiting, ${count('mine')} as mine,
    ${count('team')} as team, ${count('done')} as done, ${count('stopped')} as stopped`.execute(tx)
  return rows[0] ?? { waiting: 0, mine: 0, team: 0, done: 0, stopped: 0 }
}

/** How many were withheld from an agency: a fact without a case. Read with `ctx.db.facts`. */
export async function countWithheld(tx: Tx, agencyId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from referrals where to_agency_id = ${agencyId} and status = 'withheld'`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** One referral, when it is in sight. */
export async function loadReferral(tx: Tx, id: string): Promise<ReferralRow | undefined> {
  const { rows } = await sql<RawRow>`${ROWS} from referrals f ${JOINS} where f.id = ${id}`.execute(tx)
  return rows[0] && toRow(rows[0])
}

type RawRow = Omit<ReferralRow, 'status' | 'riskLevel'> & { status: string; riskLevel: string }
const toRow = (row: RawRow): ReferralRow => ({
  ...row,
  status: asReferralStatus(row.status),
  riskLevel: asRisk(row.riskLevel),
})

export type Attempt = {
  id: string
  at: Date
  by: string
  channel: string
  result: string
  noteId: string | null
}

/** The attempts of a referral, newest first; at most 100. */
export async function loadAttempts(tx: Tx, referralId: string): Promise<Attempt[]> {
  return tx
    .selectFrom('referral_attempts as t')
    .innerJoin('staff_users as u', 'u.id', 't.by_user')
    .select(['t.id', 't.at', 'u.name as by', 't.channel', 't.result', 't.note_id as noteId'])
    .where('t.referral_id', '=', referralId)
    .orderBy('t.at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(100)
    .execute()
}

/** The person to contact, by id, for revealing: whose referral it is; and the note that came with a later consent. */
export async function loadContact(
  tx: Tx,
  { caseId, id }: Pick<ReferralRow, 'caseId' | 'id'>,
): Promise<{ personId: string | null; agreedNoteId: string | null }> {
  const { rows } = await sql<{ personId: string | null; agreedNoteId: string | null }>`select
    (select p.person_id from case_people p where ${inReferral(caseId, id)}
      order by p.person_id is distinct from (${ownPerson(caseId, id)}), p.role <> 'affected', p.label, p.person_id limit 1) as "personId",
    (select t.note_id from timeline t where t.case_id = ${caseId} and case when ${isByHand(id)}
        then t.kind = 'referral.sent' and t.params ->> 'referral' = ${id} else t.kind = 'referral.released' end
      order by t.at desc, t.id desc limit 1) as "agreedNoteId"`.execute(tx)
  return rows[0] ?? { personId: null, agreedNoteId: null }
}

type Change =
  | { status: 'accepted'; taken_by: string; accepted_at: Date }
  | { status: 'done'; outcome: string; closed_at: Date }
  | {
      status: 'sent'
      basis: 'consent'
      withheld_reason: null
      taken_by: null
      accepted_at: null
      outcome: null
      closed_at: null
    }
  | { status: 'withdrawn' }

/** Moves a referral on from the version its mover saw. false: somebody else was first. */
export async function changeReferral(tx: Tx, id: string, version: number, change: Change): Promise<boolean> {
  const done = await tx
    .updateTable('referrals')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
