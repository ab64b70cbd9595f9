// Changing how one may be reached, also from anonymous to reachable and back, with what follows: the old details are
// erased with their key, the victim service's referral is asked again or stopped, and whoever holds the report is told.
import { sql } from 'kysely'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { PersonDetails, SafeContact } from '../../../access/vault.ts'
import { newId } from '../../../platform/ids.ts'
import { ok, type Outcome, refused } from '../../../platform/problems.ts'
import { tellHolders } from '../conversation.ts'
import { type ByWay, byWayKept } from '../form/reach.ts'
import { languageRead } from '../keep-report.ts'
import { forgetPeopleAffected } from '../people-affected.ts'
import { followedReport } from '../reports.store.ts'
import { askReferralAgain, changeAnswer, type Held, holdReport } from './change-mind.ts'
import { withdrawWaiting } from './ask-call.ts'
import { comingBackWords as say } from './coming-back.messages.en.ts'
import type { Key } from './open-report.ts'
import { type ContactWanted, missingFor, type SafeAnswers } from './read-contact.ts'

const NO_WAY: SafeContact = {
  methods: [],
  safeTimes: [],
  mayLeaveMessage: false,
  maySayWhoWeAre: false,
  note: '',
}

/**
 * Changes how the holder may be reached. What they left empty stays as it was kept. Refuses a way for which nothing is
 * kept or given. False inside the outcome: the key opens nothing.
 */
export async function changeContact(
  holder: Ctx,
  key: Key,
  wanted: ContactWanted,
): Promise<Outcome<false | { callEnded: boolean }>> {
  return holder.db.transaction(async (tx) => {
    if (!(await followedReport(tx, key.reference))) return ok(false)
    const held = await holdReport(tx)
    if (!held) return ok(false)
    const own = await holder.vault.ownContact(tx)
    const details = merged(own?.details ?? null, wanted)
    const missing = details ? missingFor(details) : []
    if (missing.length > 0) return refused(...missing)
    // Before the details go: whoever was asked to be in touch must stop.
    if (wanted.to !== 'reachable' && held.hasPerson) await stopReferral(tx, holder, held)
    await put(tx, holder, held, { to: details ? wanted.to : 'anonymous', details, id: own?.id ?? newId() })
    if (wanted.to === 'reachable') await askReferralAgain(tx, holder)
    // Who wants nobody to call is not called; a call beside other ways stays as it was asked for.
    const callEnded = wanted.to !== 'reachable' && (await withdrawWaiting(tx, holder, held.id))
    await tellHolders(tx, holder, held, 'contact-changed')
    return ok({ callEnded })
  })
}

/** What is kept from now on; null: nothing at all. */
function merged(own: PersonDetails | null, wanted: ContactWanted): PersonDetails | null {
  if (wanted.to === 'anonymous') return null
  const note = own?.safeContact?.note ?? ''
  // What puts them in danger holds until they say otherwise.
  const never = own?.safeContact?.unsafeTimes ? { unsafeTimes: own.safeContact.unsafeTimes } : {}
  if (wanted.to === 'reachable') {
    const { safeContact } = wanted.details
    return {
      ...languageRead(),
      ...own,
      ...wanted.details,
      safeContact: { ...safeNow(own?.safeContact, safeContact), note: safeContact.note || note },
    }
  }
  return own && { ...own, safeContact: { ...NO_WAY, ...never, note } }
}

// Of a question that was left, what was answered before holds; but for no way that is new. Which ways were offered is this page's.
function safeNow(own: SafeContact | undefined, now: SafeAnswers): SafeContact {
  const { messageOn: _message, sayOn: _say, offered: _offered, ...kept } = { ...NO_WAY, ...own }
  const before = byWayKept(own, now.methods)
  const left: Partial<SafeContact> = {
    ...(now.mayLeaveMessage === undefined && pick(before, 'mayLeaveMessage', 'messageOn')),
    ...(now.maySayWhoWeAre === undefined && pick(before, 'maySayWhoWeAre', 'sayOn')),
  }
  return { ...kept, ...left, ...now }
}

const pick = (from: ByWay, ...keys: (keyof ByWay)[]): Partial<ByWay> =>
  Object.fromEntries(Object.entries(from).filter(([key]) => keys.some((each) => each === key)))

async function stopReferral(tx: Tx, holder: Ctx, held: Held): Promise<void> {
  await changeAnswer(tx, holder, held, { purpose: 'victim_service', answer: 'no', alone: true })
}

type Change = { to: ContactWanted['to']; details: PersonDetails | null; id: string }

async function put(tx: Tx, holder: Ctx, held: Held, { to, details, id }: Change): Promise<void> {
  const sealed = details && holder.vault.sealPerson(id, details)
  const change = {
    at: holder.clock.now(),
    to,
    privacy: details ? (details.name ? 'named' : 'contact_only') : 'anonymous',
    canContact: to === 'reachable' ? 'yes' : 'follow_up_only',
    ...personInCase(held.role),
    person: sealed && {
      id,
      keyId: sealed.keyId,
      wrapped: base64(sealed.wrapped),
      sealed: base64(sealed.sealed),
      tokens: sealed.tokens.map(({ kind, token }) => ({ kind, token: base64(token) })),
    },
  }
  await sql`select app.change_contact(${JSON.stringify(change)}::jsonb)`.execute(tx)
  if (change.privacy === 'anonymous') await forgetPeopleAffected(tx, change.at)
}

// As logging a case names whoever reported (cases/reporter.ts).
const personInCase = (reporterRole: string) =>
  reporterRole === 'affected'
    ? { role: 'affected', label: say.contact.label.affected }
    : { role: reporterRole === 'witness' ? 'witness' : 'reporter', label: say.contact.label.told }

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
