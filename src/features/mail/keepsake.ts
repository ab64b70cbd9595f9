// A message to an address that somebody typed once, to have their number with them. Address and words are sealed together
// under the application's own key and wiped when it has gone: nothing of it stays but that it was sent.
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Vault } from '../../access/vault.ts'
import { openText, seal } from '../../platform/crypto/envelope.ts'
import { newId } from '../../platform/ids.ts'

const keepsakeSchema = z.object({
  channel: z.enum(['email', 'sms']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
})
export type Keepsake = z.infer<typeof keepsakeSchema>

const PURPOSE = 'keepsake'

/**
 * Writes it down for whoever holds a report's code (see `asHolder`), with the job that sends it. False: the code opens
 * nothing, or three were sent for this report already (migration 0033).
 */
export async function queueKeepsake(
  tx: Tx,
  ctx: Pick<Ctx, 'vault' | 'clock'>,
  keepsake: Keepsake,
): Promise<boolean> {
  const sealed = seal(ctx.vault.secrets.links, JSON.stringify(keepsake), PURPOSE)
  const { rows } = await sql<{ done: boolean }>`
    select app.send_once(${newId()}, ${sealed}, ${ctx.clock.now()}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

/** What is to be sent. Throws SealBroken where it was altered. */
export const openKeepsake = (vault: Pick<Vault, 'secrets'>, sealed: Buffer): Keepsake =>
  keepsakeSchema.parse(JSON.parse(openText(vault.secrets.links, sealed, PURPOSE)))
