// The job that sends one mail. At least once: a crash between the server's yes and our note of it sends the mail again,
// under the same Message-ID, by which mailboxes drop the second (docs/decisions/0006).
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { PersonDetails } from '../../access/vault.ts'
import { newId } from '../../platform/ids.ts'
import type { Mailer } from '../../platform/mail/transport.ts'
import { isPublicTemplate } from './mail.ts'
import {
  markFailed,
  markSent,
  noteProblem,
  reportOf,
  readHouse,
  takeMail,
  type WaitingMail,
} from './mail.store.ts'
import { openSecret } from './queue-mail.ts'
import { betrayingWord, wordsOf } from './words.ts'

export type SenderSettings = {
  /** null: no mail server is set, and mail waits. */
  mailer: Mailer | null
  /** Where the site is, such as https://report.example.org. */
  origin: string
}

/** The mail server did not take it yet: thrown, so that the job is tried again. */
export class NotYet extends Error {
  override name = 'NotYet'
}

const TRIES_MAX = 60

type Prepared = { to: string; subject: string; text: string; mail: WaitingMail }

/** Sends one waiting mail, as the system. Throws NotYet for what may go through later. */
export async function sendMail(settings: SenderSettings, ctx: Ctx, mailId: string): Promise<void> {
  const { mailer } = settings
  if (!mailer) return ctx.db.transaction((tx) => noteProblem(tx, mailId, 'no-server'))
  const prepared = await ctx.db.transaction((tx) => prepare(tx, settings, ctx, mailId))
  if (!prepared) return
  const { to, subject, text, mail } = prepared
  const result = await mailer.sendMail({ to, subject, text, id: mail.id })
  if (result.accepted) return ctx.db.transaction((tx) => markSent(tx, mail.id, ctx.clock.now()))
  const lasting = !result.temporary || mail.attempts >= TRIES_MAX
  await ctx.db.transaction((tx) =>
    lasting
      ? giveUp(tx, ctx, mail, `${result.temporary ? 'gave-up' : 'refused'}:${result.code}`)
      : noteProblem(tx, mail.id, `temporary:${result.code}`),
  )
  if (!lasting) throw new NotYet(result.code)
}

async function prepare(tx: Tx, settings: SenderSettings, ctx: Ctx, mailId: string): Promise<Prepared | null> {
  const mail = await takeMail(tx, mailId, ctx.clock.now())
  if (!mail) return null
  const address = mail.toUser
    ? staffAddress(mail.toUser)
    : personAddress(await ctx.vault.contactForMail(tx, mail.id))
  if ('problem' in address) return giveUp(tx, ctx, mail, address.problem)
  const house = await readHouse(tx, mail.template)
  const token = mail.secretSealed ? openSecret(ctx.vault, mail.secretSealed) : null
  // A person knows the number of what they told us, and no other.
  const reference =
    isPublicTemplate(mail.template) && mail.reportId && (await reportOf(tx, mail.reportId))?.reference
  const params = reference ? { ...mail.params, reference } : mail.params
  const about = { params, origin: settings.origin, partnership: house.name, token, own: house.own }
  const words = wordsOf(mail.template, about)
  // The words were checked when they were set; an agency may have been given a new name since.
  if (isPublicTemplate(mail.template) && betrays(words, house.names))
    return giveUp(tx, ctx, mail, 'betraying')
  return { to: address.to, ...words, mail }
}

const staffAddress = (user: { email: string; active: boolean }) =>
  user.active ? { to: user.email } : { problem: 'disabled' }

/** Only where the person said that e-mail is safe (domain.md 2.2 D). */
function personAddress(details: PersonDetails | null): { to: string } | { problem: string } {
  if (!details?.email) return { problem: 'no-address' }
  if (!details.safeContact?.methods.includes('email')) return { problem: 'not-safe' }
  return { to: details.email }
}

const betrays = (words: { subject: string; text: string }, names: readonly string[]) =>
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
  const report =
    mail.reportId && isPublicTemplate(mail.template) ? await reportOf(tx, mail.reportId) : undefined
  if (report) {
    await tx
      .insertInto('timeline')
      .values({
        id: newId(),
        report_id: report.id,
        at: ctx.clock.now(),
        kind: 'mail.not-delivered',
        params: JSON.stringify({ problem: problem.split(':')[0] ?? problem }),
        audience: 'agency',
        agency_id: report.agency_id,
        rule: 'safe-contact',
      })
      .execute()
  }
  return null
}
