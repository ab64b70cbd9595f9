// The demonstration's plan as it has run for three quarters: leads, updates, evidence, what is verified, late and silent.
// Through the same verbs as the pages use, with a clock that moves through those quarters.
import type { Ctx } from '../../../access/ctx.ts'
import { ROLES, type Staff } from '../../../access/actor.ts'
import type { Tx } from '../../../access/db.ts'
import { addDays, type Day, londonDay, londonInstant } from '../../../platform/calendar/london.ts'
import { addQuarters, quarterOf, quarterRange } from '../../../platform/calendar/quarters.ts'
import { demoStories as say } from './demo.en.ts'
import { addEvidence } from './evidence.ts'
import type { Doer } from './delivery.store.ts'
import { type DeliveryState, deliveriesIn } from './plan-state.ts'
import { loadPlanState } from './plan-state.store.ts'
import { recordUpdate } from './record-update.ts'
import { verifyDelivery } from './verify.ts'
import { type Update, suggestionFor } from './update-rule.ts'

type Clocked = Pick<Ctx, 'actor' | 'clock' | 'requestId'>
const QUARTERS_BACK = [3, 2, 1]

/** When the demonstration's plan was agreed and taken in: in the first days of its first year. */
export const demoPlanTakenIn = (startYear: number): Date => londonInstant(`${startYear}-04-08`, 10, 0)

/** Lets the plan run. Call it as named work, in the transaction that brought the plan in. */
export async function runDemoPlan(tx: Tx, ctx: Clocked, planId: string): Promise<void> {
  const people = await loadPeople(tx)
  const verifiers = people.filter(({ roles }) => roles.includes('chair') || roles.includes('coordinator'))
  await nameLeads(tx, planId, people, quarterRange(addQuarters(quarterOf(ctx.clock.now()), -3)).from)
  for (const back of QUARTERS_BACK) {
    const quarter = addQuarters(quarterOf(ctx.clock.now()), -back)
    const at = londonInstant(addDays(quarterRange(quarter).lastDay, -9), 11, 0)
    const plan = await loadPlanState(tx, planId, { now: at })
    if (!plan || at < plan.importedAt) continue
    const open = deliveriesIn(plan)
      .map(({ delivery }) => delivery)
      .filter(({ status }) => status !== 'complete')
    const facts = { today: londonDay(at), rules: plan.rules, takenIn: londonDay(plan.importedAt) }
    for (const [index, delivery] of open.entries()) {
      if (!speaks(index, back)) continue
      const lead = people.find(({ userId }) => userId === delivery.leadUserId)
      // Nobody verifies what they lead.
      const verifier = verifiers.find(({ userId }) => userId !== delivery.leadUserId)
      if (!lead || !verifier) continue
      const instant = new Date(at.getTime() + index * 60_000)
      await speak(
        tx,
        { doer: doerOf(ctx, lead, instant), verifier: doerOf(ctx, verifier, later(instant)) },
        {
          delivery,
          index,
          facts,
        },
      )
    }
  }
}

// Not everybody answers every quarter; by the last one more do.
const speaks = (index: number, back: number): boolean => (index * 7 + back * 5) % 10 < 5 - back
const later = (at: Date): Date => new Date(at.getTime() + 5 * 86_400_000)

const doerOf = (ctx: Clocked, actor: Staff, at: Date): Doer => ({
  actor,
  requestId: ctx.requestId,
  clock: { now: () => new Date(at) },
})

type Facts = { today: Day } & Parameters<typeof suggestionFor>[2]
type Turn = { delivery: DeliveryState; index: number; facts: Facts }

