// The job that sends one mail. At least once: a crash between the server's yes and our note of it sends the mail again,
// under the same Message-ID, by which mailboxes drop the second (docs/decisions/0006).
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { keyedHash } from '../../platform/crypto/keyed-hash.ts'
import { hashToken } from '../../platform/crypto/tokens.ts'
import type { Mailer } from '../../platform/mail/transport.ts'
import type { Notify } from '../../platform/notify/notify.ts'
import { type Target, targetOf, type WaysSince } from './channel.ts'
import { openKeepsake } from './keepsake.ts'
import { isPublicTemplate, KEEPSAKE } from './mail.ts'
import {
  markFailed,
  markSent,
  noteProblem,
  reportOf,
  readHouse,
  takeMail,
  type WaitingMail,
} from './mail.store.ts'
import type { Words } from './messages.en.ts'
import { openSecret } from './queue-mail.ts'
import { tellNotDelivered } from './tell-not-delivered.ts'
import { type Languages, writerIn } from './their-language.ts'
import { betrayingWord, wordsOf } from './words.ts'

export type SenderSettings = {
  /** null: no mail server is set. Mail to staff waits for one; what is for people stands on the follow-up page only. */
  mailer: Mailer | null
  /** null: no texts and letters; what would go by them stands on the follow-up page only. */
  notify: Notify | null
  /** Since when each way has been set up. Absent: always. */
  waysSince?: WaysSince | undefined
  /** How many hours something for a person may wait. */
  hoursMax?: number | undefined
  /** Where the site is, such as https://report.example.org. */
  origin: string
  /** The words of other languages, for messages to people. Absent: all are in English. */
  languages?: Languages | undefined
}

/** The mail server did not take it yet: thrown, so that the job is tried again. */
export class NotYet extends Error {
  override name = 'NotYet'
}

const TRIES_MAX = 60
/** Our own choice (docs/settings.md): what is told two days late may come when somebody else holds the phone. */
export const HOURS_MAX = 48
const HOUR_MS = 3_600_000

type Prepared = {
  target: Target
  mail: WaitingMail
  write: () => Words
  /** In which a person reads. null: English. */
  locale: string | null
  /** What must not be in it besides what the stems say, where it goes to a person. null: it goes to staff. */
  names: readonly string[] | null
}

/** Sends one waiting mail, as the system. Throws NotYet for what may go through later. */
export async function sendMail(settings: SenderSettings, ctx: Ctx, mailId: string): Promise<void> {
  const prepared = await ctx.db.transaction((tx) => prepare(tx, settings, ctx, mailId))
  if (!prepared) return
  const { mail, target, names } = prepared
  const words = (await writerIn(settings.languages, prepared.locale))(prepared.write)
  // The words were checked when they were set; an agency may have been given a new name since.
  if (names && betrays(words, names)) {
    await ctx.db.transaction((tx) => giveUp(tx, ctx, mail, 'betraying'))
    return
  }
  const result = await hand(settings, target, words, {
    id: mail.id,
    bounceToken: mail.toUser ? undefined : bounceTokenOf(ctx, mail.id),
  })
  if (result === 'no-server') return ctx.db.transaction((tx) => noteProblem(tx, mailId, 'no-server'))
  if (result.accepted) {
    const sent = { at: ctx.clock.now(), channel: target.channel, providerId: result.id }
    return ctx.db.transaction((tx) => markSent(tx, mail.id, sent))
  }
  const lasting = !result.temporary || mail.attempts >= TRIES_MAX
  await ctx.db.transaction((tx) =>
    lasting
      ? giveUp(tx, ctx, mail, `${result.temporary ? 'gave-up' : 'refused'}:${result.code}`)
      : noteProblem(tx, mail.id, `temporary:${result.code}`),
  )
  if (!lasting) throw new NotYet(result.code)
}

type Handed = { accepted: true; id: string | null } | { accepted: false; temporary: boolean; code: string }

/** The secret in the envelope of one mail, by which a notice about it is known: the same however often it is tried. */
export const bounceTokenOf = ({ vault }: Pick<Ctx, 'vault'>, mailId: string): string =>
  keyedHash(vault.secrets.links, 'bounce', [mailId]).subarray(0, 16).toString('hex')

