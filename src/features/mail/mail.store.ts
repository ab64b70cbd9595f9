// All SQL of mail. Reading what to send and marking it is the system's; the list is the administrators'.
import { type Expression, sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import {
  type Channel,
  KEEPSAKE,
  isPublicTemplate,
  isStaffTemplate,
  type MailParams,
  type MailStatus,
  MAIL_STATUSES,
  type Template,
} from './mail.ts'
import type { OwnWords } from './words.ts'

export type WaitingMail = {
  id: string
  template: Template
  params: MailParams
  reportId: string | null
  secretSealed: Buffer | null
  attempts: number
  createdAt: Date
  toUser: { email: string; active: boolean } | null
}

/** One mail that waits, counted as tried now. `bounceHash`: by which notices about it are known. null: it waits no more. */
export async function takeMail(
  tx: Tx,
  id: string,
  { at, bounceHash }: { at: Date; bounceHash: Buffer },
): Promise<WaitingMail | null> {
  const row = await tx
    .updateTable('mails')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), tried_at: at, bounce_hash: bounceHash }))
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .returning([
      'id',
      'template',
      'params',
      'report_id',
      'secret_sealed',
      'attempts',
      'created_at',
      'to_user_id',
    ])
    .executeTakeFirst()
  if (!row) return null
  const user = row.to_user_id
    ? await tx
        .selectFrom('staff_users')
        .select(['email', 'status'])
        .where('id', '=', row.to_user_id)
        .executeTakeFirstOrThrow()
    : null
  return {
    id: row.id,
    template: toTemplate(row.template),
    params: toParams(row.params),
    reportId: row.report_id,
    secretSealed: row.secret_sealed,
    attempts: row.attempts,
    createdAt: row.created_at,
    toUser: user && { email: user.email, active: user.status !== 'disabled' },
  }
}

/** What a mail about the partnership needs: its name, the names that must not be in mail to people, its own words. */
export async function readHouse(
  tx: Tx,
  template: Template,
): Promise<{ name: string; names: string[]; own: OwnWords }> {
  const partnership = await tx.selectFrom('partnership').select(['name']).executeTakeFirst()
  if (template === KEEPSAKE) return { name: '', names: await namesOf(tx), own: null }
  if (!isPublicTemplate(template)) return { name: partnership?.name ?? '', names: [], own: null }
  const own = await tx
    .selectFrom('mail_words')
    .select(['subject', 'body'])
    .where('template', '=', template)
    .executeTakeFirst()
  return { name: partnership?.name ?? '', names: await namesOf(tx), own: own ?? null }
}

/** The names of the partnership and its agencies. */
export async function namesOf(tx: Tx): Promise<string[]> {
  const partnership = await tx.selectFrom('partnership').select(['name']).executeTakeFirst()
  const agencies = await tx
    .selectFrom('agencies')
    .select(['name', 'short_name'])
    .orderBy('id')
    .limit(500)
    .execute()
  return [
    ...(partnership ? [partnership.name] : []),
    ...agencies.flatMap(({ name, short_name }) => [name, short_name]),
  ]
}

/** Marks a waiting mail as sent, with how; its link's secret is wiped. `providerId`: what to ask by whether it arrived. */
export async function markSent(
  tx: Tx,
  id: string,
  sent: { at: Date; channel: Channel; providerId: string | null },
): Promise<void> {
  await tx
    .updateTable('mails')
    .set({
      status: 'sent',
      sent_at: sent.at,
      channel: sent.channel,
      provider_id: sent.providerId,
      last_problem: null,
      secret_sealed: null,
    })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .execute()
}

