// Referring a case by hand: to whom, for whom, and why, with each person's own yes asked as the rule for the victim service asks
// it. Who is asked reads the whole case; so nobody in it may have said no (domain.md 2.2 E; decision 7).
import { sql } from 'kysely'
import { hasRole } from '../../../access/actor.ts'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Form } from '../../../platform/http/form.ts'
import { Forbidden, NotFound, ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { boundedText } from '../../../platform/text/plain.ts'
import { forPerson, tell, writeToWorkers } from '../../cases/index.ts'
import { tellerOf, victimReferral, whoRefuse, whoseYes } from '../../reporting/index.ts'
import { sealNote } from '../act-on-referral.ts'
import { byHandWords as say } from './messages.en.ts'
import {
  type Askable,
  askable,
  type InCase,
  insertByHand,
  peopleInCase,
  standingTo,
  whoDidNotSayYes,
} from './refer.store.ts'

const REASON = { least: 3, most: 2_000 }

export type ToRefer = {
  id: string
  reference: string
  demo: boolean
  services: Askable[]
  people: InCase[]
}

/** A case that the caller may refer, with who can be asked and for whom. Throws NotFound and Forbidden. */
export async function caseToRefer(tx: Tx, ctx: StaffCtx, reference: string): Promise<ToRefer> {
  const found = await tx
    .selectFrom('cases')
    .select(['id', 'reference', 'demo', 'status', 'lead_agency_id as lead'])
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (!found) throw new NotFound('no such case in sight')
  const mine = found.lead === ctx.actor.agencyId && hasRole(ctx.actor, 'officer', 'manager')
  if (!mine || found.status !== 'open') throw new Forbidden('not theirs to refer', say.whoMay)
  const [services, people] = [await askable(tx, ctx), await peopleInCase(tx, found.id)]
  return { id: found.id, reference: found.reference, demo: found.demo, services, people }
}

/** Makes the referral. Refuses, by its field, whatever is missing, whoever did not say yes, and a case in which somebody said no. */
export async function refer(ctx: StaffCtx, reference: string, form: Form): Promise<Outcome<{ id: string }>> {
  try {
    return await referOnce(ctx, reference, form)
  } catch (fault) {
    // The second look finds whose no it was.
    if (!(fault instanceof Error && 'constraint' in fault && fault.constraint === 'referral_people_no'))
      throw fault
    return referOnce(ctx, reference, form)
  }
}

function referOnce(ctx: StaffCtx, reference: string, form: Form): Promise<Outcome<{ id: string }>> {
  return ctx.db.transaction(async (tx) => {
    await holdCase(tx, reference)
    const found = await caseToRefer(tx, ctx, reference)
    const to = found.services.find(({ id }) => id === form.one('to'))
    const people = found.people.filter(({ value }) => form.many('people').includes(value))
    const reason = boundedText(form.one('reason'), REASON.most)
    const problems: Problem[] = []
    if (!to) problems.push({ field: 'to', message: say.problem.to })
    if (people.length === 0) problems.push({ field: 'people', message: say.problem.people })
    if (!reason.ok || reason.text.length < REASON.least)
      problems.push({ field: 'reason', message: reason.ok ? say.problem.reason : TOO_LONG })
    if (to) problems.push(...(await against(tx, found, to, people)))
    if (!to || problems.length > 0) return refused(...problems)
    return ok({ id: await send(tx, ctx, { found, to, people, reason: reason.text }) })
  })
}

// Two officers at once: the second sees what the first sent. Its reports before the case itself, as whoever merges a report
// into it takes them: else each would wait for the other.
async function holdCase(tx: Tx, reference: string): Promise<void> {
  await sql`select from reports r where r.id in (select l.report_id from case_reports l join cases c on c.id = l.case_id
    where c.reference = ${reference}) order by r.id for no key update`.execute(tx)
  await tx.selectFrom('cases').select('id').where('reference', '=', reference).forUpdate().execute()
}

const TOO_LONG = `Use ${REASON.most} characters or fewer`

async function against(tx: Tx, found: ToRefer, to: Askable, people: readonly InCase[]): Promise<Problem[]> {
  const problems: Problem[] = people.flatMap((person) => withoutYes(person, to))
  const inTheWay = await whatStands(tx, found, to, people)
  if (inTheWay) problems.push({ field: 'to', message: inTheWay })
  const refusing = await whoRefuseIn(tx, found, to)
  if (refusing.length > 0)
    problems.push({ field: 'to', message: say.problem.anotherSaidNo(refusing.join(', '), to.shortName) })
  return problems
}

// The referral by rule is of whoever told us. A further person's own yes is enough beside it (domain.md 2.2 E), as long as the
// service reads nothing by it of a teller who was never asked.
async function whatStands(
  tx: Tx,
  found: ToRefer,
  to: Askable,
  people: readonly InCase[],
): Promise<string | undefined> {
  const standing = await standingTo(tx, found.id, to.id)
  if (!standing) return undefined
  const further = people.length > 0 && people.every(({ affectedId }) => affectedId !== null)
  if (!standing.byRule || !further)
    return standing.open ? say.problem.already(to.shortName) : say.problem.held(to.shortName)
  if (standing.open) return undefined
  const silent = await whoDidNotSayYes(tx, found.id, to.purpose)
  return silent.length > 0 ? say.problem.wouldRead(silent.join(', '), to.shortName) : undefined
}

const whoRefuseIn = (tx: Tx, { people }: ToRefer, to: Askable): Promise<string[]> =>
  whoRefuse(tx, [...new Set(people.map(({ reportId }) => reportId))], to.purpose)

/** What somebody in the case is called, without a name. */
export const calledInCase = ({ affectedId, at, label, reference }: InCase): string => {
  if (affectedId) return say.further(at, reference)
  return label ? say.teller(label, reference) : say.anonymousTeller(reference)
}

// As the rule for the victim service decides it (victim-referral.ts); whoever else is asked needs a yes that counts for it.
function withoutYes(person: InCase, { purpose }: Askable): Problem[] {
  // A further person said it to whoever chooses them here.
  if (person.affectedId)
    return person.canContact === 'yes'
      ? []
      : [{ field: 'people', message: say.problem.unreachable(calledInCase(person)) }]
  const why = reasonAgainst(person, purpose)
  return why ? [{ field: 'people', message: why(calledInCase(person)) }] : []
}

function reasonAgainst(person: InCase, purpose: Askable['purpose']): ((who: string) => string) | undefined {
  const { privacy, canContact, personId, reporterRole, details, answers } = person
  const teller = tellerOf(reporterRole, details)
  const consent = answers[purpose]
  const decided = victimReferral({ privacy, canContact, hasPerson: personId !== null, teller, consent })
  if (decided.withheldReason === null) return undefined
  if (decided.withheldReason === 'anonymous') return say.problem.anonymous
  if (decided.withheldReason === 'no_safe_contact') return say.problem.unreachable
  if (['not_the_person', 'person_objects'].includes(decided.withheldReason))
    return purpose !== 'victim_service' && whoseYes(teller, purpose).counts
      ? undefined
      : say.problem.notTheirs
  return say.problem.refused
}

type Sending = { found: ToRefer; to: Askable; people: readonly InCase[]; reason: string }

async function send(tx: Tx, ctx: StaffCtx, { found, to, people, reason }: Sending): Promise<string> {
  const at = ctx.clock.now()
  const id = await insertByHand(tx, ctx, { caseId: found.id, to, people, demo: found.demo, at })
  const noteId = await sealNote(tx, ctx, reason, at)
  const told = [...new Set(people.filter(({ affectedId }) => !affectedId).map(({ reportId }) => reportId))]
  const entry = { kind: 'referral.sent', params: { agency: to.shortName, by: 'hand', referral: id } }
  // Whose referral it is reads of it, with the mail that goes with it; nobody else in the case does.
  const [first, ...others] = told
  await tell(tx, ctx, at, [
    { ...entry, caseId: found.id, reportId: first ?? null, audience: first ? 'person' : 'partners', noteId },
    ...others.map((reportId) => forPerson(reportId, entry)),
  ])
  await record(tx, ctx, {
    action: 'referral.make',
    subjectKind: 'referral',
    subjectId: id,
    detail: { reference: found.reference, by: 'hand', purpose: to.purpose, people: people.length },
  })
  await writeToWorkers(tx, ctx, to.id, found.reference)
  return id
}
