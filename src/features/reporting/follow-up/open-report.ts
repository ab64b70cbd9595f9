// Coming back with a reference and a code: what the person sees, and what they may add. The code opens one report and
// travels in the body of requests only.
import type { Actor } from '../../../access/actor.ts'
import { actingAs, type Ctx, type Services } from '../../../access/ctx.ts'
import { hashToken } from '../../../platform/crypto/tokens.ts'
import { normaliseFollowUpCode } from '../../../platform/ids/follow-up-code.ts'
import { parseReference } from '../../../platform/ids/reference.ts'
import { keepFromPerson, type Message, readMessages, type Words } from '../conversation.ts'
import { isTaken } from '../submit-report.ts'
import {
  type ConsentRow,
  consentsOf,
  type FollowedReport,
  followedReport,
  markRead,
  type TimelineRow,
  timelineOf,
} from '../reports.store.ts'

export type FollowUp = {
  report: FollowedReport
  timeline: TimelineRow[]
  messages: Message[]
  consents: ConsentRow[]
}
/** A reference and a code that could open something. */
export type Key = { reference: string; code: string }

/** The key in its proper form; null where either part cannot be one. */
export function readKey(typed: { reference: string; code: string }, shortCode: string): Key | null {
  const reference = parseReference(typed.reference, shortCode)
  const code = normaliseFollowUpCode(typed.code)
  return reference && code ? { reference, code } : null
}

/** A context that holds the code: the database then opens the one report it belongs to. */
export const asHolder = (services: Services, ctx: Ctx<Actor>, key: Key): Ctx =>
  actingAs(services, ctx, { kind: 'public', followUp: hashToken(key.code).toString('hex') })

/** Everything that the holder of the key may see; null when the two do not go together. Marks our messages as read. */
export async function openFollowUp(holder: Ctx, key: Key): Promise<FollowUp | null> {
  return holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) return null
    const messages = await readMessages(tx, holder.vault, report.id)
    const seen = messages.map(({ id }) => id)
    await markRead(tx, report.id, false, holder.clock.now(), seen)
    return {
      report,
      messages,
      timeline: await timelineOf(tx, report.id),
      consents: await consentsOf(tx, report.id),
    }
  })
}

/** Adds a message from the person. `once` came with the form: the same words sent twice are one message. */
export async function addMessage(holder: Ctx, key: Key, words: Words): Promise<boolean> {
  try {
    return await keepMessage(holder, key, words)
  } catch (fault) {
    // The same form in parallel: the second look finds what it kept.
    if (!isTaken(fault)) throw fault
    return keepMessage(holder, key, words)
  }
}

function keepMessage(holder: Ctx, key: Key, words: Words): Promise<boolean> {
  return holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) return false
    await keepFromPerson(tx, holder, report, words)
    return true
  })
}