/** Gives a waiting mail up, with the kind of problem. false: it did not wait any more. */
export async function markFailed(tx: Tx, id: string, problem: string): Promise<boolean> {
  const done = await tx
    .updateTable('mails')
    .set({ status: 'failed', last_problem: problem, secret_sealed: null })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Notes why a mail still waits. */
export async function noteProblem(tx: Tx, id: string, problem: string): Promise<void> {
  await tx
    .updateTable('mails')
    .set({ last_problem: problem })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .execute()
}

/** A report's reference, and the queue that is told when a mail about it was not delivered. */
export function reportOf(tx: Tx, reportId: string) {
  return tx
    .selectFrom('reports')
    .select(['id', 'reference', 'agency_id'])
    .where('id', '=', reportId)
    .executeTakeFirst()
}

const SWEEP_MAX = 500

/**
 * Queues a job for each mail that was last tried before `triedBefore`; one that still has a job keeps it. `toStaff`: theirs
 * too, which waits for a mail server; what is for people is looked at without one as well, since it must not wait for long.
 */
export async function requeueWaiting(tx: Tx, triedBefore: Date, toStaff: boolean): Promise<number> {
  const { rows } = await sql`
    select app.add_job('send-mail', jsonb_build_object('mailId', m.id), null, m.id::text)
    from (select id from mails where status = 'waiting' and (to_user_id is null or ${toStaff}) and (tried_at is null or tried_at < ${triedBefore} or last_problem = 'no-server')
      order by tried_at nulls first, id limit ${SWEEP_MAX}) m`.execute(tx)
  return rows.length
}

export type MailRow = {
  id: string
  createdAt: Date
  template: Template
  params: MailParams
  toName: string | null
  toAgency: string | null
  status: MailStatus
  attempts: number
  problem: string | null
}

const listed = (tx: Tx) =>
  tx
    .selectFrom('mails as m')
    .leftJoin('staff_users as u', 'u.id', 'm.to_user_id')
    .leftJoin('agencies as a', 'a.id', 'u.agency_id')
    .select([
      'm.id',
      'm.created_at',
      'm.template',
      'm.params',
      'm.status',
      'm.attempts',
      'm.last_problem',
      'u.name as to_name',
      'a.short_name as to_agency',
    ])

/** A page of mail, newest first, from after the mail `before`. */
export async function listMails(
  tx: Tx,
  options: { status: MailStatus | null; before: string | null; limit: number },
): Promise<MailRow[]> {
  let query = listed(tx).orderBy('m.created_at', 'desc').orderBy('m.id', 'desc').limit(options.limit)
  if (options.status) query = query.where('m.status', '=', options.status)
  if (options.before) {
    const start = sql`(select created_at, id from mails where id = ${options.before})`
    query = query.where(sql<boolean>`(m.created_at, m.id) < ${start}` satisfies Expression<boolean>)
  }
  return (await query.execute()).map(toRow)
}

/** One mail as the list shows it. */
export async function findMail(tx: Tx, id: string): Promise<MailRow | null> {
  const row = await listed(tx).where('m.id', '=', id).executeTakeFirst()
  return row ? toRow(row) : null
}

/** Whether any mail waits for want of a mail server. */
export async function waitsForServer(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('mails')
    .select('id')
    .where('status', '=', 'waiting')
    .where('last_problem', '=', 'no-server')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The sealed secret of a waiting mail to somebody of the administrator's own agency; the trail has it. */
export async function readSecret(tx: Tx, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{ secret: Buffer | null }>`select app.open_mail_secret(${id}) as secret`.execute(
    tx,
  )
  return rows[0]?.secret ?? null
}

type Row = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]
function toRow(row: Row): MailRow {
  return {
    id: row.id,
    createdAt: row.created_at,
    template: toTemplate(row.template),
    params: toParams(row.params),
    toName: row.to_name,
    toAgency: row.to_agency,
    status: MAIL_STATUSES.find((each) => each === row.status) ?? 'failed',
    attempts: row.attempts,
    problem: row.last_problem,
  }
}

function toTemplate(text: string): Template {
  if (isStaffTemplate(text) || isPublicTemplate(text) || text === KEEPSAKE) return text
  throw new Error('a mail has a template that this program does not know')
}

// Only queueMail writes it, from the same type.
const toParams = (params: unknown) => params as MailParams

/** The partnership's own words for a template, with their version. */
export async function findWords(tx: Tx, template: string) {
  const row = await tx
    .selectFrom('mail_words')
    .select(['subject', 'body', 'version'])
    .where('template', '=', template)
    .executeTakeFirst()
  return row ?? null
}

type WordsRow = { template: string; subject: string; body: string; version: number }

/** Writes words whose last version was `version` (0: there were none). false: there is another version by now. */
export async function saveWords(tx: Tx, words: WordsRow, at: Date, by: string): Promise<boolean> {
  const { template, subject, body, version } = words
  const changed = { subject, body, changed_at: at, changed_by: by, version: version + 1 }
  if (version === 0) {
    const added = await tx
      .insertInto('mail_words')
      .values({ template, ...changed })
      .onConflict((on) => on.doNothing())
      .executeTakeFirst()
    return added.numInsertedOrUpdatedRows === 1n
  }
  const done = await tx
    .updateTable('mail_words')
    .set(changed)
    .where('template', '=', template)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
