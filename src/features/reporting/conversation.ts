// The conversation between the person and whoever looks after their report. What is sent twice is one message; what says
// something else is another, whichever form it came from. Nothing is marked as read that was not on somebody's page.
import { sql } from 'kysely'
import { record } from '../../access/audit.ts'
import type { Ctx, StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Vault } from '../../access/vault.ts'
import { type Day, londonDay } from '../../platform/calendar/london.ts'
import { keyedId } from '../../platform/crypto/keyed-hash.ts'
import { isUuid, newId } from '../../platform/ids.ts'
import { claimUploads } from '../evidence/index.ts'
import { queueMail, queueMails, type StaffTemplate } from '../mail/index.ts'
import { meetClock } from '../standard/index.ts'
import { againInWords } from './follow-up/again-words.ts'
import { addedInWords } from './follow-up/added/added-words.ts'
import { keepPeopleToldLater, type NamedOthers } from './people-affected.ts'
import type { About, Told } from './report-message.ts'
import { insertMessage, type MessageRow, markRead, messagesOf, tellTimeline } from './reports.store.ts'

export type Message = {
  id: string
  reportId: string
  at: Date
  fromPerson: boolean
  readAt: Date | null
  text: string | null
  /** What the person came back for, where it was not only to write; and the day of what happened since. */
  about: About | null
  occurredOn: Day | null
  /** How many files came with it. */
  files: number
}
/** Words for the conversation. `once` came with the form; `files` is its token, under which files were added. */
export type Words = { text: string; once: string; files?: string }

/** Words that the person came back with, and what they are about. */
export type OwnWords = Words & {
  about?: About
  occurredOn?: Day | null
  /** Of a question answered later: which one, and what was chosen. */
  told?: Told
  /** What they add must be known at once to whoever keeps people safe. */
  safeguarding?: boolean
  /** Further people affected, who agreed that we know who they are. */
  others?: NamedOthers | undefined
}

export const MESSAGE_CHARS_MAX = 5_000
// A second message within the hour needs no second mail: the first is still to be read.
const MAIL_AGAIN_MS = 3_600_000

/** Whether the person wrote this and nobody has read it yet. */
export const isUnread = (message: Pick<Message, 'fromPerson' | 'readAt'>): boolean =>
  message.fromPerson && message.readAt === null

/** Opens the messages of a report through the vault, oldest first. `wanted`: only some of them. */
export async function readMessages(
  tx: Tx,
  vault: Vault,
  reportId: string,
  wanted: (row: MessageRow) => boolean = () => true,
): Promise<Message[]> {
  const messages: Message[] = []
  // One sealed text at a time: each is opened by a function that decides sight and writes the trail.
  for (const { textId, ...row } of (await messagesOf(tx, reportId)).filter(wanted))
    messages.push({ ...row, reportId, text: shown(row, await vault.readText(tx, textId)) })
  return messages
}

// What was added later is sealed as answers, and read in the words and the language of whoever reads.
function shown({ about, at }: Pick<MessageRow, 'about' | 'at'>, text: string | null): string | null {
  if (text === null) return null
  if (about === 'again' || about === 'another') return againInWords(text)
  return about === 'added' ? addedInWords(text, londonDay(at)) : text
}

/** Keeps what the person wrote and tells whoever looks after it, by a mail that says only where. False: a repeat. */
export async function keepFromPerson(
  tx: Tx,
  holder: Ctx,
  report: { id: string; reference: string },
  words: OwnWords,
): Promise<boolean> {
  const { about = null, occurredOn = null } = words
  const before = await messagesOf(tx, report.id)
  const { told = null, safeguarding = false, others = [] } = words
  // Another name is another message, whatever else was said again.
  const more = others.length > 0 ? [JSON.stringify(others)] : []
  const id = idOf(holder.vault, report.id, [about, occurredOn, ...more].join(), words)
  if (before.some((message) => message.id === id))
    return repeated(tx, holder, { reportId: report.id, messageId: id }, words)
  const at = holder.clock.now()
  const textId = await holder.vault.addText(tx, 'message', words.text, at)
  await insertMessage(tx, { id, reportId: report.id, at, authorId: null, textId, about, occurredOn, told })
  if (others.length > 0) await keepPeopleToldLater(tx, holder, others, at)
  if (safeguarding) await sql`select app.mark_own_safeguarding(${at})`.execute(tx)
  await bringFiles(tx, holder, { reportId: report.id, messageId: id }, words)
  const happened = about === 'again' || about === 'another'
  await tellTimeline(tx, {
    reportId: report.id,
    at,
    ...(happened
      ? { kind: `report.${about}`, audience: 'person' as const }
      : { kind: 'report.message', audience: 'partners' as const }),
  })
  await record(tx, holder, {
    action: happened ? 'report.incident' : 'report.message',
    subjectKind: 'report',
    subjectId: report.id,
  })
  const justTold = before.some(
    (message) => isUnread(message) && at.getTime() - message.at.getTime() < MAIL_AGAIN_MS,
  )
  // What happened since waits for no earlier mail to be read.
  if (happened) await tellHolders(tx, holder, report, 'happened-again')
  else if (!justTold && about !== 'call') await tellHolders(tx, holder, report, 'message-waiting')
  return true
}