/** Hands it to whatever carries it. */
async function hand(
  { mailer, notify }: SenderSettings,
  target: Target,
  { subject, text }: Words,
  mail: { id: string; bounceToken: string | undefined },
): Promise<Handed | 'no-server'> {
  if (target.channel === 'email') {
    if (!mailer) return 'no-server'
    const result = await mailer.sendMail({ to: target.to, subject, text, ...mail })
    return result.accepted ? { accepted: true, id: null } : result
  }
  if (!notify) return 'no-server'
  const message = text.trim()
  return target.channel === 'sms'
    ? notify.sendText(target.to, message, mail.id)
    : notify.sendLetter(target.to, message, mail.id)
}

async function prepare(tx: Tx, settings: SenderSettings, ctx: Ctx, mailId: string): Promise<Prepared | null> {
  const at = ctx.clock.now()
  const mail = await takeMail(tx, mailId, { at, bounceHash: hashToken(bounceTokenOf(ctx, mailId)) })
  if (!mail) return null
  const waited = at.getTime() - mail.createdAt.getTime()
  if (!mail.toUser && waited > (settings.hoursMax ?? HOURS_MAX) * HOUR_MS)
    return giveUp(tx, ctx, mail, 'too-old')
  if (mail.template === KEEPSAKE) return prepareKeepsake(tx, settings, ctx, mail)
  const person = mail.toUser ? null : await ctx.vault.contactForMail(tx, mail.id)
  const target = mail.toUser ? staffAddress(mail.toUser) : targetOf(person, waysOf(settings))
  if ('problem' in target) return giveUp(tx, ctx, mail, target.problem)
  const house = await readHouse(tx, mail.template)
  const token = mail.secretSealed ? openSecret(ctx.vault, mail.secretSealed) : null
  // A person knows the number of what they told us, and no other.
  const reference =
    isPublicTemplate(mail.template) && mail.reportId && (await reportOf(tx, mail.reportId))?.reference
  const params = reference ? { ...mail.params, reference } : mail.params
  const mayName = person?.details.safeContact?.maySayWhoWeAre ?? false
  const about = { params, origin: settings.origin, partnership: house.name, token, own: house.own, mayName }
  return {
    target,
    mail,
    write: () => wordsOf(mail.template, about),
    locale: person?.details.language ?? null,
    names: isPublicTemplate(mail.template) ? house.names : null,
  }
}

async function prepareKeepsake(
  tx: Tx,
  settings: SenderSettings,
  ctx: Ctx,
  mail: WaitingMail,
): Promise<Prepared | null> {
  if (!mail.secretSealed) return giveUp(tx, ctx, mail, 'no-address')
  // Its words were written by whoever asked for it, in the language that they read.
  const { channel, to, ...words } = openKeepsake(ctx.vault, mail.secretSealed)
  if (!waysOf(settings)[channel]) return giveUp(tx, ctx, mail, 'page-only')
  const { names } = await readHouse(tx, mail.template)
  return { target: { channel, to }, mail, write: () => words, locale: null, names }
}

const waysOf = ({ mailer, notify, waysSince }: SenderSettings) => ({
  email: mailer !== null,
  sms: notify?.texts ?? false,
  letter: notify?.letters ?? false,
  since: waysSince,
})

const staffAddress = (user: { email: string; active: boolean }): Target | { problem: string } =>
  user.active ? { channel: 'email', to: user.email } : { problem: 'disabled' }

const betrays = (words: Words, names: readonly string[]) =>
  betrayingWord(`${words.subject}\n${words.text.replaceAll(/https?:\S+/g, '')}`, names) !== null

// Whoever looks after the report sees that the person was not reached.
async function giveUp(tx: Tx, ctx: Ctx, mail: WaitingMail, problem: string): Promise<null> {
  if (!(await markFailed(tx, mail.id, problem))) return null
  await record(tx, ctx, {
    action: 'mail.give-up',
    subjectKind: 'mail',
    subjectId: mail.id,
    detail: { problem },
  })
  // That nothing was sent where nothing was promised stands beside what was sent, and is nothing that went wrong.
  const isWrong = !['page-only', 'not-promised', 'not-safe'].includes(problem)
  const report =
    mail.reportId && isPublicTemplate(mail.template) && isWrong
      ? await reportOf(tx, mail.reportId)
      : undefined
  if (report) await tellNotDelivered(tx, ctx, report, problem.split(':')[0] ?? problem)
  return null
}
