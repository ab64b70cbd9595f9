// Mail is written down in the transaction that causes it, with the job that sends it: neither exists without the other.
import type { Tx } from '../../access/db.ts'
import type { Vault } from '../../access/vault.ts'
import type { Clock } from '../../platform/clock.ts'
import { openText, seal } from '../../platform/crypto/envelope.ts'
import { newId } from '../../platform/ids.ts'
import { enqueueAll } from '../../platform/jobs/index.ts'
import type { MailParams, PublicTemplate, StaffTemplate } from './mail.ts'

/** A link's token as it rests in the database. Made by `sealSecret`; wiped once the mail has gone. */
export type SealedSecret = Buffer & { readonly __sealed: 'mail secret' }

export type NewMail = { reportId?: string; params?: MailParams; secret?: SealedSecret } & (
  | { template: StaffTemplate; toUserId: string }
  | { template: PublicTemplate; toPersonId: string }
)

const PURPOSE = 'mail secret'

/** Seals the token of a link for `queueMail`. */
export const sealSecret = (vault: Pick<Vault, 'secrets'>, token: string): SealedSecret =>
  seal(vault.secrets.links, token, PURPOSE) as SealedSecret

/** The token again. Throws SealBroken when it was altered or sealed under another installation's key. */
export const openSecret = (vault: Pick<Vault, 'secrets'>, sealed: Buffer): string =>
  openText(vault.secrets.links, sealed, PURPOSE)

/**
 * Writes one mail down and queues the job that sends it, both in the caller's transaction, as any role that writes.
 * Returns the mail's id. Whether a person may be written to at all is decided when it is sent, from what they said.
 */
export async function queueMail(tx: Tx, clock: Clock, mail: NewMail): Promise<string> {
  const id = newId()
  await write(tx, clock, [{ id, mail }])
  return id
}

/** As queueMail, for several at once: two statements however many there are. */
export async function queueMails(tx: Tx, clock: Clock, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return
  await write(
    tx,
    clock,
    mails.map((mail) => ({ id: newId(), mail })),
  )
}

async function write(tx: Tx, clock: Clock, mails: { id: string; mail: NewMail }[]): Promise<void> {
  const at = clock.now()
  await tx
    .insertInto('mails')
    .values(
      mails.map(({ id, mail }) => ({
        id,
        template: mail.template,
        to_user_id: 'toUserId' in mail ? mail.toUserId : null,
        to_person_id: 'toPersonId' in mail ? mail.toPersonId : null,
        report_id: mail.reportId ?? null,
        params: JSON.stringify(mail.params ?? {}),
        secret_sealed: mail.secret ?? null,
        created_at: at,
      })),
    )
    .execute()
  await enqueueAll(
    tx,
    'send-mail',
    mails.map(({ id }) => ({ data: { mailId: id }, options: { singletonKey: id } })),
  )
}