async function speak(tx: Tx, { doer, verifier }: { doer: Doer; verifier: Doer }, turn: Turn): Promise<void> {
  const update = updateOf(turn)
  const { id } = turn.delivery
  const isDone = update.status === 'complete_unverified'
  const evidence = isDone ? await showEvidence(tx, doer, turn) : null
  const kept = await recordUpdate(tx, doer, id, update, { via: 'signed_in' })
  if (!kept.ok) throw new Error(`the demonstration's update was refused: ${kept.problems[0]?.message}`)
  if (!evidence || turn.index % 2 === 1) return
  const version = turn.delivery.version + 1
  await verifyDelivery(tx, verifier, id, { version, evidence: [evidence], measures: [], note: say.verified })
}

async function showEvidence(tx: Tx, doer: Doer, { delivery, index, facts }: Turn): Promise<string | null> {
  const added = await addEvidence(tx, doer, delivery.id, {
    kind: index % 2 ? 'minutes' : 'note',
    title: pick(say.evidence, index),
    url: '',
    file: undefined,
    happenedOn: addDays(facts.today, -12),
  })
  return added.ok ? added.value.evidenceId : null
}

const laterThan = (agreed: Day | null, day: Day): Day => (agreed && agreed >= day ? addDays(agreed, 20) : day)

const pick = (texts: readonly string[], index: number): string => texts[index % texts.length] ?? ''

/** What an owner says: done where the date has come and most have done it; otherwise how it goes, with its account. */
function updateOf({ delivery, index, facts }: Turn): Update {
  const { baselineDue, recurring, status } = delivery
  const isDue = baselineDue !== null && baselineDue < addDays(facts.today, 20)
  const done = isDue && !recurring && index % 5 !== 0
  const next = done ? 'complete_unverified' : 'in_progress'
  const { rag } = suggestionFor(delivery, { status: next, forecastDue: null }, facts)
  const troubled = rag === 'red' || rag === 'amber'
  const differs = troubled && index % 10 === 5
  const words = done ? say.done : troubled ? say.late : status === 'in_progress' ? say.going : say.begun
  return {
    words: pick(words, index),
    status: next,
    progressRag: differs ? 'green' : null,
    progressReason: differs ? say.differs : '',
    confidenceRag: troubled ? 'amber' : 'green',
    confidenceReason: '',
    cause: troubled ? pick(say.cause, index) : '',
    correctiveAction: troubled ? pick(say.corrective, index) : '',
    forecastDue: troubled ? laterThan(baselineDue, addDays(facts.today, 60 + (index % 4) * 20)) : null,
    ask: troubled && index % 4 === 0 ? say.ask : '',
    evidenceToCome: '',
  }
}

// Who is asked: somebody of the agency who works there; of bodies that are no agency, the coordinator.
async function nameLeads(tx: Tx, planId: string, people: readonly Staff[], at: Date): Promise<void> {
  const coordinator = people.find(({ roles }) => roles.includes('coordinator'))
  const leads = new Map<string | null, string>(coordinator ? [[null, coordinator.userId]] : [])
  for (const { agencyId, userId, roles } of people)
    if (roles.some((role) => role === 'officer' || role === 'manager') && !leads.has(agencyId))
      leads.set(agencyId, userId)
  for (const [agencyId, userId] of leads)
    await tx
      .updateTable('plan_deliveries')
      .set((eb) => ({ lead_user_id: userId, version: eb('version', '+', 1), changed_at: at }))
      .where('plan_id', '=', planId)
      .where('agency_id', agencyId === null ? 'is' : '=', agencyId)
      .execute()
}

async function loadPeople(tx: Tx): Promise<Staff[]> {
  const rows = await tx
    .selectFrom('staff_users as u')
    .innerJoin('agencies as a', 'a.id', 'u.agency_id')
    .select(['u.id', 'u.name', 'u.agency_id', 'u.roles', 'a.short_name', 'a.kind'])
    .orderBy('u.name')
    .execute()
  return rows.map(({ id, name, agency_id, roles, short_name, kind }) => ({
    kind: 'staff',
    sessionId: '',
    userId: id,
    agencyId: agency_id,
    name,
    agencyName: short_name,
    agencyKind: kind,
    roles: ROLES.filter((role) => roles.includes(role)),
  }))
}