/** Writes to whoever looks after the report, or may read its queue; the caller holds its code. */
export async function tellHolders(
  tx: Tx,
  ctx: Ctx,
  { id, reference }: { id: string; reference: string },
  template: StaffTemplate,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from app.message_readers(${id}) as id`.execute(tx)
  await queueMails(
    tx,
    ctx.clock,
    rows.map(({ id: toUserId }) => ({
      template,
      toUserId,
      reportId: id,
      params: { reference },
    })),
  )
}

/** Whom a reply goes to. `mayWrite`: they said that they may be written to outside the follow-up page as well. */
export type Recipient = {
  reportId: string
  caseId: string | null
  personId: string | null
  mayWrite: boolean
}

/**
 * Writes to the person on the follow-up page. That is contact: it meets the clocks of the case that wait for it. `seen`:
 * the messages that were on the writer's page, which are read now. False: a repeat, and nothing was done.
 */
export async function sayToPerson(
  tx: Tx,
  ctx: StaffCtx,
  to: Recipient,
  { seen, ...words }: Words & { seen: readonly string[] },
): Promise<boolean> {
  const { reportId, caseId, personId, mayWrite } = to
  const at = ctx.clock.now()
  await markRead(tx, reportId, true, at, seen)
  const id = idOf(ctx.vault, reportId, ctx.actor.userId, words)
  if ((await messagesOf(tx, reportId)).some((message) => message.id === id))
    return repeated(tx, ctx, { reportId, messageId: id }, words)
  const textId = await ctx.vault.addText(tx, 'message', words.text, at)
  await insertMessage(tx, {
    id,
    reportId,
    at,
    authorId: ctx.actor.userId,
    textId,
    about: null,
    occurredOn: null,
  })
  await bringFiles(tx, ctx, { reportId, messageId: id }, words)
  await tellTimeline(tx, {
    reportId,
    at,
    kind: 'report.replied',
    audience: 'person',
    actorId: ctx.actor.userId,
    agencyId: ctx.actor.agencyId,
  })
  for (const kind of caseId ? (['first_contact', 'victim_update'] as const) : [])
    await meetClock(tx, ctx, { kind, caseId: caseId ?? '' })
  await record(tx, ctx, { action: 'report.reply', subjectKind: 'report', subjectId: reportId })
  if (personId && mayWrite)
    await queueMail(tx, ctx.clock, { template: 'update', toPersonId: personId, reportId })
  return true
}

async function bringFiles(
  tx: Tx,
  ctx: Pick<Ctx, 'clock'>,
  to: { reportId: string; messageId: string },
  { files }: Words,
): Promise<void> {
  if (files) await claimUploads(tx, ctx, { ...to, submissionToken: files })
}

// The words are there already; a file that was added when the form came again goes with them all the same.
async function repeated(...bringing: Parameters<typeof bringFiles>): Promise<false> {
  await bringFiles(...bringing)
  return false
}

// From what was written, by whom and on which form: the same is one row, anything else another. A form without an id of
// its own is taken as new each time.
const idOf = (vault: Vault, reportId: string, author: string, { text, once }: Words): string =>
  isUuid(once) ? keyedId(vault.secrets.forms, 'message', [reportId, author, once, text]) : newId()
