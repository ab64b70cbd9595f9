// A report that is made from the page of another, by whoever holds its code: staff are shown that both may be about the same
// (migration 0047). The form carries the hash of the code, sealed: it opens nothing, and nobody can name another's code by it.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { open, seal } from '../../platform/crypto/envelope.ts'
import { hashToken } from '../../platform/crypto/tokens.ts'

/** The field in which the form carries it. */
export const TOLD_WITH = 'with'
const AAD = 'told with'

/** The code of a report, for the form that is begun from its page. */
export const sealToldWith = ({ vault }: Pick<Ctx, 'vault'>, code: string): string =>
  seal(keyOf(vault), hashToken(code), AAD).toString('base64url')

/** The hash of the code that was sealed; null where nothing of ours was. */
export function openToldWith({ vault }: Pick<Ctx, 'vault'>, text: string): Buffer | null {
  if (text === '') return null
  try {
    return open(keyOf(vault), Buffer.from(text, 'base64url'), AAD)
  } catch {
    return null
  }
}

/** Writes down that a new report was made with the code of another. Nothing where that code is none any more. */
export async function keepToldWith(tx: Tx, submission: Buffer, followUp: Buffer): Promise<void> {
  await sql`select app.keep_same_secret(${submission}, ${followUp})`.execute(tx)
}

const keyOf = ({ secrets }: Ctx['vault']): KeyObject =>
  createSecretKey(createHmac('sha256', secrets.forms).update(AAD, 'utf8').digest())
