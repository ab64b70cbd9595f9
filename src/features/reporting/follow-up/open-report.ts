// Coming back with a reference and a code: what the person sees, and what they may add. The code opens one report and
// travels in the body of requests only.
import type { Actor } from '../../../access/actor.ts'
import { record } from '../../../access/audit.ts'
import { actingAs, type Ctx, type Services } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { hashToken } from '../../../platform/crypto/tokens.ts'
import { isUuid, newId } from '../../../platform/ids.ts'
import { normaliseFollowUpCode } from '../../../platform/ids/follow-up-code.ts'
import { parseReference } from '../../../platform/ids/reference.ts'
import { isTaken } from '../submit-report.ts'
import {
  type ConsentRow,
  consentsOf,
  type FollowedReport,
  followedReport,
  insertMessage,
  markRead,
  messagesOf,
  type TimelineRow,
  timelineOf,
} from '../reports.store.ts'

export type Message = { id: string; at: Date; fromPerson: boolean; text: string | null }
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
    await markRead(tx, report.id, false, holder.clock.now())
    const rows = await messagesOf(tx, report.id)
    const messages: Message[] = []
    // One sealed text at a time: each is opened by a function that decides sight.
    for (const row of rows) messages.push({ ...row, text: await holder.vault.readText(tx, row.textId) })
    return {
      report,
      messages,
      timeline: await timelineOf(tx, report.id),
      consents: await consentsOf(tx, report.id),
    }
  })
}

/** Adds a message from the person. `messageId` came with the form, so that sending twice is one message. */
export async function addMessage(holder: Ctx, key: Key, text: string, messageId: string): Promise<boolean> {
  try {
    return await keepMessage(holder, key, text, isUuid(messageId) ? messageId : newId())
  } catch (fault) {
    // The same form in parallel, which the second look finds; or an id that is somebody else's, and so is not used.
    if (!isTaken(fault)) throw fault
    return keepMessage(holder, key, text, newId(), messageId)
  }
}

function keepMessage(holder: Ctx, key: Key, text: string, id: string, known = id): Promise<boolean> {
  return holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) return false
    if ((await messagesOf(tx, report.id)).some((message) => message.id === known)) return true
    const at = holder.clock.now()
    const textId = await holder.vault.addText(tx, 'message', text, at)
    await insertMessage(tx, { id, reportId: report.id, at, authorId: null, textId })
    await note(tx, holder, report.id, 'report.message')
    return true
  })
}

const note = (tx: Tx, holder: Ctx, reportId: string, action: string) =>
  record(tx, holder, { action, subjectKind: 'report', subjectId: reportId })
