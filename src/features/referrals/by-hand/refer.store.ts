// The rows of referring by hand: who can be asked, who is in the case with what they answered, and the referral itself.
import { sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'

export const HAND_PURPOSES = ['victim_service', 'council_partners'] as const
export type HandPurpose = (typeof HAND_PURPOSES)[number]

export type Askable = { id: string; name: string; shortName: string; purpose: HandPurpose }

/** The agencies that stand today and have somebody who takes referrals; no police force, which has a way of its own. */
export async function askable(tx: Tx, ctx: StaffCtx): Promise<Askable[]> {
  const today = londonDay(ctx.clock.now())
  const { rows } = await sql<Askable>`
    select g.id, g.name, g.short_name as "shortName",
      case g.kind when 'victim_service' then 'victim_service' else 'council_partners' end as purpose
    from agencies g where g.kind <> 'police' and g.id <> ${ctx.actor.agencyId}
      and (g.valid_from is null or g.valid_from <= ${today}) and (g.valid_to is null or g.valid_to > ${today})
      and exists (select 1 from staff_users u where u.agency_id = g.id and u.status = 'active'
        and u.roles && array['support_worker', 'officer', 'manager'])
    order by g.kind <> 'victim_service', g.name, g.id limit 100`.execute(tx)
  return rows
}

export type Answer = 'yes' | 'no' | 'withdrew' | 'not_asked'
export type InCase = {
  /** The value of the form's field: which report, or which further person of it. */
  value: string
  reportId: string
  reference: string
  affectedId: string | null
  personId: string | null
  label: string | null
  /** Which of its report's further people. */
  at: number
  privacy: string
  canContact: string
  reporterRole: string
  details: unknown
  answers: Record<HandPurpose, Answer>
}

const answer = (purpose: HandPurpose) => sql`coalesce((select case when n.withdrawn_at is null then n.answer
    when n.answer = 'yes' then 'withdrew' else 'not_asked' end from consents n where n.report_id = r.id and n.purpose = ${purpose}
  order by n.withdrawn_at is not null, n.given_at desc limit 1), 'not_asked')`

/** Everybody in a case who might be referred: who told of each report, and the further people who agreed that we know them. */
export async function peopleInCase(tx: Tx, caseId: string): Promise<InCase[]> {
  const { rows } = await sql<InCase>`
    select r.id::text as value, r.id as "reportId", r.reference, null::uuid as "affectedId", r.person_id as "personId",
      (select p.label from case_people p where p.case_id = cr.case_id and p.person_id = r.person_id limit 1) as label, 0 as at,
      r.privacy, r.can_contact as "canContact", r.reporter_role as "reporterRole", r.details,
      jsonb_build_object('victim_service', ${answer('victim_service')}, 'council_partners', ${answer('council_partners')}) as answers,
      cr.linked_at as "order"
    from case_reports cr join reports r on r.id = cr.report_id where cr.case_id = ${caseId}
    union all
    select o.id::text, r.id, r.reference, o.id, o.person_id, null,
      (select count(*)::int from people_affected b where b.report_id = o.report_id and (b.at, b.id) <= (o.at, o.id)),
      'named', case o.may_contact when 'yes' then 'yes' else 'no' end, 'affected', '{}'::jsonb, '{}'::jsonb, o.at
    from case_reports cr join reports r on r.id = cr.report_id join people_affected o on o.report_id = r.id
    where cr.case_id = ${caseId} and o.named and o.knows = 'agrees'
    order by "order" limit 100`.execute(tx)
  return rows
}

type Standing = { open: boolean; byRule: boolean }

/** What of referrals to an agency stands in the way of another: one that is open, or one by rule that is withheld. */
export async function standingTo(tx: Tx, caseId: string, to: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select status in ('sent', 'accepted') as open, rule is not null as "byRule" from referrals
    where case_id = ${caseId} and to_agency_id = ${to}
      and (status in ('sent', 'accepted') or (status in ('withheld', 'stopped') and rule is not null))
    order by rule is null desc, status in ('sent', 'accepted') desc limit 1`.execute(tx)
  return rows[0]
}

/** The reports of a case whose teller did not say yes to this, by reference: no, taken back, or never asked. */
export async function whoDidNotSayYes(tx: Tx, caseId: string, purpose: HandPurpose): Promise<string[]> {
  const { rows } = await sql<{ reference: string }>`
    select r.reference from case_reports l join reports r on r.id = l.report_id
    where l.case_id = ${caseId} and not exists (select from consents n where n.report_id = r.id and n.purpose = ${purpose}
      and n.answer = 'yes' and n.withdrawn_at is null) order by r.reference limit 50`.execute(tx)
  return rows.map(({ reference }) => reference)
}

type ByHand = { caseId: string; to: Askable; people: readonly InCase[]; demo: boolean; at: Date }

/** Writes the referral with those whom it is for; the database gives the agency its sight. */
export async function insertByHand(tx: Tx, ctx: StaffCtx, made: ByHand): Promise<string> {
  const id = newId()
  const { at } = made
  await tx
    .insertInto('referrals')
    .values({
      id,
      case_id: made.caseId,
      to_agency_id: made.to.id,
      from_agency_id: ctx.actor.agencyId,
      rule: null,
      purpose: made.to.purpose,
      status: 'sent',
      basis: 'consent',
      created_at: at,
      demo: made.demo,
    })
    .execute()
  await tx
    .insertInto('referral_people')
    .values(
      made.people.map(({ reportId, affectedId }) => ({
        id: newId(),
        referral_id: id,
        report_id: reportId,
        affected_id: affectedId,
        agreed_at: at,
      })),
    )
    .execute()
  return id
}

export type ForWhom = {
  reference: string
  affected: boolean
  personId: string | null
  label: string | null
  at: number
  agreedAt: Date
  /** A further person who said no since. */
  saidNoAt: Date | null
}

/** Whom a referral by hand is for, as far as their reports are in the case and the caller sees them. */
export async function forWhom(tx: Tx, referralId: string): Promise<ForWhom[]> {
  const { rows } = await sql<ForWhom>`
    select r.reference, p.affected_id is not null as affected, coalesce(o.person_id, r.person_id) as "personId",
      (select c.label from case_people c where c.case_id = f.case_id and c.person_id = r.person_id limit 1) as label,
      (select count(*)::int from people_affected b where b.report_id = o.report_id and (b.at, b.id) <= (o.at, o.id)) as at,
      coalesce((select n.given_at from consents n where p.affected_id is null and n.report_id = r.id and n.purpose = f.purpose
        and n.answer = 'yes' and n.withdrawn_at is null limit 1), p.agreed_at) as "agreedAt", o.said_no_at as "saidNoAt"
    from referral_people p join referrals f on f.id = p.referral_id join reports r on r.id = p.report_id
      join case_reports l on l.report_id = r.id and l.case_id = f.case_id
      left join people_affected o on o.id = p.affected_id
    where p.referral_id = ${referralId} order by p.affected_id is not null, r.reference, o.at limit 100`.execute(
    tx,
  )
  return rows
}
